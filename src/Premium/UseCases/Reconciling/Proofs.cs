using System.Collections.Concurrent;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Up to which day each account is proven by its bank's statement, as the newest reconciliations say that asked about
/// it, of whatever month: each statement reaches up to the day it was had.
/// </summary>
internal sealed class Proofs
{
    /// <summary>Reconciliations older than this say nothing any more.</summary>
    public const int DaysBack = 45;

    /// <summary>So many of a bank and month are looked through: the newest may not be through every district.</summary>
    private const int RunsMin = 2;

    /// <summary>Further ones while a district has not reported to any of them, and so many at most.</summary>
    private const int RunsMax = 31;

    private readonly IReadOnlyList<RunManifest> manifests;

    // Most who ask do so about one district.
    private readonly ConcurrentDictionary<DistrictCode, Dictionary<string, DateOnly?>> found = [];

    private Proofs(IEnumerable<RunManifest> manifests) => this.manifests = [.. manifests];

    public static async Task<Proofs> ReadAsync(
        ILedger ledger, DateOnly today, CancellationToken stop, string exceptRun = "")
    {
        var runs = (await ledger.RunsAsync(today.AddDays(-DaysBack), today, stop))
            .Where(r => r.Purpose == RunPurpose.Reconcile && r.Id != exceptRun)
            .GroupBy(r => (r.Bank, r.Regency, r.PayMonth))
            .Select(g => NewestAsync(ledger, [.. g.Take(RunsMax)], stop));
        return new Proofs((await Task.WhenAll(runs)).SelectMany(m => m));
    }

    /// <summary>Of one bank and month, newest first, until each district that they name has reported.</summary>
    private static async Task<IReadOnlyList<RunManifest>> NewestAsync(
        ILedger ledger, IReadOnlyList<Run> newestFirst, CancellationToken stop)
    {
        var read = (await Task.WhenAll(newestFirst.Take(RunsMin).Select(r => ledger.RunAsync(r.Id, stop))))
            .OfType<RunManifest>().ToList();
        foreach (var run in newestFirst.Skip(RunsMin))
        {
            if (read.SelectMany(m => m.Reports).GroupBy(r => r.District)
                .All(d => d.Any(r => r.Reconciliation is not null)))
            {
                break;
            }

            read.AddRange(await ledger.RunAsync(run.Id, stop) is { } older ? [older] : []);
        }

        return read;
    }

    public DateOnly? ProvenTo(DistrictCode district, string mark) =>
        found.GetOrAdd(district, Found).GetValueOrDefault(mark);

    private Dictionary<string, DateOnly?> Found(DistrictCode district)
    {
        var newest = new Dictionary<string, DateOnly?>(StringComparer.Ordinal);
        foreach (var account in manifests.SelectMany(m => m.Reports).Where(r => r.District == district)
            .SelectMany(r => r.Reconciliation?.Accounts ?? []))
        {
            var known = newest.GetValueOrDefault(account.Mark);
            newest[account.Mark] = account.ProvenTo > known || known is null ? account.ProvenTo : known;
        }

        return newest;
    }

    /// <summary>
    /// By the statements of every account that its money may have left from. A village without any has nothing that a
    /// statement could show.
    /// </summary>
    public DateOnly? ProvenTo(
        VillageCode code, Village? village, IReadOnlyList<Sheet> sheets, DateOnly today, Rules rules)
    {
        var since = StartReconciliations.YoungSince(rules, today);
        List<DateOnly?> accounts =
        [
            .. sheets.SelectMany(s => s.DebitsOf(code))
                .Where(d => !d.State.IsFinal() || d.ReservedAt >= since)
                .Select(d => d.Account)
                .Concat(village?.Mandate is { } mandate ? [mandate.Account] : [])
                .Distinct()
                .Select(account => ProvenTo(code.District, account.Mark)),
        ];
        return accounts.Count == 0 ? today : accounts.Contains(null) ? null : accounts.Min();
    }
}
