using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Notes on work items in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryWorkNotes : IWorkNotes
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (WorkNote Note, int Version)> notes = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, SeenItem> seen = new Dictionary<string, SeenItem>();

    public Task<IReadOnlyDictionary<string, WorkNote>> NotesAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, WorkNote>>(
                notes.ToDictionary(n => n.Key, n => n.Value.Note, StringComparer.Ordinal));
        }
    }

    public Task<NotedItem> FindAsync(string item, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(
                notes.TryGetValue(item, out var found)
                    ? new NotedItem(found.Note, Text(found.Version))
                    : new NotedItem(null, ""));
        }
    }

    public Task<bool> PutAsync(WorkNote note, string version, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            var before = notes.GetValueOrDefault(note.Key).Version;
            var isSame = version == (before == 0 ? "" : Text(before));
            if (isSame)
            {
                notes[note.Key] = (note, before + 1);
            }

            return Task.FromResult(isSame);
        }
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

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
