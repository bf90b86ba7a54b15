using System.Text.Json;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <content>Who is insured.</content>
internal static partial class RegisterRows
{
    public static TableEntity ToEntity(DistrictCode district, Roster roster)
    {
        var row = new RowWriter();
        row.Text("Payer", roster.Payer.ToString());
        row.LongText("Members", JsonSerializer.Serialize(
            [.. roster.Members.Select(ToJson)], RegistryJson.Default.MemberJsonArray));
        if (roster.LateChanges.Count > 0)
        {
            row.LongText("Late", JsonSerializer.Serialize(
                [
                    .. roster.LateChanges.Select(l => new LateJson(
                        ToJson(l.Member), l.First.ToString(), l.Last.ToString(), l.At.ToUniversalTime())),
                ],
                RegistryJson.Default.LateJsonArray));
        }

        return row.ToEntity(district.ToString(), RosterPrefix + roster.Village.Number);
    }

    public static Roster ReadRoster(VillageCode code, RowReader row) => new(
        code,
        row.Enum<PayerKind>("Payer"),
        [
            .. row.Elements("Members").Select((member, at) => ReadMember(row, member, at + 1)),
        ])
    {
        // Absent in rows written before there were any.
        LateChanges = !row.Has("Late00") ? []
            : [
                .. row.Json("Late", RegistryJson.Default.LateJsonArray).Select(late => new LateChange(
                    ReadMember(row, late.Member), Period.Parse(late.First), Period.Parse(late.Last), late.At)),
            ],
    };

    private static MemberJson ToJson(Member member) => new(
        member.Id,
        member.Segment.Key(),
        member.Group.ToString(),
        member.Risk.ToString(),
        member.Wage.Value,
        string.Join(',', member.Programs),
        member.IsTransportWorker)
    {
        From = member.From?.ToString(),
        To = member.To?.ToString(),
    };

    /// <summary>
    /// One that cannot be read is never left out: nobody would see who is no longer insured. Its place is named.
    /// </summary>
    private static Member ReadMember(RowReader row, JsonElement member, int number)
    {
        MemberJson? read = null;
        try
        {
            read = member.Deserialize(RegistryJson.Default.MemberJson);
        }
        catch (JsonException)
        {
            // Said below; what it says itself may quote what must not be shown.
        }

        row.Check(read is not null, "Members", $"member {number} as written by this program");
        try
        {
            return ReadMember(row, read!);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            throw new UnreadableRowException($"In member {number}: {e.Message}", e);
        }
    }

    private static Member ReadMember(RowReader row, MemberJson member) => new(
        member.Id,
        Segments.Parse(member.Segment),
        row.Enum<MemberGroup>("Members", member.Group),
        row.Enum<RiskGroup>("Members", member.Risk),
        new Rupiah(row.Sum("Members", member.Wage)),
        [
            .. member.Programs.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => row.Enum<SocialProgram>("Members", p)),
        ],
        member.IsTransportWorker)
    {
        From = member.From is null ? null : Period.Parse(member.From),
        To = member.To is null ? null : Period.Parse(member.To),
    };
}
