using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Pauses in memory. Safe for many threads.</summary>
public sealed class InMemoryPauses : IPauses
{
    private readonly Lock gate = new();
    private readonly List<PauseOrder> orders = [];

    public Task<PauseBook> ReadAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(Read());
    }

    public Task<bool> AddAsync(PauseOrder order, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            var isNext = order.Number == orders.Count + 1;
            if (isNext)
            {
                orders.Add(order);
            }

            return Task.FromResult(isNext);
        }
    }

    public Task<bool> ResumeAsync(int number, Resumption resumption, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            var isOpen = orders[number - 1].Resumed is null;
            if (isOpen)
            {
                orders[number - 1] = orders[number - 1] with { Resumed = resumption };
            }

            return Task.FromResult(isOpen);
        }
    }

    internal PauseBook Read()
    {
        lock (gate)
        {
            return orders.Count == 0 ? PauseBook.Empty : new PauseBook([.. orders], [], orders.Count + 1);
        }
    }
}
