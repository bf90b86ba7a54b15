namespace PremiumFunctions.Local.Simulation;

/// <summary>All chance of one simulation, from one seed. Counts the faults it lets happen.</summary>
public sealed class Dice(int seed, FaultRates rates)
{
    private readonly Random random = new(seed);

    public FaultRates Rates { get; } = rates;

    public long Faults { get; private set; }

    /// <summary>No faults any more: what was broken must come right now.</summary>
    public bool IsCalm { get; set; }

    public bool Chance(double chance) => random.NextDouble() < chance;

    /// <summary>From 0 to one less than <paramref name="count"/>.</summary>
    public int Below(int count) => random.Next(count);

    public TimeSpan Seconds(int from, int to) => TimeSpan.FromMilliseconds(random.Next(from * 1000, (to * 1000) + 1));

    /// <summary>True where a fault of this chance happens now.</summary>
    public bool Fault(double chance)
    {
        if (IsCalm || chance <= 0 || random.NextDouble() >= chance)
        {
            return false;
        }

        Faults++;
        return true;
    }
}
