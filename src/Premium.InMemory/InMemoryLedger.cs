using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>
/// The ledger in memory, for tests, the simulator and benchmarks of the whole nation: the same rules as the tables,
/// the entry number being the lock. Holds sheets as they are and journals as bytes. Safe for many threads; faults are
/// the business of whoever wraps it.
/// </summary>
/// <param name="writer">Names the writer in journal entries.</param>
/// <param name="keepsStored">
/// Keeps sheets as a table would hold them, too: room for speed, for whoever audits them again and again.
/// </param>
public sealed class InMemoryLedger(string writer = "memory", bool keepsStored = false) : ILedger
{
    private readonly ConcurrentDictionary<string, SheetBook> sheets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DistrictCode, PayMonth> oldest = [];
    private readonly InMemoryRuns runs = new();
    private int commits;

    public Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var found = new List<Sheet>();
        for (var month = from; month <= to; month = month.Plus(1))
        {
            found.Add(sheets.TryGetValue(Sheet.KeyOf(district, month), out var stored)
                ? stored.Sheet
                : Sheet.Empty(district, month));
        }

        return Task.FromResult<IReadOnlyList<Sheet>>(found);
    }

    public Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset fateSince, CancellationToken stop) =>
        MonthsAsync(
            district, before,
            sheet => sheet.MattersSince(fateSince) || HasLost(sheet, key => key is ["bill", _, _]), stop);

    public Task<IReadOnlyList<PayMonth>> UntoldMonthsAsync(
        DistrictCode district, PayMonth before, CancellationToken stop) =>
        MonthsAsync(district, before, sheet => sheet.Alerts.Any(a => a.IsWatched), stop);

    public Task<IReadOnlyList<PayMonth>> AwaitedMonthsAsync(
        DistrictCode district, PayMonth from, PayMonth before, CancellationToken stop) =>
        MonthsAsync(
            district, before,
            sheet => sheet.PayMonth >= from && (sheet.IsAwaited || HasLost(sheet, key => key is ["alert", ..])), stop);

    /// <summary>A spoiled bill or alert is one whose state is lost.</summary>
    private static bool HasLost(Sheet sheet, Func<string[], bool> isOne) =>
        sheet.Malformed.Any(m => isOne(m.Place.Split(' ')[^1].Split('~')));

    private Task<IReadOnlyList<PayMonth>> MonthsAsync(
        DistrictCode district, PayMonth before, Func<Sheet, bool> fits, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var found = new List<PayMonth>();
        for (var month = oldest.GetValueOrDefault(district, before); month < before; month = month.Plus(1))
        {
            if (sheets.TryGetValue(Sheet.KeyOf(district, month), out var stored) && fits(stored.Sheet))
            {
                found.Add(month);
            }
        }

        return Task.FromResult<IReadOnlyList<PayMonth>>(found);
    }

    public Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        sheet.CheckTakes(change);
        oldest.AddOrUpdate(
            sheet.District, sheet.PayMonth, (_, known) => known < sheet.PayMonth ? known : sheet.PayMonth);
        var stored = sheets.GetOrAdd(
            sheet.Key,
            static (_, made) => new SheetBook(made.Empty, made.KeepsStored),
            (Empty: Sheet.Empty(sheet.District, sheet.PayMonth), KeepsStored: keepsStored));
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
        DistrictCode district, PayMonth payMonth, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<JournalEntry>>(
            sheets.TryGetValue(Sheet.KeyOf(district, payMonth), out var stored) ? stored.Journal() : []);
    }

    public Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(new BillEvidence(
            sheets.TryGetValue(Sheet.KeyOf(bill.Village.District, bill.PayMonth), out var stored)
                ? stored.EvidenceOf(bill)
                : [],
            []));
    }

    public Task<IReadOnlyList<DateTimeOffset?>> CallTimesAsync(DebitId id, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<DateTimeOffset?>>(
            sheets.TryGetValue(Sheet.KeyOf(id.Bill.Village.District, id.Bill.PayMonth), out var stored)
                ? stored.CallTimesOf(id)
                : []);
    }

    public async IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        foreach (var stored in district is { } one && from is { } first && to is { } last
            ? Between(one, first, last)
            : sheets.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value))
        {
            stop.ThrowIfCancellationRequested();
            var sheet = stored.Sheet;
            if (sheet.Head.Number > 0
                && (district is null || sheet.District == district)
                && (from is null || sheet.PayMonth >= from)
                && (to is null || sheet.PayMonth <= to))
            {
                yield return stored.AsStored();
            }
        }
    }

    private IEnumerable<SheetBook> Between(DistrictCode district, PayMonth from, PayMonth to)
    {
        for (var month = from; month <= to; month = month.Plus(1))
        {
            if (sheets.TryGetValue(Sheet.KeyOf(district, month), out var stored))
            {
                yield return stored;
            }
        }
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

    /// <summary>Memory cannot hold such.</summary>
    public Task<IReadOnlyList<string>> StrangeRunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task CloseRunAsync(Run run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        runs.Close(run);
        return Task.CompletedTask;
    }

    /// <summary>Makes the row of a run unreadable until it is closed again.</summary>
    public void SpoilRun(string run, string problem) => runs.Spoil(run, problem);

    /// <summary>Makes a stored row unreadable, as a wrong hand in the table would.</summary>
    public void Spoil(SheetRow row, string problem) =>
        sheets[Sheet.KeyOf(row.Village.District, row.BillId.PayMonth)].Spoil(row, problem);

    /// <summary>Puts other rows in the place of all, past the journal, as a wrong hand in the table would.</summary>
    public void Tamper(
        DistrictCode district, PayMonth payMonth, Func<IEnumerable<SheetRow>, IEnumerable<SheetRow>> hand) =>
        sheets[Sheet.KeyOf(district, payMonth)].Tamper(hand);

    /// <summary>A sheet as it stands, to be put back later; null if it was never written.</summary>
    public Func<Sheet>? Export(DistrictCode district, PayMonth payMonth) =>
        sheets.TryGetValue(Sheet.KeyOf(district, payMonth), out var book) ? book.Export() : null;
}
