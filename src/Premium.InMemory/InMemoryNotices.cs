using System.Collections.Concurrent;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>The outbox of operations in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryNotices : INotices
{
    private readonly ConcurrentDictionary<string, Notice> notices = new(StringComparer.Ordinal);

    /// <summary>Rows that cannot be read, as a test puts them there.</summary>
    public IReadOnlyList<MalformedRow> Malformed { get; set; } = [];

    public Task<Notice> AddAsync(Notice notice, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(notices.GetOrAdd(notice.Id, notice));
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
        return Task.CompletedTask;
    }

    public Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(notices.Count(n => n.Value.IsDone && n.Value.At < before && notices.TryRemove(n)));
    }

    public Task<IReadOnlyList<Notice>> SinceAsync(DateTimeOffset from, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Notice>>(
        [
            .. notices.Values.Where(n => n.At >= from).OrderBy(n => n.At).ThenBy(n => n.Id, StringComparer.Ordinal)
                .Select(n => n with { Subject = "", Body = "", Short = "", Html = "" }),
        ]);
    }

    public Task<WaitingNotices> WaitingAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(new WaitingNotices(
            [.. notices.Values.Where(n => !n.IsDone).OrderBy(n => n.At).ThenBy(n => n.Id, StringComparer.Ordinal)],
            Malformed));
    }
}
