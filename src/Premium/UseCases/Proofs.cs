using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Up to which day each village's account is proven by a bank's statement. The newest reconciliation of a bank that
/// has been through the village's district says so; what one account lacks is no other one's.
/// </summary>
internal sealed class Proofs
{
    /// <summary>Reconciliations older than this say nothing any more.</summary>
    private const int DaysBack = 45;

    /// <summary>So many of a bank are looked through for one that has been through every district.</summary>
    private const int RunsMax = 3;

    private readonly ILookup<(string Bank, DistrictCode District), Proof> found;

    private Proofs(IEnumerable<RunManifest> manifests, Rules rules) => found = manifests
        .OrderByDescending(m => m.Run.StartedAt)
        .SelectMany(m => m.Reports
            .Where(r => r.Reconciliation is not null)
            .Select(r => (m.Run, Report: r)))
        .ToLookup(
            r => (r.Run.Bank, r.Report.District),
            r => new Proof(rules.Today(r.Run.StartedAt), r.Report.Reconciliation!));

    public static async Task<Proofs> ReadAsync(
        ILedger ledger, string? bank, DateOnly today, Rules rules, CancellationToken stop, string exceptRun = "")
    {
        // A run over an older month proves nothing of the newest one.
        var runs = (await ledger.RunsAsync(today.AddDays(-DaysBack), today, stop))
            .Where(r => r.Purpose == RunPurpose.Reconcile && r.Id != exceptRun && (bank is null || r.Bank == bank)
                && r.PayMonth >= rules.NewestPayMonth(r.Day))
            .GroupBy(r => (r.Bank, r.Regency))
            .SelectMany(g => g.Take(RunsMax));
        return new Proofs(
            (await Task.WhenAll(runs.Select(r => ledger.RunAsync(r.Id, stop)))).OfType<RunManifest>(), rules);
    }

    public DateOnly? ProvenTo(string bank, VillageCode village) =>
        found[(bank, village.District)].Select(f => f.Result.ProvenTo(village, f.ReadOn)).FirstOrDefault();

    private sealed record Proof(DateOnly ReadOn, ReconciliationResult Result);
}
