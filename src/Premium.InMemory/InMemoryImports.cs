using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Dry runs and journal of imports in memory. Safe for many threads.</summary>
public sealed class InMemoryImports : IImports
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredImport> shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);
    private readonly List<ImportEntry> journal = [];

    public Task PutAsync(ShownImport import, byte[] file, CancellationToken stop)
    {
        lock (gate)
        {
            shown[import.Id] = new StoredImport(import, [.. file]);
        }

        return Task.CompletedTask;
    }

    public Task<StoredImport?> FindAsync(string id, CancellationToken stop)
    {
        lock (gate)
        {
            return Task.FromResult(shown.GetValueOrDefault(id));
        }
    }

    public Task ForgetAsync(string id, CancellationToken stop)
    {
        lock (gate)
        {
            shown.Remove(id);
            unreadable.Remove(id);
        }

        return Task.CompletedTask;
    }

    /// <summary>Makes the row of a dry run unreadable, as a wrong hand would.</summary>
    public void Spoil(string id)
    {
        lock (gate)
        {
            unreadable.Add(id);
        }
    }

    /// <summary>Nothing is ever cut short here.</summary>
    public Task SweepAsync(DateTimeOffset before, CancellationToken stop) => Task.CompletedTask;

    public Task<ShownImports> ShownAsync(CancellationToken stop)
    {
        lock (gate)
        {
            return Task.FromResult(new ShownImports(
                [
                    .. shown.Values.Select(s => s.Shown).Where(s => !unreadable.Contains(s.Id))
                        .OrderByDescending(s => s.At),
                ],
                [.. unreadable.Select(id => new MalformedRow($"registry imports shown~{id}", "it cannot be read"))])
            {
                MalformedIds = [.. unreadable],
            });
        }
    }

    public Task<IReadOnlyList<ImportEntry>> JournalAsync(CancellationToken stop)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<ImportEntry>>([.. journal]);
        }
    }

    public Task<bool> AddAsync(ImportEntry entry, CancellationToken stop)
    {
        lock (gate)
        {
            var isNext = entry.Number == journal.Count + 1;
            if (isNext)
            {
                journal.Add(entry);
            }

            return Task.FromResult(isNext);
        }
    }
}
