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

    private static readonly SimulationPlan Plan = new(Months, Villages, FaultLevel.Many);

    [Fact]
    public void EveryDefect_isFound_andNamesItsRule()
    {
        output.WriteLine($"{"defect",-42} {"rule",-13} seed  village-months  seen");
        var missed = new List<string>();
        foreach (var (defect, (rules, alter)) in BrokenEngines.All)
        {
            var (seed, breach) = FirstBreach(alter);
            var (rule, villageMonths) = (breach?.Rule ?? "none", seed * Months * Villages);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{defect,-42} {rule,-13} {seed,4}  {villageMonths,14:N0}  {breach?.Text}"));
            if (breach is null || !rules.Contains(breach.Rule))
            {
                missed.Add($"{defect}: rule {breach?.Rule ?? "none"}, expected {string.Join(" or ", rules)}");
            }
        }

        Assert.True(missed.Count == 0, string.Join(Environment.NewLine, missed));
    }

    [Fact]
    public void TheEngineAsItIs_holdsEveryRule_onTheSameSeeds()
    {
        for (var seed = 1; seed * Months * Villages <= VillageMonthsMax; seed++)
        {
            var result = new Simulator(Plan, seed).Run();

            Assert.Null(result.Breach);
            Assert.True(result.Faults > 100, $"Seed {seed} had only {result.Faults} faults.");
        }
    }

    private static (int Seed, Premium.Verification.Simulation.Audit.Breach? Breach) FirstBreach(
        Func<EngineParts, EngineParts> alter)
    {
        for (var seed = 1; seed * Months * Villages <= VillageMonthsMax; seed++)
        {
            if (new Simulator(Plan, seed, alter).Run().Breach is { } breach)
            {
                return (seed, breach);
            }
        }

        return (VillageMonthsMax / (Months * Villages), null);
    }
}
