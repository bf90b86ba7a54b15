using Premium.Domain;

namespace Premium.UseCases;

/// <content>What runs reported.</content>
public sealed partial class ReadWorklist
{
    private async Task<IReadOnlyList<RunManifest>> ManifestsAsync(
        IReadOnlyList<Run> runs, IReadOnlyList<RunManifest> closing, CancellationToken stop)
    {
        var read = await Task.WhenAll(runs
            .Where(r => r.State != RunState.Open && r.IsReadable)
            .GroupBy(r => (r.Purpose, r.Bank, r.PayMonth))
            .Select(g => NewestAsync([.. g], closing, stop)));
        return [.. read.SelectMany(r => r).Where(m => closing.All(c => c.Run.Id != m.Run.Id)), .. closing];
    }

    /// <summary>Of one kind, and older ones as far as they may know what the newer ones do not.</summary>
    private async Task<IReadOnlyList<RunManifest>> NewestAsync(
        IReadOnlyList<Run> newestFirst, IReadOnlyList<RunManifest> closing, CancellationToken stop)
    {
        var read = new List<RunManifest>();
        foreach (var run in newestFirst.Where(r => read.Count == 0 || MayKnowMore(r, read)))
        {
            if ((closing.FirstOrDefault(c => c.Run.Id == run.Id) ?? await ledger.RunAsync(run.Id, stop)) is { } found)
            {
                read.Add(found);
            }
        }

        return read;
    }

    /// <summary>
    /// A reconciliation before these, of which a district did not report; or an account had no statement, and had one
    /// on that day or after it.
    /// </summary>
    private static bool MayKnowMore(Run run, IReadOnlyList<RunManifest> newer) =>
        run.Purpose == RunPurpose.Reconcile && newer.SelectMany(m => m.Reports).GroupBy(r => r.District).Any(d =>
            d.All(r => r.Reconciliation is null)
            || d.SelectMany(r => r.Reconciliation?.Accounts ?? []).GroupBy(a => a.Mark, StringComparer.Ordinal)
                .Any(a => a.All(p => !p.IsRead) && a.Max(p => p.ProvenTo) >= run.Day));
}
