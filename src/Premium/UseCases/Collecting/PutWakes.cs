using System.Collections.Concurrent;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Which wakings this process has put that are still to come. Every waking that meets a silent bank or a used-up limit
/// would bring the next one: without this each person's click, each timer and each repeat would begin a chain of its
/// own that asks the bank every minute until the day is over. A process that starts anew may begin one more chain, and
/// no more.
/// </summary>
public sealed class PutWakes
{
    private readonly ConcurrentDictionary<DistrictWake, DateTimeOffset> coming = [];

    /// <summary>The same waking comes no later than that, and not before now: it finds the same work.</summary>
    internal bool Comes(DistrictWake wake, DateTimeOffset by, DateTimeOffset now) =>
        coming.TryGetValue(wake, out var at) && at > now && at <= by;

    /// <summary>It is on the queue. Those whose time is over are forgotten.</summary>
    internal void Put(DistrictWake wake, DateTimeOffset at, DateTimeOffset now)
    {
        coming[wake] = at;
        foreach (var (old, _) in coming.Where(c => c.Value <= now))
        {
            coming.TryRemove(old, out _);
        }
    }
}
