using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>A ledger on which something else happens just before, or just after, the nth commit.</summary>
internal sealed class RacingLedger(ILedger ledger, int at, Func<Task> other, bool isAfter = false) : ILedger
{
    public int Commits { get; private set; }

    public int Lost { get; private set; }

    public Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        ledger.SheetsAsync(district, from, to, stop);

    public Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset answeredSince, CancellationToken stop) =>
        ledger.OpenMonthsAsync(district, before, answeredSince, stop);

    public async Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
    {
        var isNow = ++Commits == at;
        if (isNow && !isAfter)
        {
            await other();
        }

        var result = await ledger.CommitAsync(sheet, change, stop);
        if (isNow && isAfter)
        {
            await other();
        }

        Lost += result is CommitResult.Lost ? 1 : 0;
        return result;
    }

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(
        DistrictCode district, PayMonth payMonth, CancellationToken stop) =>
        ledger.JournalAsync(district, payMonth, stop);

    public Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop) => ledger.EvidenceAsync(bill, stop);

    public IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, CancellationToken stop) =>
        ledger.StoredAsync(district, from, to, stop);

    public Task<Run> OpenRunAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop) =>
        ledger.OpenRunAsync(run, districts, stop);

    public Task ReportAsync(string run, DistrictReport report, CancellationToken stop) =>
        ledger.ReportAsync(run, report, stop);

    public Task<RunManifest?> RunAsync(string run, CancellationToken stop) => ledger.RunAsync(run, stop);

    public Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        ledger.RunsAsync(from, to, stop);

    public Task CloseRunAsync(Run run, CancellationToken stop) => ledger.CloseRunAsync(run, stop);
}
