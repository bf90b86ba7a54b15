using System.Collections.Concurrent;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Messages set aside, in memory: as many as somebody says.</summary>
public sealed class InMemorySetAside : ISetAside
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Add(string queue) => counts.AddOrUpdate(queue, 1, (_, count) => count + 1);

    /// <summary>One was put back into its queue.</summary>
    public void PutBack(string queue) => counts.AddOrUpdate(queue, 0, (_, count) => Math.Max(0, count - 1));

    public Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>(counts));
    }
}
