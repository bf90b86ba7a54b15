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
        MemberJson[] members =
        [
            .. roster.Members.Select(m => new MemberJson(
                m.Id,
                m.Segment.Key(),
                m.Group.ToString(),
                m.Risk.ToString(),
                m.Wage.Value,
                string.Join(',', m.Programs),
                m.IsTransportWorker)
            {
                From = m.From?.ToString(),
                To = m.To?.ToString(),
            }),
        ];
        row.LongText("Members", JsonSerializer.Serialize(members, RegistryJson.Default.MemberJsonArray));
        return row.ToEntity(district.ToString(), RosterPrefix + roster.Village.Number);
    }

    public static Roster ReadRoster(VillageCode code, RowReader row) => new(
        code,
        row.Enum<PayerKind>("Payer"),
        [
            .. row.Elements("Members").Select((member, at) => ReadMember(row, member, at + 1)),
        ]);

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
            throw new FormatException($"In member {number}: {e.Message}", e);
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
