using System.Collections.Concurrent;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Messages set aside, in memory: those that somebody adds.</summary>
public sealed class InMemorySetAside : ISetAside
{
    private readonly ConcurrentQueue<PoisonedMessage> messages = new();

    public void Add(PoisonedMessage message) => messages.Enqueue(message);

    public Task<IReadOnlyList<PoisonedMessage>> ListAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<PoisonedMessage>>([.. messages]);
    }
}
