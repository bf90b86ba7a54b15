using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <content>The reports of their districts, in a partition of their own.</content>
internal static partial class RunRows
{
    private const string ReportPrefix = "district~";

    public static string ReportKey(DistrictCode district) => ReportPrefix + district;

    public static TableEntity ToEntity(string run, DistrictReport report)
    {
        var row = new RowWriter();
        if (report.Tally is { } tally)
        {
            WriteTally(row, tally);
        }

        row.Time("NextWake", report.NextWake);
        if (report.Problems.Count > 0)
        {
            row.LongText("Problems", JsonSerializer.Serialize([.. report.Problems], ReportJson.Default.StringArray));
        }

        row.Number("Disbelieved", report.Disbelieved);
        if (report.Heads.Count > 0)
        {
            string[] heads = [.. report.Heads.Select(h => h.ToString())];
            row.LongText("Heads", JsonSerializer.Serialize(heads, ReportJson.Default.StringArray));
        }

        if (report.Untried.Count > 0)
        {
            row.LongText("Untried", JsonSerializer.Serialize([.. report.Untried], ReportJson.Default.StringArray));
        }

        if (report.Reconciliation is { } result)
        {
            row.Number("Matched", result.Matched);
            row.Number("Resolved", result.Resolved);
            StoredBreak[] breaks =
            [
                .. result.Breaks.Select(b => new StoredBreak(
                    b.Kind.ToString(), b.Village.ToString(), b.Reference, b.Ours.Value, b.Theirs.Value)
                {
                    Line = b.Line.Length > 0 ? b.Line : null,
                }),
            ];
            string[] accounts = [.. result.Accounts.Select(Write)];
            row.LongText("Accounts", JsonSerializer.Serialize(accounts, ReportJson.Default.StringArray));

            row.LongText("Breaks", JsonSerializer.Serialize(breaks, ReportJson.Default.StoredBreakArray));
        }

        return row.ToEntity(run, ReportKey(report.District));
    }

    /// <summary>
    /// Null where the row is no district's, and so nobody's report. One that cannot be read counts as missing, which
    /// keeps its run from closing green.
    /// </summary>
    public static DistrictReport? ReadReport(TableEntity entity)
    {
        if (!TryDistrict(entity, out var district))
        {
            return null;
        }

        try
        {
            return ReadReport(district, entity.Reader());
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return DistrictReport.Pending(district) with
            {
                Problems = [$"The report cannot be read: runs {entity.PartitionKey} {entity.RowKey}: {e.Message}"],
            };
        }
    }

    private static bool TryDistrict(TableEntity entity, out DistrictCode district)
    {
        district = default;
        return entity.RowKey.StartsWith(ReportPrefix, StringComparison.Ordinal)
            && DistrictCode.TryParse(entity.RowKey[ReportPrefix.Length..], out district);
    }

    private static DistrictReport ReadReport(DistrictCode district, RowReader row) => new(
        district,
        row.Has("Expected") ? ReadTally(row) : null,
        row.TimeOrNull("NextWake"),
        row.Has("Problems00") ? row.Json("Problems", ReportJson.Default.StringArray) : [],
        row.Has("Breaks00") ? ReadResult(row) : null,
        row.Has("Disbelieved") ? row.Number("Disbelieved") : 0)
    {
        Heads = row.Has("Heads00")
            ? [.. row.Json("Heads", ReportJson.Default.StringArray).Select(Anchor.In).OfType<Anchor>()]
            : [],
        Untried = row.Has("Untried00") ? row.Json("Untried", ReportJson.Default.StringArray) : [],
    };

    private static ReconciliationResult ReadResult(RowReader row) => new(
        row.Number("Matched"),
        row.Number("Resolved"),
        [
            .. row.Json("Breaks", ReportJson.Default.StoredBreakArray).Select(b => new Break(
                row.Enum<BreakKind>("Breaks", b.Kind),
                VillageCode.Parse(b.Village),
                b.Reference,
                new Rupiah(b.Ours),
                new Rupiah(b.Theirs)) { Line = b.Line ?? "" }),
        ])
    {
        Accounts = row.Has("Accounts00")
            ? [.. row.Json("Accounts", ReportJson.Default.StringArray).Select(text => ReadAccount(row, text))]
            : [],
    };

    private static string Write(AccountProof account) => string.Create(
        CultureInfo.InvariantCulture,
        $"{account.Mark} {(account.IsRead ? "read" : "unread")} {account.ProvenTo:yyyy-MM-dd} "
        + $"{string.Join(' ', account.Villages)}");

    private static AccountProof ReadAccount(RowReader row, string text)
    {
        var parts = text.Split(' ');
        row.Check(parts.Length >= 3, "Accounts", "mark, read or unread, day, villages");
        var isDay = DateOnly.TryParseExact(
            parts[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return new AccountProof(
            parts[0],
            [.. parts.Skip(3).Where(p => p.Length > 0).Select(VillageCode.Parse)],
            parts[1] == "read",
            isDay ? day : null);
    }
}
