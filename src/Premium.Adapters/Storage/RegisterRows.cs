using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Premium.Adapters.Alerts;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Villages and rosters as rows of table <c>registry</c>.</summary>
internal static class RegisterRows
{
    public const string VillagePrefix = "village~";
    public const string RosterPrefix = "roster~";
    public const string MovedPrefix = "moved~";

    /// <exception cref="FormatException">The key names no village of the district.</exception>
    public static VillageCode CodeOf(DistrictCode district, string rowKey, string prefix) =>
        rowKey.StartsWith(prefix, StringComparison.Ordinal)
            ? VillageCode.Of(district, rowKey[prefix.Length..])
            : throw new FormatException($"Row '{rowKey}' is of no known kind: expected {prefix}VVVV.");

    /// <summary>Reads a row of whatever kind as the registry reads it.</summary>
    /// <exception cref="FormatException">It cannot be read; the message names row and column.</exception>
    public static void Check(TableEntity entity)
    {
        var row = entity.Reader();
        if (entity.PartitionKey == "districts")
        {
            DistrictCode.Parse(entity.RowKey);
        }
        else if (entity.PartitionKey == "accounts")
        {
            Codes(row, "Codes");
        }
        else if (entity.PartitionKey.EndsWith("~person", StringComparison.Ordinal))
        {
            row.Check(entity["Cipher"] is byte[], "Cipher", "bytes");
        }
        else if (entity.RowKey == "district")
        {
            row.TextOrEmpty("Name");
        }
        else
        {
            Check(DistrictCode.Parse(entity.PartitionKey), entity.RowKey, row);
        }
    }

    private static void Check(DistrictCode district, string rowKey, RowReader row)
    {
        if (rowKey.StartsWith(MovedPrefix, StringComparison.Ordinal))
        {
            CodeOf(district, rowKey, MovedPrefix);
            Codes(row, "To");
        }
        else if (rowKey.StartsWith(RosterPrefix, StringComparison.Ordinal))
        {
            ReadRoster(CodeOf(district, rowKey, RosterPrefix), row);
        }
        else
        {
            ReadVillage(CodeOf(district, rowKey, VillagePrefix), row, []);
        }
    }

    public static TableEntity ToEntity(DistrictCode district, Village village)
    {
        var row = new RowWriter();
        row.Text("Name", village.Name);
        row.Text("Since", village.Since.ToString());
        foreach (var (segment, people) in village.PeopleBySegment)
        {
            row.Number(PeopleColumn(segment), people);
        }

        if (village.Mandate is { } mandate)
        {
            row.Text("MandateBank", mandate.Account.Bank);
            row.Text("MandateAccount", mandate.Account.No.Reveal());
            row.Text("MandateSource", mandate.Source.ToString());
            row.Text("MandateFrom", Text(mandate.ValidFrom));
            row.Text("MandateTo", Text(mandate.ValidTo));
            row.Long("MandateLimit", mandate.MonthlyLimit.Value);
            row.Number("MandateRevoked", mandate.IsRevoked ? 1 : 0);
        }

        row.LongText("Contacts", JsonSerializer.Serialize(
            [.. village.Contacts.Select(c => new ContactJson(c.Channel, c.Address))],
            RegistryJson.Default.ContactJsonArray));
        row.Number("Paused", village.IsPaused ? 1 : 0);
        row.Text("EarlierCodes", Text(village.EarlierCodes));
        return row.ToEntity(district.ToString(), VillagePrefix + village.Code.Number);
    }

    /// <param name="code">Whose row it is.</param>
    /// <param name="row">As stored.</param>
    /// <param name="flaws">Gets what is left out: one wrong contact costs neither the village nor the others.</param>
    public static Village ReadVillage(VillageCode code, RowReader row, List<string> flaws) => new(
        code,
        row.Text("Name"),
        PayMonth.Parse(row.Text("Since")),
        Segments.All
            .Where(segment => row.Has(PeopleColumn(segment)))
            .ToDictionary(segment => segment, segment => row.Number(PeopleColumn(segment))),
        row.Has("MandateBank") ? ReadMandate(row) : null,
        [
            .. row.Json("Contacts", RegistryJson.Default.ContactJsonArray)
                .Select((contact, at) => ReadContact(contact, at + 1, flaws)).OfType<Contact>().Distinct(),
        ],
        row.Flag("Paused"))
    {
        EarlierCodes = Codes(row, "EarlierCodes"),
    };

    /// <summary>That the account of a code came to others; not part of its village, so that it outlives it.</summary>
    public static TableEntity Moved(VillageCode code, IReadOnlyList<VillageCode> later)
    {
        var row = new RowWriter();
        row.Text("To", Text(later));
        return row.ToEntity(code.District.ToString(), MovedPrefix + code.Number);
    }

    public static IReadOnlyList<VillageCode> Codes(RowReader row, string column) =>
    [
        .. row.TextOrEmpty(column).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(VillageCode.Parse),
    ];

    public static string Text(IEnumerable<VillageCode> codes) => string.Join(',', codes);

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
                m.IsTransportWorker)),
        ];
        row.LongText("Members", JsonSerializer.Serialize(members, RegistryJson.Default.MemberJsonArray));
        return row.ToEntity(district.ToString(), RosterPrefix + roster.Village.Number);
    }

    public static Roster ReadRoster(VillageCode code, RowReader row) => new(
        code,
        row.Enum<PayerKind>("Payer"),
        [
            .. row.Json("Members", RegistryJson.Default.MemberJsonArray).Select((member, at) => member is null
                ? throw new FormatException($"Members: member {at + 1} is empty; expected what an import writes.")
                : ReadMember(row, member)),
        ]);

    private static Contact? ReadContact(ContactJson? contact, int number, List<string> flaws)
    {
        var (channel, address) = (contact?.Channel?.Trim() ?? "", contact?.Address?.Trim() ?? "");
        if (channel.Length > 0 && address.Length > 0 && !address.Any(char.IsControl)
            && (channel != "email" || SmtpSettings.TryAddress(address, out _)))
        {
            return new Contact(channel, address);
        }

        // The address is a person's; it is not repeated.
        flaws.Add($"Contacts: contact {number} is left out: expected a channel and one plain address.");
        return null;
    }

    private static Mandate ReadMandate(RowReader row) => new(
        new BankAccount(row.Text("MandateBank"), AccountNo.Parse(row.Text("MandateAccount"))),
        row.Enum<SourceOfFunds>("MandateSource"),
        row.Day("MandateFrom"),
        row.Day("MandateTo"),
        new Rupiah(row.Long("MandateLimit")),
        row.Flag("MandateRevoked"));

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
        member.IsTransportWorker);

    private static string PeopleColumn(Segment segment) => segment switch
    {
        Segment.Pu => "PeoplePu",
        Segment.Bpu => "PeopleBpu",
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal sealed record ContactJson(
    [property: JsonPropertyName("c")] string? Channel,
    [property: JsonPropertyName("a")] string? Address);

internal sealed record MemberJson(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("s")] string Segment,
    [property: JsonPropertyName("g")] string Group,
    [property: JsonPropertyName("r")] string Risk,
    [property: JsonPropertyName("w")] long Wage,
    [property: JsonPropertyName("p")] string Programs,
    [property: JsonPropertyName("t")] bool IsTransportWorker);

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ContactJson[]))]
[JsonSerializable(typeof(MemberJson[]))]
internal sealed partial class RegistryJson : JsonSerializerContext;
