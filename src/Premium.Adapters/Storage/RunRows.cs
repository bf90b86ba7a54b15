using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Runs as rows of table <c>runs</c>.</summary>
internal static partial class RunRows
{
    /// <summary>Purpose, day, regency, bank, month and number: a reconciliation is of one bank and month.</summary>
    private const int ReconcileParts = 6;

    public static string DayKey(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"day~{day:yyyy-MM-dd}");

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
            var (regency, bank, payMonth) = SaidBy(entity.RowKey);
            return new Run(
                entity.RowKey, purpose, regency, begin, RunState.Red, new Tally(), ClosedAt: begin,
                Note: $"the row of this run cannot be read: {e.Message}", Bank: bank, PayMonth: payMonth)
            {
                IsReadable = false,
            };
        }
    }

    /// <exception cref="UnreadableRowException">Not a run and no report; the message names row and column.</exception>
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

    /// <summary>By id and row alike a run is found: where they differ, another one would be taken for it.</summary>
    private static Run ReadRun(TableEntity entity)
    {
        var row = entity.Reader();
        PayMonth? payMonth = null;
        if (row.TextOrEmpty("PayMonth") is { Length: > 0 } month)
        {
            row.Check(PayMonth.TryParse(month, out var read), "PayMonth", "a month, such as 2026-12");
            payMonth = read;
        }

        const string AsInId = "what the id of the run says";
        var (purpose, regency, bank) =
            (row.Enum<RunPurpose>("Purpose"), row.TextOrEmpty("Regency"), row.TextOrEmpty("Bank"));
        var said = SaidBy(entity.RowKey);
        row.Check(purpose == (Run.TryPurposeOf(entity.RowKey) ?? purpose), "Purpose", AsInId);
        row.Check(said.Regency.Length == 0 || regency == said.Regency, "Regency", AsInId);
        row.Check(said.Bank.Length == 0 || bank == said.Bank, "Bank", AsInId);
        row.Check(said.PayMonth is null || payMonth == said.PayMonth, "PayMonth", AsInId);
        return new Run(
            entity.RowKey,
            purpose,
            regency,
            row.Time("StartedAt"),
            row.Enum<RunState>("State"),
            ReadTally(row),
            row.TimeOrNull("ClosedAt"),
            row.TextOrEmpty("Note"),
            bank,
            payMonth,
            row.TextOrEmpty("Before"));
    }

    /// <summary>Beside purpose and day; empty or null for what it does not say.</summary>
    private static (string Regency, string Bank, PayMonth? PayMonth) SaidBy(string id)
    {
        var parts = id.Split('~');
        var regency = parts.Length > 2 && DistrictCode.TryParse(parts[2] + ".01", out _) ? parts[2] : "";
        return parts.Length == ReconcileParts && PayMonth.TryParse(parts[4], out var month)
            ? (regency, parts[3], month)
            : (regency, "", null);
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
