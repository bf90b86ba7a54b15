using System.Collections.Concurrent;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>The outbox of operations in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryNotices : INotices
{
    private readonly ConcurrentDictionary<string, Notice> notices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> waiting = new(StringComparer.Ordinal);

    public Task<Notice> AddAsync(Notice notice, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var first = notices.GetOrAdd(notice.Id, notice);
        Note(first);
        return Task.FromResult(first);
    }

    public Task<Notice?> FindAsync(string id, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(notices.GetValueOrDefault(id));
    }

    public Task PutAsync(Notice notice, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        notices[notice.Id] = notice;
        Note(notice);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Notice>> WaitingAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Notice>>(
            [
                .. waiting.Keys.Select(id => notices[id]).Where(n => !n.IsDone)
                    .OrderBy(n => n.At).ThenBy(n => n.Id, StringComparer.Ordinal),
            ]);
    }

    private void Note(Notice notice)
    {
        if (notice.IsDone)
        {
            waiting.TryRemove(notice.Id, out _);
        }
        else
        {
            waiting[notice.Id] = true;
        }
    }
}
