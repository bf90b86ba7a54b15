using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Runs and district reports as rows of table <c>runs</c>.</summary>
internal static class RunRows
{
    private const string ReportPrefix = "district~";

    /// <summary>Purpose, day, regency, bank, month and number: a reconciliation is of one bank and month.</summary>
    private const int ReconcileParts = 6;

    public static string DayKey(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"day~{day:yyyy-MM-dd}");

    public static string ReportKey(DistrictCode district) => ReportPrefix + district;

    public static TableEntity ToEntity(Run run)
    {
        var row = new RowWriter();
        row.Text("Purpose", run.Purpose.ToString());
        row.Text("Regency", run.Regency);
        row.Time("StartedAt", run.StartedAt);
        row.Text("State", run.State.ToString());
        WriteTally(row, run.Tally);
        row.Time("ClosedAt", run.ClosedAt);
        row.Text("Note", run.Note);
        row.Text("Bank", run.Bank);
        row.Text("PayMonth", run.PayMonth?.ToString());
        row.Text("Before", run.Before);
        var entity = row.ToEntity(DayKey(run.Day), run.Id);
        EntityLimits.Check(entity);
        return entity;
    }

    /// <summary>
    /// A row that cannot be read is a red run that never began, so that it shows, and that the dead-man switch misses
    /// the one it may have been; one whose key is no run's is none.
    /// </summary>
    public static Run? Read(TableEntity entity)
    {
        try
        {
            return Run.TryDayOf(entity.RowKey, out _) ? ReadRun(entity) : null;
        }
        catch (Exception e) when (e.IsMalformed())
        {
            if (!Run.TryDayOf(entity.RowKey, out var day) || Run.TryPurposeOf(entity.RowKey) is not { } purpose)
            {
                return null;
            }

            var begin = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            var parts = entity.RowKey.Split('~');
            var regency = parts[2];
            PayMonth? payMonth = parts.Length == ReconcileParts && PayMonth.TryParse(parts[4], out var month)
                ? month : null;
            return new Run(
                entity.RowKey, purpose, DistrictCode.TryParse(regency + ".01", out _) ? regency : "", begin,
                RunState.Red, new Tally(), ClosedAt: begin, Note: $"the row of this run cannot be read: {e.Message}",
                Bank: payMonth is null ? "" : parts[3], PayMonth: payMonth)
            {
                IsReadable = false,
            };
        }
    }

    /// <exception cref="FormatException">Not a run and no report; the message names row and column.</exception>
    public static void Check(TableEntity entity)
    {
        if (entity.PartitionKey.StartsWith("day~", StringComparison.Ordinal))
        {
            ReadRun(entity);
            return;
        }

        entity.Reader().Check(TryDistrict(entity, out var district), "RowKey", "district~ and the code of a district");
        ReadReport(district, entity.Reader());
    }

    private static Run ReadRun(TableEntity entity)
    {
        var row = entity.Reader();
        PayMonth? payMonth = null;
        if (row.TextOrEmpty("PayMonth") is { Length: > 0 } month)
        {
            row.Check(PayMonth.TryParse(month, out var read), "PayMonth", "a month, such as 2026-12");
            payMonth = read;
        }

        return new Run(
            entity.RowKey,
            row.Enum<RunPurpose>("Purpose"),
            row.TextOrEmpty("Regency"),
            row.Time("StartedAt"),
            row.Enum<RunState>("State"),
            ReadTally(row),
            row.TimeOrNull("ClosedAt"),
            row.TextOrEmpty("Note"),
            row.TextOrEmpty("Bank"),
            payMonth,
            row.TextOrEmpty("Before"));
    }

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

    private static void WriteTally(RowWriter row, Tally tally)
    {
        row.Number("Expected", tally.Expected);
        row.Number("Done", tally.Done);
        row.Number("Short", tally.Short);
        row.Number("Refused", tally.Refused);
        row.Number("Unknown", tally.Unknown);
        row.Number("Held", tally.Held);
        row.Number("Skipped", tally.Skipped);
        row.Number("Alerts", tally.Alerts);
    }

    private static Tally ReadTally(RowReader row) => new(
        row.Number("Expected"),
        row.Number("Done"),
        row.Number("Short"),
        row.Number("Refused"),
        row.Number("Unknown"),
        row.Number("Held"),
        row.Number("Skipped"),
        row.Number("Alerts"));
}
