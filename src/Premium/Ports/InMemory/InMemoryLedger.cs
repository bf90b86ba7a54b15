using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Premium.Domain;

namespace Premium.Ports.InMemory;

/// <summary>
/// The ledger in memory, for tests, the simulator and benchmarks of the whole nation: the same rules as the tables,
/// the entry number being the lock. Holds sheets as they are and journals as bytes. Safe for many threads; faults are
/// the business of whoever wraps it.
/// </summary>
/// <param name="writer">Names the writer in journal entries.</param>
public sealed class InMemoryLedger(string writer = "memory") : ILedger
{
    private readonly ConcurrentDictionary<string, StoredSheet> sheets = new(StringComparer.Ordinal);
    private readonly InMemoryRuns runs = new();
    private int commits;

    public Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, Period from, Period to, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var found = new List<Sheet>();
        for (var period = from; period <= to; period = period.Plus(1))
        {
            found.Add(sheets.TryGetValue(Sheet.KeyOf(district, period), out var stored)
                ? stored.Sheet
                : Sheet.Empty(district, period));
        }

        return Task.FromResult<IReadOnlyList<Sheet>>(found);
    }

    public Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        sheet.CheckTakes(change);
        var stored = sheets.GetOrAdd(sheet.Key, static (_, empty) => new StoredSheet(empty),
            Sheet.Empty(sheet.District, sheet.Period));
        foreach (var part in change.Parts())
        {
            var name = string.Create(
                CultureInfo.InvariantCulture, $"{writer}~{Interlocked.Increment(ref commits)}");
            var result = stored.Append(JournalEntry.After(sheet.Head, part, name), part.Rows);
            if (result is not CommitResult.Committed committed)
            {
                return Task.FromResult(result);
            }

            sheet = committed.Sheet;
        }

        return Task.FromResult<CommitResult>(new CommitResult.Committed(sheet));
    }

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(
        DistrictCode district, Period period, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<JournalEntry>>(
            sheets.TryGetValue(Sheet.KeyOf(district, period), out var stored) ? stored.Journal() : []);
    }

    public Task<Run> OpenRunAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(runs.Open(run, districts));
    }

    public Task ReportAsync(string run, DistrictReport report, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        runs.Report(run, report);
        return Task.CompletedTask;
    }

    public Task<RunManifest?> RunAsync(string run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(runs.Manifest(run));
    }

    public Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(runs.Between(from, to));
    }

    public Task CloseRunAsync(Run run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        runs.Close(run);
        return Task.CompletedTask;
    }

    /// <summary>Makes a stored row unreadable, as a wrong hand in the table would.</summary>
    public void Spoil(SheetRow row, Period period, string problem) =>
        sheets[Sheet.KeyOf(row.Village.District, period)].Spoil(row, problem);

    private sealed class StoredSheet(Sheet empty)
    {
        private readonly Lock gate = new();
        private readonly List<(JournalEntry Bare, byte[] Rows)> entries = [];
        private volatile Sheet sheet = empty;

        public Sheet Sheet => sheet;

        public CommitResult Append(JournalEntry entry, IReadOnlyList<SheetRow> rows)
        {
            lock (gate)
            {
                if (entry.Number != entries.Count + 1)
                {
                    return new CommitResult.Lost();
                }

                // Row hashes are most of a journal; as text they would take twice the room.
                entries.Add((entry with { Rows = "" }, Encoding.UTF8.GetBytes(entry.Rows)));
                sheet = sheet.With(new Head(entry.Number, entry.Hash), rows);
                return new CommitResult.Committed(sheet);
            }
        }

        public IReadOnlyList<JournalEntry> Journal()
        {
            lock (gate)
            {
                return [.. entries.Select(e => e.Bare with { Rows = Encoding.UTF8.GetString(e.Rows) })];
            }
        }

        public void Spoil(SheetRow row, string problem)
        {
            lock (gate)
            {
                var rest = sheet.Rows.Where(r => r.RowKey != row.RowKey);
                var malformed = new MalformedRow($"sheets {sheet.Key} {row.RowKey}", problem, row.Village);
                sheet = new Sheet(sheet.District, sheet.Period, sheet.Head, rest)
                {
                    Malformed = [.. sheet.Malformed, malformed],
                };
            }
        }
    }
}
