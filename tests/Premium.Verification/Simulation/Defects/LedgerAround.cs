using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Defects;

/// <summary>A ledger as it is, but for what a test makes otherwise.</summary>
internal abstract class LedgerAround(ILedger inner) : ILedger
{
    protected ILedger Inner => inner;

    public virtual Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        inner.SheetsAsync(district, from, to, stop);

    public virtual Task<IReadOnlyList<PayMonth>> UntoldMonthsAsync(
        DistrictCode district, PayMonth before, CancellationToken stop) =>
        inner.UntoldMonthsAsync(district, before, stop);

    public virtual Task<IReadOnlyList<PayMonth>> AwaitedMonthsAsync(
        DistrictCode district, PayMonth from, PayMonth before, CancellationToken stop) =>
        inner.AwaitedMonthsAsync(district, from, before, stop);

    public virtual Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset fateSince, CancellationToken stop) =>
        inner.OpenMonthsAsync(district, before, fateSince, stop);

    public virtual Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop) =>
        inner.CommitAsync(sheet, change, stop);

    public virtual Task<IReadOnlyList<JournalEntry>> JournalAsync(
        DistrictCode district, PayMonth payMonth, CancellationToken stop) =>
        inner.JournalAsync(district, payMonth, stop);

    public virtual Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop) =>
        inner.EvidenceAsync(bill, stop);

    public virtual Task<IReadOnlyList<DateTimeOffset?>> CallTimesAsync(DebitId id, CancellationToken stop) =>
        inner.CallTimesAsync(id, stop);

    public virtual IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, CancellationToken stop) =>
        inner.StoredAsync(district, from, to, stop);

    public Task<Run> OpenRunAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop) =>
        inner.OpenRunAsync(run, districts, stop);

    public virtual Task ReportAsync(string run, DistrictReport report, CancellationToken stop) =>
        inner.ReportAsync(run, report, stop);

    public virtual Task<RunManifest?> RunAsync(string run, CancellationToken stop) => inner.RunAsync(run, stop);

    public virtual Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        inner.RunsAsync(from, to, stop);

    public Task<IReadOnlyList<string>> StrangeRunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        inner.StrangeRunsAsync(from, to, stop);

    public virtual Task CloseRunAsync(Run run, CancellationToken stop) => inner.CloseRunAsync(run, stop);
}
