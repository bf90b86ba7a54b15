namespace Premium.Mutations;

/// <summary>How many mutants the tests noticed.</summary>
internal sealed class Score
{
    public const double PercentMin = 85;

    public int Killed { get; set; }

    /// <summary>Those of them that ran for ever, or ended the whole process.</summary>
    public int Hung { get; set; }

    /// <summary>Mutants that make no program; neither killed nor survived.</summary>
    public int NotCompiled { get; set; }

    public List<Mutant> Survivors { get; } = [];

    public double Percent => 100.0 * Killed / Math.Max(1, Killed + Survivors.Count);

    public void Add(Score other)
    {
        Killed += other.Killed;
        Hung += other.Hung;
        NotCompiled += other.NotCompiled;
        Survivors.AddRange(other.Survivors);
    }
}
