using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Answers and mutes as rows of table <c>worklist</c>, partition <c>reply~33.16.12</c>: <c>2010~000001</c>,
/// <c>2010~mute~000001</c> and, once somebody ended it, <c>2010~mute~000001~ended</c>.
/// </summary>
internal static class ReplyRows
{
    public const string PartitionPrefix = "reply~";
    private const string Muted = "mute";
    private const string EndedEnd = "ended";
    private const int NumberLength = 6;

    public enum RowKind
    {
        Reply,
        Mute,
        MuteEnd,
    }

    /// <summary>Whose row it is, what it is, and its number.</summary>
    /// <exception cref="UnreadableRowException">The keys are not ours.</exception>
    public static (VillageCode Village, RowKind Kind, int Number) KeyOf(TableEntity entity)
    {
        var row = entity.Reader();
        row.Check(
            entity.PartitionKey.StartsWith(PartitionPrefix, StringComparison.Ordinal), "PartitionKey",
            PartitionPrefix + " and a district");
        var district = DistrictCode.Parse(entity.PartitionKey[PartitionPrefix.Length..]);
        var (kind, number) = entity.RowKey.Split('~') switch
        {
            [_, var text] => (RowKind.Reply, text),
            [_, Muted, var text] => (RowKind.Mute, text),
            [_, Muted, var text, EndedEnd] => (RowKind.MuteEnd, text),
            _ => (RowKind.Reply, ""),
        };
        row.Check(number.Length == NumberLength, "RowKey", "a village's number, then six digits");
        return (VillageCode.Of(district, entity.RowKey.Split('~')[0]), kind, row.Digits(number));
    }

    public static TableEntity ToEntity(Reply reply)
    {
        var row = new RowWriter();
        row.Text("Role", reply.Role.ToString());
        row.Text("Kind", reply.Kind.ToString());
        row.Text("Slip", reply.Said.Slip);
        row.Text("Day", reply.Said.Day is { } day ? Text(day) : null);
        row.Text("Text", reply.Said.Text);
        row.Time("At", reply.At);
        row.Text("On", Text(reply.On));
        row.Text("Bills", string.Join(',', reply.Bills.Select(b => $"{b.Segment.Key()}~{b.Period}")));
        return row.ToEntity(PartitionOf(reply.Village), $"{reply.Village.Number}~{Number(reply.Number)}");
    }

    public static TableEntity ToEntity(Mute mute)
    {
        var row = new RowWriter();
        row.Text("By", mute.By);
        row.Text("Reason", mute.Reason);
        row.Text("From", Text(mute.From));
        row.Text("Until", Text(mute.Until));
        row.Time("At", mute.At);
        return row.ToEntity(PartitionOf(mute.Village), $"{mute.Village.Number}~{Muted}~{Number(mute.Number)}");
    }

    public static TableEntity ToEntity(Mute mute, Resumption end)
    {
        var row = new RowWriter();
        row.Text("By", end.By);
        row.Text("Reason", end.Reason);
        row.Time("At", end.At);
        return row.ToEntity(
            PartitionOf(mute.Village), $"{mute.Village.Number}~{Muted}~{Number(mute.Number)}~{EndedEnd}");
    }

    public static Reply ReadReply(TableEntity entity)
    {
        var (village, _, number) = KeyOf(entity);
        var row = entity.Reader();
        var kind = row.Enum<ReplyKind>("Kind");
        row.Check(row.Has("Day") == kind.IsOfPayment(), "Day", "a day exactly where the answer is on the payment");
        return new Reply(
            village,
            number,
            row.Enum<ContactRole>("Role"),
            new ReplyDraft(kind)
            {
                Slip = row.TextOrEmpty("Slip"),
                Day = kind.IsOfPayment() ? row.Day("Day") : null,
                Text = row.TextOrEmpty("Text"),
            },
            row.Time("At"),
            row.Day("On"),
            [.. row.TextOrEmpty("Bills").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(b => BillId.Parse($"{village}~{b}"))]);
    }

    public static Mute ReadMute(TableEntity entity)
    {
        var (village, _, number) = KeyOf(entity);
        var row = entity.Reader();
        return new Mute(
            village, number, row.Text("By"), row.Text("Reason"), row.Day("From"), row.Day("Until"), row.Time("At"));
    }

    public static Resumption ReadEnd(TableEntity entity)
    {
        var row = entity.Reader();
        return new Resumption(row.Text("By"), row.Text("Reason"), row.Time("At"));
    }

    /// <exception cref="UnreadableRowException">The row cannot be read; the message names it.</exception>
    public static void Check(TableEntity entity)
    {
        switch (KeyOf(entity).Kind)
        {
            case RowKind.Reply:
                ReadReply(entity);
                break;
            case RowKind.Mute:
                ReadMute(entity);
                break;
            default:
                ReadEnd(entity);
                break;
        }
    }

    public static string PartitionOf(DistrictCode district) => PartitionPrefix + district;

    private static string PartitionOf(VillageCode village) => PartitionOf(village.District);

    private static string Number(int number) => number.ToString("000000", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
