using Premium.Domain;

namespace Premium.UseCases;

/// <content>What runs reported.</content>
public sealed partial class ReadWorklist
{
    /// <summary>Lines of the newest statements that nothing explains and that may be about a bill.</summary>
    public async Task<IReadOnlyList<string>> LinesOfAsync(BillId bill, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var regency = bill.Village.District.Regency;
        IReadOnlyList<Run> runs =
        [
            .. (await RunsAsync(regency, rules.Today(now), stop))
                .Where(r => r.Purpose == RunPurpose.Reconcile && r.PayMonth == bill.PayMonth),
        ];
        var manifests = await ManifestsAsync(runs, closing: [], stop);
        return new WorkFacts(now, regency, [], runs) { Manifests = manifests }.LinesOf(bill);
    }

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
        foreach (var run in newestFirst.Where(r => read.Count == 0 || r.MayKnowMore(read)))
        {
            if ((closing.FirstOrDefault(c => c.Run.Id == run.Id) ?? await ledger.RunAsync(run.Id, stop)) is { } found)
            {
                read.Add(found);
            }
        }

        return read;
    }
}
