using Premium.Domain;

namespace Premium.Ports;

/// <summary>What somebody put in place of shipped files of rules. Versions come and never go or change.</summary>
public interface IRuleVersions
{
    /// <summary>All that is stored, of every file, readable or not.</summary>
    Task<IReadOnlyList<StoredRules>> ReadAsync(CancellationToken stop);

    /// <summary>Adds a version under its number. Repeating it after a lost answer is safe.</summary>
    /// <returns>False where another one has the number; nothing is written then.</returns>
    Task<bool> AddAsync(RuleVersion version, CancellationToken stop);
}
