using System.Collections.Concurrent;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Who wrote last when, in memory. Safe for many threads.</summary>
public sealed class InMemoryInbound : IInbound
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> last = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> taken = new(StringComparer.Ordinal);

    public Task NoteAsync(string number, DateTimeOffset at, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        last.AddOrUpdate(number, at, (_, known) => known > at ? known : at);
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> LastAsync(string number, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(last.TryGetValue(number, out var at) ? at : (DateTimeOffset?)null);
    }

    public Task<bool> IsFirstAsync(string message, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(taken.TryAdd(message, true));
    }
}
