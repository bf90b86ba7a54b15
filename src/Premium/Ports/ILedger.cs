using Premium.Domain;

namespace Premium.Ports;

public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>The rows, the head and the journal entry are in, all of them.</summary>
    public sealed record Committed(Sheet Sheet) : CommitResult;

    /// <summary>
    /// Another writer came first: read the sheet again and decide again. Nothing of the change is in, but for one in
    /// several parts (<see cref="Change.Parts"/>) the parts before, each with whole villages and its own entry.
    /// </summary>
    public sealed record Lost : CommitResult;
}

/// <summary>The sheets of a span of months, and the months before it that still matter.</summary>
public sealed record SheetsInScope(IReadOnlyList<Sheet> Sheets, IReadOnlyList<PayMonth> Older);

/// <summary>
/// The sheets, which are the truth, and the runs over them. Storage failures throw; a lost race is a result.
/// </summary>
public interface ILedger
{
    /// <summary>
    /// The sheets of a district from the first to the last pay month, both included, in order of month. A sheet that
    /// was never written comes back empty. Does not grow with the journal. An unreadable row comes back as malformed
    /// and blocks its village only; an unreadable head throws.
    /// </summary>
    Task<IReadOnlyList<Sheet>> SheetsAsync(DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop);

    /// <summary>
    /// The pay months before one that still matter, oldest first: with a bill that is not paid or is in doubt, or that
    /// became what it is no longer ago than a moment, or an attempt answered since then. Read from the sheets
    /// themselves, so none is ever forgotten; one reading whatever their number.
    /// </summary>
    Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset fateSince, CancellationToken stop);

    /// <summary>
    /// The pay months before one in which an alert waits to be sent, or for word of it, oldest first: also where all
    /// is paid and nothing else matters any more.
    /// </summary>
    Task<IReadOnlyList<PayMonth>> UntoldMonthsAsync(DistrictCode district, PayMonth before, CancellationToken stop);

    /// <summary>
    /// The pay months from one on and before another in which somebody is still to do something although all may be
    /// paid, oldest first: with a bill whose receipt is not in, a proposal to take one back that nobody has closed, or
    /// an alert whose state is lost.
    /// </summary>
    Task<IReadOnlyList<PayMonth>> AwaitedMonthsAsync(
        DistrictCode district, PayMonth from, PayMonth before, CancellationToken stop);

    /// <summary>
    /// <see cref="SheetsAsync"/> and <see cref="OpenMonthsAsync"/> of the months before them, for storage that answers
    /// both in one request.
    /// </summary>
    async Task<SheetsInScope> InScopeAsync(
        DistrictCode district, PayMonth from, PayMonth to, DateTimeOffset fateSince, CancellationToken stop)
    {
        var older = await OpenMonthsAsync(district, from, fateSince, stop);
        return new SheetsInScope(await SheetsAsync(district, from, to, stop), older);
    }

    /// <summary>
    /// Writes the changed rows, the head and exactly one journal entry in one transaction (one a part where a change
    /// has several). The entry's number is the lock. A commit whose answer was lost is read back and compared before
    /// anything is reported; if storage stays silent it throws, and the next reading shows what became of it.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A limit is broken, an unreadable village touched, or a row is of another sheet.
    /// </exception>
    Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop);

    /// <summary>The journal of a sheet, oldest entry first.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(DistrictCode district, PayMonth payMonth, CancellationToken stop);

    /// <summary>
    /// Every call that was made to a bank about the attempts of a bill, in order of attempt and of keeping. Grows with
    /// neither the sheet nor its journal.
    /// </summary>
    Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop);

    /// <summary>
    /// When each kept call about an attempt left, in order of keeping; null for one that cannot be read, which was made
    /// all the same. Reads none of what was said in them.
    /// </summary>
    Task<IReadOnlyList<DateTimeOffset?>> CallTimesAsync(DebitId id, CancellationToken stop);

    /// <summary>
    /// All that is stored of sheets, as it is stored, one sheet after the other in order of key: rows, head, journal
    /// and evidence, and whatever else somebody put there. Only one sheet is in memory at a time. Reads only.
    /// </summary>
    /// <param name="district">One district; null for every partition there is.</param>
    /// <param name="from">First pay month; null for the first there is. Only with a district.</param>
    /// <param name="to">Last pay month; null for the last there is. Only with a district.</param>
    /// <param name="stop">Stops the reading.</param>
    IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, CancellationToken stop);

    /// <summary>
    /// Records that a run over these districts has begun, unless one of that id has: then that one comes back, and
    /// while it is open, districts not recorded yet are added. Repeating it after a crash is safe.
    /// </summary>
    Task<Run> OpenRunAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop);

    /// <summary>
    /// Records how a district came out of a run, in place of what was reported before; of a run that nobody opened,
    /// nothing.
    /// </summary>
    Task ReportAsync(string run, DistrictReport report, CancellationToken stop);

    /// <summary>The run with a report for each of its districts, pending ones included; null if none.</summary>
    Task<RunManifest?> RunAsync(string run, CancellationToken stop);

    /// <summary>Runs of the given days (<see cref="Run.Day"/>, both included), newest first.</summary>
    Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop);

    /// <summary>What lies among the runs of those days and is none: table, partition and key.</summary>
    Task<IReadOnlyList<string>> StrangeRunsAsync(DateOnly from, DateOnly to, CancellationToken stop);

    /// <summary>Replaces the run's own row: state, tally, note.</summary>
    Task CloseRunAsync(Run run, CancellationToken stop);
}
