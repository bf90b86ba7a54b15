using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Runs with what their districts reported, as far as anybody goes by it.</summary>
internal static class RunReports
{
    /// <summary>Of each kind the newest, and of reconciliations older ones as far as they may know more.</summary>
    /// <param name="ledger">Where they are.</param>
    /// <param name="runs">Newest first.</param>
    /// <param name="closing">In place of what is stored of them.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<IReadOnlyList<RunManifest>> ReadAsync(
        ILedger ledger, IReadOnlyList<Run> runs, IReadOnlyList<RunManifest> closing, CancellationToken stop)
    {
        var read = await Task.WhenAll(runs
            .Where(r => r.State != RunState.Open && r.IsReadable)
            .GroupBy(r => (r.Purpose, r.Bank, r.PayMonth))
            .Select(g => NewestAsync(ledger, [.. g], closing, stop)));
        return [.. read.SelectMany(r => r).Where(m => closing.All(c => c.Run.Id != m.Run.Id)), .. closing];
    }

    /// <summary>Of one kind, and older ones as far as they may know what the newer ones do not.</summary>
    private static async Task<IReadOnlyList<RunManifest>> NewestAsync(
        ILedger ledger, IReadOnlyList<Run> newestFirst, IReadOnlyList<RunManifest> closing, CancellationToken stop)
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
