using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Versions of rule files in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryRuleVersions : IRuleVersions
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string File, int Number), StoredRules> stored = [];

    public Task<IReadOnlyList<StoredRules>> ReadAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<StoredRules>>([.. stored.Values]);
        }
    }

    public Task<bool> AddAsync(RuleVersion version, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(
                stored.TryAdd((version.File, version.Number), StoredRules.Of(version))
                || stored[(version.File, version.Number)].Hash == version.Hash);
        }
    }

    /// <summary>What another hand left under the key of a version.</summary>
    public void Spoil(string file, int number, string problem)
    {
        lock (gate)
        {
            stored[(file, number)] = new StoredRules(file, number, null, "", problem);
        }
    }
}
