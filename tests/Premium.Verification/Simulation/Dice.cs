using System.Runtime.CompilerServices;

namespace Premium.Verification.Simulation;

/// <summary>All chance of one simulation, from one seed. Counts the faults it lets happen.</summary>
public sealed class Dice(int seed, FaultRates rates)
{
    private readonly Random random = new(seed);
    private readonly SortedDictionary<string, long> kinds = new(StringComparer.Ordinal);

    public FaultRates Rates { get; } = rates;

    public long Faults { get; private set; }

    /// <summary>How often each kind of fault was injected, and each of their rarer consequences seen.</summary>
    public IReadOnlyDictionary<string, long> Kinds => kinds;

    /// <summary>No faults any more: what was broken must come right now.</summary>
    public bool IsCalm { get; set; }

    public bool Chance(double chance) => random.NextDouble() < chance;

    /// <summary>From 0 to one less than <paramref name="count"/>.</summary>
    public int Below(int count) => random.Next(count);

    public TimeSpan Seconds(int from, int to) => TimeSpan.FromMilliseconds(random.Next(from * 1000, (to * 1000) + 1));

    /// <summary>True where a fault of this chance happens now.</summary>
    /// <param name="chance">From 0 to 1.</param>
    /// <param name="kind">What it is counted as; by itself the name of its rate.</param>
    public bool Fault(double chance, [CallerArgumentExpression(nameof(chance))] string kind = "")
    {
        if (IsCalm || chance <= 0 || random.NextDouble() >= chance)
        {
            return false;
        }

        Faults++;
        Saw(kind[(kind.LastIndexOf('.') + 1)..]);
        return true;
    }

    public void Saw(string kind) => kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
}
