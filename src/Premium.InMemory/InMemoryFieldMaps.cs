using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Saved field maps in memory. Safe for many threads.</summary>
public sealed class InMemoryFieldMaps : IFieldMaps
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ImportKind, string), SavedMap> maps = [];

    public Task<IReadOnlyList<SavedMap>> AllAsync(CancellationToken stop)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<SavedMap>>(
            [
                .. maps.OrderBy(m => m.Key.Item1).ThenBy(m => m.Key.Item2, StringComparer.Ordinal).Select(m => m.Value),
            ]);
        }
    }

    public Task PutAsync(SavedMap map, CancellationToken stop)
    {
        lock (gate)
        {
            maps[(map.Kind, map.Name.ToLowerInvariant())] = map;
        }

        return Task.CompletedTask;
    }
}
