using System.Collections.Concurrent;
using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// Which sheets this process has held against their journals today. A head that a commit of ours made from a believed
/// one is believed, too: so a sheet is read with its journal once a day, before the first debit from it.
/// </summary>
public sealed class BelievedSheets
{
    private readonly ConcurrentDictionary<string, Seen> known = new(StringComparer.Ordinal);
    private Noted noted = new(default, []);

    /// <summary>Held against its journal that day, and since then written by this process only.</summary>
    public bool IsBelieved(Sheet sheet, DateOnly day) =>
        Last(sheet.Key) is { } seen && seen.Day == day && seen.Head == sheet.Head;

    /// <summary>The newest head of a sheet that this process believed; null if none.</summary>
    internal Seen? Last(string key) => known.GetValueOrDefault(key);

    internal void Believe(string key, Seen seen) => known[key] = seen;

    /// <summary>A commit of this process led from the one to the other.</summary>
    internal void Follow(Sheet before, Sheet after, DateTimeOffset at)
    {
        if (known.TryGetValue(before.Key, out var seen) && seen.Head == before.Head)
        {
            known.TryUpdate(before.Key, seen with { Head = after.Head, At = at }, seen);
        }
    }

    /// <summary>
    /// What the last runs noted of all districts, read once a day unless something is in doubt. Districts that begin
    /// side by side may each read it: none waits for another, which may never come back.
    /// </summary>
    internal async Task<IReadOnlyList<NotedRun>> NotedAsync(
        DateOnly day, bool isDoubtful, Func<Task<IReadOnlyList<NotedRun>>> read)
    {
        var last = Volatile.Read(ref noted);
        if (last.Day == day && !isDoubtful)
        {
            return last.Runs;
        }

        // No reading takes the place of one that was kept after it had begun.
        var runs = await read();
        Interlocked.CompareExchange(ref noted, new Noted(day, runs), last);
        return runs;
    }

    /// <param name="Day">When it was held against its journal.</param>
    /// <param name="Head">As it is by now.</param>
    /// <param name="At">Since when.</param>
    internal sealed record Seen(DateOnly Day, Head Head, DateTimeOffset At);

    private sealed record Noted(DateOnly Day, IReadOnlyList<NotedRun> Runs);
}

/// <summary>The heads that one run noted.</summary>
/// <param name="Run">Which.</param>
/// <param name="Reports">Those that name heads.</param>
internal sealed record NotedRun(Run Run, IReadOnlyList<DistrictReport> Reports)
{
    public DistrictReport? Of(DistrictCode district) => Reports.FirstOrDefault(r => r.District == district);
}
