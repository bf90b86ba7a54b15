using Premium.Ports;

namespace Premium.InMemory;

/// <summary>One message on an in-memory queue; <see cref="Text"/> is as <see cref="WakeMessages"/> writes it.</summary>
public sealed record QueuedWake(string Queue, string Text, DateTimeOffset VisibleAt);

/// <summary>
/// The queues of one account in memory, for tests, the simulator and benchmarks. Keeps when each message becomes
/// visible and hands out what is due, oldest first; a message taken is gone, so whoever plays a crash puts it back.
/// Safe for many threads.
/// </summary>
public sealed class InMemoryWake(TimeProvider time) : IWake
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<QueuedWake, (DateTimeOffset VisibleAt, long Order)> messages = new();
    private long order;

    /// <summary>Messages on all queues, due or not.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return messages.Count;
            }
        }
    }

    /// <summary>When the next message becomes visible; null when the queues are empty.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
            {
                return messages.TryPeek(out var next, out _) ? next.VisibleAt : null;
            }
        }
    }

    public Task DistrictAsync(DistrictWake wake, TimeSpan delay, CancellationToken stop) =>
        PutAsync(WakeQueues.Districts, WakeMessages.Format(wake), delay, stop);

    public Task AlertsAsync(AlertWake wake, TimeSpan delay, CancellationToken stop) =>
        PutAsync(WakeQueues.Alerts, WakeMessages.Format(wake), delay, stop);

    public Task ReconciliationAsync(ReconciliationWake wake, CancellationToken stop) =>
        PutAsync(WakeQueues.Reconciliations, WakeMessages.Format(wake), TimeSpan.Zero, stop);

    /// <summary>Puts any text on a queue: a message again after a crash, or one that is not ours.</summary>
    public void Put(string queue, string text, TimeSpan delay)
    {
        var visibleAt = time.GetUtcNow() + WakeQueues.DelayOf(delay);
        lock (gate)
        {
            messages.Enqueue(new QueuedWake(queue, text, visibleAt), (visibleAt, order++));
        }
    }

    /// <summary>Takes the message that has been due longest; null if none is due.</summary>
    public QueuedWake? Take()
    {
        lock (gate)
        {
            return messages.TryPeek(out var next, out _) && next.VisibleAt <= time.GetUtcNow()
                ? messages.Dequeue()
                : null;
        }
    }

    /// <summary>Takes everything that is due now, longest due first.</summary>
    public IReadOnlyList<QueuedWake> TakeDue()
    {
        var due = new List<QueuedWake>();
        while (Take() is { } message)
        {
            due.Add(message);
        }

        return due;
    }

    private Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Put(queue, text, delay);
        return Task.CompletedTask;
    }
}
