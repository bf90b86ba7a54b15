using Premium.Domain;

namespace Premium.UseCases;

/// <content>What runs reported, and which of them nobody has signed off.</content>
public sealed partial class ReadWorklist
{
    internal const int RunDaysBack = 31;

    /// <summary>What nobody signs off for so long is past.</summary>
    private const int UnsignedDaysBack = 366;

    /// <summary>Where nobody signs anything off, so many old ones are enough to see it; red ones first.</summary>
    private const int UnsignedMax = 100;

    /// <summary>Beside the items: when the oldest run began that nobody has signed off.</summary>
    private const string UnsignedKey = "runs~unsigned";

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
        var manifests = await RunReports.ReadAsync(ledger, runs, closing: [], stop);
        return new WorkFacts(now, regency, [], runs) { Manifests = manifests }.LinesOf(bill);
    }

    /// <summary>The same runs as in the whole list, by reading no district.</summary>
    public async Task<IReadOnlyList<Run>> PinnedAsync(string regency, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var noted = await notes.NotesAsync(stop);
        return
        [
            .. WorkView.NotSignedOff(await RunsAsync(regency, today, stop), noted),
            .. await UnsignedAsync(regency, today, noted, await notes.SeenAsync(stop), stop),
        ];
    }

    private async Task<IReadOnlyList<Run>> RunsAsync(string regency, DateOnly today, CancellationToken stop) =>
        await RunsAsync(regency, today.AddDays(-RunDaysBack), today, stop);

    private async Task<IReadOnlyList<Run>> RunsAsync(
        string regency, DateOnly from, DateOnly to, CancellationToken stop) =>
        [.. (await ledger.RunsAsync(from, to, stop)).Where(r => r.Regency.Length == 0 || r.Regency == regency)];

    /// <summary>Runs of before the last weeks that nobody has signed off: nothing is read where there are none.
    /// </summary>
    private async Task<IReadOnlyList<Run>> UnsignedAsync(
        string regency, DateOnly today, IReadOnlyDictionary<string, WorkNote> noted,
        IReadOnlyDictionary<string, SeenItem> seen, CancellationToken stop)
    {
        var last = today.AddDays(-RunDaysBack - 1);
        if (!seen.TryGetValue(UnsignedKey, out var oldest) || rules.Today(oldest.At) > last)
        {
            return [];
        }

        var first = today.AddDays(-UnsignedDaysBack);
        var from = rules.Today(oldest.At) is var began && began > first ? began : first;
        return
        [
            .. WorkView.NotSignedOff(await RunsAsync(regency, from, last, stop), noted)
                .OrderBy(r => r.State == RunState.Red ? 0 : 1).Take(UnsignedMax)
                .OrderByDescending(r => r.StartedAt),
        ];
    }

    /// <param name="before">As it was kept.</param>
    /// <param name="pinned">Null where nobody looked.</param>
    private static SeenItem? OldestUnsigned(
        IReadOnlyDictionary<string, SeenItem> before, IReadOnlyList<Run>? pinned) =>
        pinned is null ? before.GetValueOrDefault(UnsignedKey)
        : pinned.Count > 0 ? new SeenItem(pinned.Min(r => r.StartedAt))
        : null;
}
