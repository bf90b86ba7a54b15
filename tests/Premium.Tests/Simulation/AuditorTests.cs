using System.Collections.Concurrent;
using System.Globalization;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;
using PremiumFunctions.Local.Twin;
using Xunit.Abstractions;

namespace Premium.Tests.Simulation;

/// <summary>
/// An auditor that never finds anything proves nothing: each defect must be found, and soon. On the same few seeds the
/// engine without a defect holds every rule, so that what is found is the defect.
/// </summary>
public sealed class AuditorTests(ITestOutputHelper output)
{
    private const int VillageMonthsMax = 2_000;
    private const int Months = 5;
    private const int Villages = 40;
    private const int SeedsMax = VillageMonthsMax / (Months * Villages);

    /// <summary>Which seed shows a defect soonest; one that is named by none shows in the first of them.</summary>
    private static readonly Dictionary<int, string[]> Shows = new()
    {
        [3] = [],
        [1] =
        [
            "one broken row stops its district",
            "an empty statement believed",
            "no journal proof before the debits",
            "a pause ignored",
            "Planned beside Paid believed",
            "a reversal without our words ignored",
        ],
        [2] =
        [
            "the limit of a mandate ignored",
            "a surplus debit kept quiet",
            "a mute that does not end",
            "totals that do not tie believed",
            "unpaid said of what the bank has",
            "the village of a wrong row taken anyway",
        ],
        [4] = ["a contradiction of the bank ignored", "a refused payment adopted without its row"],
        [5] =
        [
            "the end of a mandate ignored",
            "a line of a refused payment ignored",
            "older months passed over",
        ],
        [6] = ["the words of a line taken literally", "a debit in other words ignored"],
        [7] = ["a doubt kept quiet"],
    };

    private static readonly FaultRates Usual = FaultRates.Of(FaultLevel.Many);

    private static readonly FaultRates Lying = Usual with { Lie = 0.02, Payment = 0.03, Narrative = 0.4 };

    /// <summary>What only something rare shows: that is made frequent.</summary>
    private static readonly Dictionary<string, FaultRates> Rare = new(StringComparer.Ordinal)
    {
        ["a reversal without our words ignored"] = Usual with { Payment = 0.04, Narrative = 0.5 },
        ["the words of a line taken literally"] = Lying,
        ["a debit in other words ignored"] = Lying,
    };

    private static readonly ConcurrentDictionary<(int Seed, FaultRates Rates), SimulationResult> Whole = [];

    public static TheoryData<string> Defects => Part(0);

    public static TheoryData<int> Seeds => [.. Shows.Keys];

    [Theory]
    [MemberData(nameof(Defects))]
    public void Defect_isFound_andNamesItsRule(string defect) => CheckFound(defect, output);

    /// <summary>Every other defect: two classes run side by side.</summary>
    internal static TheoryData<string> Part(int part) =>
        [.. BrokenEngines.All.Keys.Where((_, at) => at % 2 == part)];

    internal static void CheckFound(string defect, ITestOutputHelper output)
    {
        var (rules, alter) = BrokenEngines.All[defect];
        var (seeds, breach) = FirstBreach(defect, alter);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{defect}: rule {breach?.Rule ?? "none"}, seed {seeds[^1]}, " +
            $"at most {seeds.Count * Months * Villages:N0} village-months, {breach?.Text}"));
        Assert.NotNull(breach);
        Assert.Contains(breach.Rule, rules);
        Assert.Null(AsItIs(seeds[^1], RatesFor(defect)).Breach);
    }

    [Fact]
    public void Defects_thatASeedIsSaidToShow_areThereOnce()
    {
        var named = Shows.Values.SelectMany(names => names).ToList();

        Assert.Empty(named.Concat(Rare.Keys).Except(BrokenEngines.All.Keys));
        Assert.Distinct(named);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TheEngineAsItIs_holdsEveryRule_onTheSameSeeds(int seed)
    {
        var result = AsItIs(seed, Usual);

        Assert.Null(result.Breach);
        Assert.True(result.Faults > 100, $"Seed {seed} had only {result.Faults} faults.");
    }

    private static SimulationResult AsItIs(int seed, FaultRates rates) =>
        Whole.GetOrAdd((seed, rates), w => new Simulator(Plan(w.Rates), w.Seed).Run());

    private static FaultRates RatesFor(string defect) => Rare.GetValueOrDefault(defect, Usual);

    private static SimulationPlan Plan(FaultRates rates) => new(Months, Villages, FaultLevel.Many) { Rates = rates };

    /// <summary>On its own seed; where a change of the engine moved what happens when, on the others, too.</summary>
    private static (IReadOnlyList<int> Tried, Breach? Breach) FirstBreach(
        string defect, Func<EngineParts, EngineParts> alter)
    {
        var plan = Plan(RatesFor(defect));
        var own = Shows.Where(s => s.Value.Contains(defect)).Select(s => s.Key);
        var tried = new List<int>();
        foreach (var seed in own.Concat(Shows.Keys).Concat(Enumerable.Range(1, SeedsMax)).Distinct().Take(SeedsMax))
        {
            tried.Add(seed);
            if (new Simulator(plan, seed, alter).Run().Breach is { } breach)
            {
                return (tried, breach);
            }
        }

        return (tried, null);
    }
}
