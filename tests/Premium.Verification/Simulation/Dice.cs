using System.Runtime.CompilerServices;

namespace Premium.Verification.Simulation;

/// <summary>All chance of one simulation, from one seed. Counts the faults it lets happen.</summary>
public sealed class Dice
{
    private readonly Random random;
    private readonly int seed;
    private readonly Tally tally;

    public Dice(int seed, FaultRates rates)
        : this(seed, rates, new Tally())
    {
    }

    private Dice(int seed, FaultRates rates, Tally tally) =>
        (this.seed, Rates, this.tally, random) = (seed, rates, tally, new Random(seed));

    public FaultRates Rates { get; }

    public long Faults => tally.Faults;

    /// <summary>How often each kind of fault was injected, and each of their rarer consequences seen.</summary>
    public IReadOnlyDictionary<string, long> Kinds => tally.Kinds;

    /// <summary>No faults any more: what was broken must come right now.</summary>
    public bool IsCalm
    {
        get => tally.IsCalm;
        set => tally.IsCalm = value;
    }

    /// <summary>Chance of its own from the same seed, so that what draws from one moves nothing of the other.</summary>
    public Dice Beside(int salt) => new(seed ^ salt, Rates, tally);

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

        tally.Faults++;
        Saw(kind[(kind.LastIndexOf('.') + 1)..]);
        return true;
    }

    public void Saw(string kind) => tally.Kinds[kind] = tally.Kinds.GetValueOrDefault(kind) + 1;

    private sealed class Tally
    {
        public SortedDictionary<string, long> Kinds { get; } = new(StringComparer.Ordinal);

        public long Faults { get; set; }

        public bool IsCalm { get; set; }
    }
}
