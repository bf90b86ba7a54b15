using System.Collections.Concurrent;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// The ledger as a page of several parts reads it: open sheets of a district, runs and their reports once, whoever asks
/// for them. Made for one request that only reads, and kept for no other: what it has read grows old.
/// </summary>
public sealed class OnceLedger : ILedger
{
    private readonly ConcurrentDictionary<DistrictCode, Lazy<Task<SheetsInScope>>> open = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<RunManifest?>>> manifests = new(StringComparer.Ordinal);
    private readonly Lazy<Task<IReadOnlyList<Run>>> runs;
    private readonly ILedger ledger;
    private readonly DateOnly today;
    private readonly DateOnly runsFrom;
    private readonly PayMonth earliest;
    private readonly PayMonth newest;
    private readonly DateTimeOffset since;
    private readonly CancellationToken stop;

    /// <param name="ledger">Where they are.</param>
    /// <param name="rules">Which months are open.</param>
    /// <param name="today">Local day.</param>
    /// <param name="stop">Stops all reading: of whoever asks first.</param>
    public OnceLedger(ILedger ledger, Rules rules, DateOnly today, CancellationToken stop)
    {
        (this.ledger, this.today, this.stop) = (ledger, today, stop);
        (earliest, newest) = rules.OpenSheets(today);

        // Cover is judged by one month more.
        earliest = earliest.Plus(-1);
        since = OpenSheets.DebtsSince(rules, today);
        runsFrom = today.AddDays(-Proofs.DaysBack);
        runs = new(() => ledger.RunsAsync(runsFrom, today, stop));
    }

    public async Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        if (from < earliest || to > newest)
        {
            return await ledger.SheetsAsync(district, from, to, stop);
        }

        try
        {
            return [.. (await OpenAsync(district)).Sheets.Where(s => s.PayMonth >= from && s.PayMonth <= to)];
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // It may be another month that cannot be read.
            return await ledger.SheetsAsync(district, from, to, stop);
        }
    }

    public async Task<SheetsInScope> InScopeAsync(
        DistrictCode district, PayMonth from, PayMonth to, DateTimeOffset fateSince, CancellationToken stop)
    {
        if (from < earliest || to != newest || fateSince != since)
        {
            return await ledger.InScopeAsync(district, from, to, fateSince, stop);
        }

        var all = await OpenAsync(district);
        return new SheetsInScope(
            [.. all.Sheets.Where(s => s.PayMonth >= from)],
            [.. all.Older, .. all.Sheets.Where(s => s.PayMonth < from && Matters(s)).Select(s => s.PayMonth)]);
    }

    public async Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        from >= runsFrom && to == today
            ? [.. (await runs.Value).Where(r => r.Day >= from)]
            : await ledger.RunsAsync(from, to, stop);

    public Task<IReadOnlyList<string>> StrangeRunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        ledger.StrangeRunsAsync(from, to, stop);

    public Task<RunManifest?> RunAsync(string run, CancellationToken stop) =>
        manifests.GetOrAdd(run, id => new(() => ledger.RunAsync(id, this.stop))).Value;

    public Task<IReadOnlyList<PayMonth>> UntoldMonthsAsync(
        DistrictCode district, PayMonth before, CancellationToken stop) =>
        ledger.UntoldMonthsAsync(district, before, stop);

    public Task<IReadOnlyList<PayMonth>> AwaitedMonthsAsync(
        DistrictCode district, PayMonth from, PayMonth before, CancellationToken stop) =>
        ledger.AwaitedMonthsAsync(district, from, before, stop);

    public Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset fateSince, CancellationToken stop) =>
        ledger.OpenMonthsAsync(district, before, fateSince, stop);

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(
        DistrictCode district, PayMonth payMonth, CancellationToken stop) =>
        ledger.JournalAsync(district, payMonth, stop);

    public Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop) => ledger.EvidenceAsync(bill, stop);

    public Task<IReadOnlyList<DateTimeOffset?>> CallTimesAsync(DebitId id, CancellationToken stop) =>
        ledger.CallTimesAsync(id, stop);

    public IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, CancellationToken stop) =>
        ledger.StoredAsync(district, from, to, stop);

    public Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop) => throw OnlyReads();

    public Task<Run> OpenRunAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop) =>
        throw OnlyReads();

    public Task ReportAsync(string run, DistrictReport report, CancellationToken stop) => throw OnlyReads();

    public Task CloseRunAsync(Run run, CancellationToken stop) => throw OnlyReads();

    private static InvalidOperationException OnlyReads() => new("A page only reads.");

    private Task<SheetsInScope> OpenAsync(DistrictCode district) => open.GetOrAdd(
        district, of => new(() => ledger.InScopeAsync(of, earliest, newest, since, stop))).Value;

    /// <summary>As the ledger judges months that are older; what cannot be read matters, whatever it is.</summary>
    private bool Matters(Sheet sheet) => sheet.MattersSince(since) || sheet.Malformed.Count > 0;
}

/// <summary>The register in the same way: each district once.</summary>
public sealed class OnceRegistry(IRegistry registry, CancellationToken stop) : IRegistry
{
    private readonly ConcurrentDictionary<DistrictCode, Lazy<Task<DistrictRegister>>> read = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<DistrictCode>>>> lists =
        new(StringComparer.Ordinal);

    private readonly CancellationToken all = stop;

    public Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop) =>
        lists.GetOrAdd(regency, of => new(() => registry.DistrictsAsync(of, all))).Value;

    public Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        read.GetOrAdd(district, of => new(() => registry.DistrictAsync(of, all))).Value;

    public Task<IReadOnlyList<string>> StrangeKeysAsync(CancellationToken stop) => registry.StrangeKeysAsync(stop);

    public Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop) =>
        registry.RostersAsync(district, stop);

    public Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        registry.BillingsAsync(district, from, to, stop);

    public Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop) =>
        throw new InvalidOperationException("A page only reads.");

    public Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop) =>
        throw new InvalidOperationException("A page only reads.");
}
