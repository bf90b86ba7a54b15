using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Villages and rosters as rows of table <c>registry</c>.</summary>
internal static partial class RegisterRows
{
    public const string VillagePrefix = "village~";
    public const string RosterPrefix = "roster~";
    public const string MovedPrefix = "moved~";

    /// <exception cref="UnreadableRowException">The key names no village of the district.</exception>
    public static VillageCode CodeOf(DistrictCode district, string rowKey, string prefix) =>
        rowKey.StartsWith(prefix, StringComparison.Ordinal)
            ? VillageCode.Of(district, rowKey[prefix.Length..])
            : throw new UnreadableRowException($"Row '{rowKey}' is of no known kind: expected {prefix}VVVV.");

    /// <summary>Reads a row of whatever kind as the registry reads it.</summary>
    /// <exception cref="UnreadableRowException">It cannot be read; the message names row and column.</exception>
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
        else if (entity.PartitionKey == PauseRows.Partition)
        {
            PauseRows.Check(entity);
        }
        else if (entity.PartitionKey == FieldMapRows.Partition)
        {
            FieldMapRows.Read(entity);
        }
        else if (entity.PartitionKey.StartsWith(ImportRows.Partition, StringComparison.Ordinal))
        {
            ImportRows.Check(entity);
        }
        else if (entity.PartitionKey.EndsWith("~person", StringComparison.Ordinal))
        {
            row.Check(entity[SealedColumns.First] is byte[], SealedColumns.First, "bytes");
        }
        else if (entity.PartitionKey.EndsWith(BillingRows.PartitionEnd, StringComparison.Ordinal))
        {
            BillingRows.Read(DistrictCode.Parse(entity.PartitionKey[..^BillingRows.PartitionEnd.Length]), entity);
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
            Write(row, mandate, "Mandate");
        }

        for (var i = 0; i < village.LaterMandates.Count; i++)
        {
            Write(row, village.LaterMandates[i], Later(i));
        }

        row.Text("Until", village.Until?.ToString());
        row.Text("Npp", village.Npp.Length == 0 ? null : village.Npp);
        row.Text("HeadCounts", village.HeadCounts.Count == 0 ? null : Text(village.HeadCounts));
        if (village.Pause is { } pause)
        {
            row.Text("PausedBy", pause.By);
            row.Text("PausedBecause", pause.Reason);
            row.Text("PausedFrom", Text(pause.From));
            row.Text("PausedUntil", pause.Until is { } until ? Text(until) : null);
        }

        row.LongText("Contacts", JsonSerializer.Serialize(
            [
                .. village.Contacts.Select(
                    c => new ContactJson(c.Channel, c.Address, c.Role.ToString(), c.Name, c.Language)),
            ],
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
        Straight(row.Text("Name")),
        PayMonth.Parse(row.Text("Since")),
        Segments.All
            .Where(segment => row.Has(PeopleColumn(segment)))
            .ToDictionary(segment => segment, segment => row.Number(PeopleColumn(segment))),
        HasMandate(row, "Mandate") ? ReadMandate(row, "Mandate") : null,
        [
            .. row.Elements("Contacts")
                .Select((contact, at) => ReadContact(contact, at + 1, flaws)).OfType<Contact>().Distinct(),
        ],
        row.Flag("Paused"))
    {
        EarlierCodes = Codes(row, "EarlierCodes"),
        Until = row.Has("Until") ? PayMonth.Parse(row.Text("Until")) : null,
        Npp = row.TextOrEmpty("Npp"),
        HeadCounts = [.. ReadHeadCounts(row)],
        LaterMandates =
        [
            .. Enumerable.Range(0, LaterMandatesMax).TakeWhile(i => HasMandate(row, Later(i)))
                .Select(i => ReadMandate(row, Later(i))),
        ],
        Pause = row.Has("PausedBecause")
            ? new Pause(
                row.Text("PausedBy"), row.Text("PausedBecause"), row.Day("PausedFrom"),
                row.Has("PausedUntil") ? row.Day("PausedUntil") : null)
            : null,
    };

    private static readonly string[] MandateColumns = ["Bank", "Account", "Source", "From", "To", "Limit", "Revoked"];

    /// <summary>More than anybody signs ahead; a row has 252 columns.</summary>
    private const int LaterMandatesMax = 12;

    private static string Later(int index) => string.Create(CultureInfo.InvariantCulture, $"Later{index:00}");

    private static void Write(RowWriter row, Mandate mandate, string prefix)
    {
        row.Text(prefix + "Bank", mandate.Account.Bank);
        row.Text(prefix + "Account", mandate.Account.No.Reveal());
        row.Text(prefix + "Source", mandate.Source.ToString());
        row.Text(prefix + "From", Text(mandate.ValidFrom));
        row.Text(prefix + "To", Text(mandate.ValidTo));
        row.Long(prefix + "Limit", mandate.MonthlyLimit.Value);
        row.Number(prefix + "Revoked", mandate.IsRevoked ? 1 : 0);
        row.Text(prefix + "Scan", mandate.Scan.Length == 0 ? null : mandate.Scan);
    }

    private static string Text(IEnumerable<HeadCount> counts) => string.Join(';', counts.Select(
        c => string.Create(CultureInfo.InvariantCulture, $"{c.Segment.Key()},{c.From},{c.People}")));

    private static IEnumerable<HeadCount> ReadHeadCounts(RowReader row)
    {
        foreach (var text in row.TextOrEmpty("HeadCounts").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = text.Split(',');
            row.Check(parts.Length == 3, "HeadCounts", "segment,month,people;...");
            yield return new HeadCount(
                Segments.Parse(parts[0]), Period.Parse(parts[1]),
                row.Count("HeadCounts", Rupiah.Parse(parts[2]).Value));
        }
    }

    /// <summary>That the account of a code came to others; not part of its village, so that it outlives it.</summary>
    public static TableEntity Moved(VillageCode code, IReadOnlyList<VillageCode> later)
    {
        var row = new RowWriter();
        row.Text("To", Text(later));
        return row.ToEntity(code.District.ToString(), MovedPrefix + code.Number);
    }

    public static IReadOnlyList<VillageCode> Codes(RowReader row, string column) => CodesOf(row.TextOrEmpty(column));

    public static IReadOnlyList<VillageCode> CodesOf(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(VillageCode.Parse)];

    public static string Text(IEnumerable<VillageCode> codes) => string.Join(',', codes);

    /// <summary>By any of its columns: one that lost its bank is not none, and those behind it are not lost.</summary>
    private static bool HasMandate(RowReader row, string prefix) =>
        MandateColumns.Any(column => row.Has(prefix + column));

    private static Mandate ReadMandate(RowReader row, string prefix) => new(
        new BankAccount(row.Text(prefix + "Bank"), AccountNo.Parse(row.Text(prefix + "Account"))),
        row.Enum<SourceOfFunds>(prefix + "Source"),
        row.Day(prefix + "From"),
        row.Day(prefix + "To"),
        new Rupiah(row.Long(prefix + "Limit")),
        row.Flag(prefix + "Revoked"))
    {
        Scan = row.TextOrEmpty(prefix + "Scan"),
    };

    private static string PeopleColumn(Segment segment) => segment switch
    {
        Segment.Pu => "PeoplePu",
        Segment.Bpu => "PeopleBpu",
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
