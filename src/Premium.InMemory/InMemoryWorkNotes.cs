using System.Collections.Concurrent;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Notes on work items in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryWorkNotes : IWorkNotes
{
    private readonly ConcurrentDictionary<string, WorkNote> notes = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, SeenItem> seen = new Dictionary<string, SeenItem>();

    public Task<IReadOnlyDictionary<string, WorkNote>> NotesAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyDictionary<string, WorkNote>>(new Dictionary<string, WorkNote>(notes));
    }

    public Task PutAsync(WorkNote note, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        notes[note.Key] = note;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, SeenItem>> SeenAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(Volatile.Read(ref seen));
    }

    public Task PutSeenAsync(IReadOnlyDictionary<string, SeenItem> seen, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Volatile.Write(ref this.seen, new Dictionary<string, SeenItem>(seen));
        return Task.CompletedTask;
    }
}
