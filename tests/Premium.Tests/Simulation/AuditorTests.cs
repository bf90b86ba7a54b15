using System.Globalization;
using Premium.Verification.Simulation;
using PremiumFunctions.Local.Twin;
using Xunit.Abstractions;

namespace Premium.Tests.Simulation;

/// <summary>An auditor that never finds anything proves nothing: each defect must be found, and soon.</summary>
public sealed class AuditorTests(ITestOutputHelper output)
{
    private const int VillageMonthsMax = 2_000;
    private const int Months = 5;
    private const int Villages = 40;
    private const int Seeds = VillageMonthsMax / (Months * Villages);

    /// <summary>What takes a rare meeting of faults is looked for from the seed on that has one.</summary>
    private static readonly Dictionary<string, int> FirstSeeds = new()
    {
        ["a new attempt while one is unknown"] = 2,
        ["money given back not seen"] = 3,
        ["a debit in other words ignored"] = 17,
        ["the words of a line taken literally"] = 14,
        ["a reversal without our words ignored"] = 12,
        ["a surplus debit kept quiet"] = 12,
    };

    private static readonly SimulationPlan Plan = new(Months, Villages, FaultLevel.Many);

    public static TheoryData<string> Defects => [.. BrokenEngines.All.Keys];

    [Theory]
    [MemberData(nameof(Defects))]
    public void Defect_isFound_andNamesItsRule(string defect)
    {
        var (rules, alter) = BrokenEngines.All[defect];
        var first = FirstSeeds.GetValueOrDefault(defect, 1);
        var (seed, breach) = FirstBreach(alter, first);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{defect}: rule {breach?.Rule ?? "none"}, seed {seed}, " +
            $"{(seed - first + 1) * Months * Villages:N0} village-months, {breach?.Text}"));
        Assert.NotNull(breach);
        Assert.Contains(breach.Rule, rules);
    }

    [Fact]
    public void TheEngineAsItIs_holdsEveryRule_onTheSameSeeds()
    {
        foreach (var seed in Enumerable.Range(1, Seeds).Union(FirstSeeds.Values))
        {
            var result = new Simulator(Plan, seed).Run();

            Assert.Null(result.Breach);
            Assert.True(result.Faults > 100, $"Seed {seed} had only {result.Faults} faults.");
        }
    }

    private static (int Seed, Premium.Verification.Simulation.Audit.Breach? Breach) FirstBreach(
        Func<EngineParts, EngineParts> alter, int first)
    {
        for (var seed = first; seed < first + Seeds; seed++)
        {
            if (new Simulator(Plan, seed, alter).Run().Breach is { } breach)
            {
                return (seed, breach);
            }
        }

        return (first + Seeds, null);
    }
}
