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

    private static readonly SimulationPlan Usual = new(months: 5, villages: 40, FaultLevel.Many);

    /// <summary>What is rare is made frequent: many defects show at once then.</summary>
    private static readonly SimulationPlan Rough = new(months: 4, villages: 30, FaultLevel.Many)
    {
        Rates = FaultRates.Of(FaultLevel.Many) with
        {
            Payment = 0.03,
            Narrative = 0.4,
            Lie = 0.02,
            StatementLie = 0.15,
            OddLine = 0.08,
            ForeignHand = 0.15,
            RegisterSpoiled = 0.08,
            Recoded = 0.04,
            AccountClosed = 0.04,
            Maintenance = 0.06,
            PartnerRejected = 0.02,
        },
    };

    /// <summary>Where a defect shows soonest; one that is named by none shows in the first of them.</summary>
    private static readonly IReadOnlyList<Play> Plays =
    [
        new("usual", 3, Usual),
        new(
            "usual", 2, Usual, "the limit of a mandate ignored", "a surplus debit kept quiet",
            "a mute that does not end", "totals that do not tie believed", "the village of a wrong row taken anyway",
            "a stale import taken anyway"),
        new(
            "rough", 1, Rough, "no journal proof before the debits", "lapse told on old data",
            "an empty statement believed", "Planned beside Paid believed", "the begin of a mandate ignored",
            "a pause ignored", "a person of two villages not named"),
        new(
            "rough", 2, Rough, "unpaid said of what the bank has", "a contradiction of the bank ignored",
            "a refused payment adopted without its row", "a signed fate turned around", "a mute ignored",
            "a reversal without our words ignored"),
        new(
            "rough", 4, Rough, "a doubt kept quiet", "the words of a line taken literally", "older months passed over",
            "the end of a mandate ignored", "a line of a refused payment ignored", "one broken row stops its district"),
        new("rough", 3, Rough, "a debit in other words ignored"),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<Breach?>> Whole = new(StringComparer.Ordinal);

    public static TheoryData<string> Defects => Part(0);

    public static TheoryData<string> Names => [.. Plays.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Defects))]
    public void Defect_isFound_andNamesItsRule(string defect) => CheckFound(defect, output);

    /// <summary>Every other defect: two classes run side by side.</summary>
    internal static TheoryData<string> Part(int part) =>
        [.. BrokenEngines.All.Keys.Where((_, at) => at % 2 == part)];

    internal static void CheckFound(string defect, ITestOutputHelper output)
    {
        var (rules, alter) = BrokenEngines.All[defect];
        var (play, months, breach) = FirstBreach(defect, alter);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{defect}: rule {breach?.Rule ?? "none"}, {play.Name}, at most {months:N0} village-months, " +
            $"{breach?.Text}"));
        Assert.NotNull(breach);
        Assert.Contains(breach.Rule, rules);
        Assert.Null(AsItIs(play));
    }

    [Fact]
    public void Defects_thatAPlayIsSaidToShow_areThereOnce()
    {
        var named = Plays.SelectMany(p => p.Shows).ToList();

        Assert.Empty(named.Except(BrokenEngines.All.Keys));
        Assert.Distinct(named);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheEngineAsItIs_holdsEveryRule_inTheSamePlays(string name) =>
        Assert.Null(AsItIs(Plays.Single(p => p.Name == name)));

    private static Breach? AsItIs(Play play) =>
        Whole.GetOrAdd(play.Name, _ => new Lazy<Breach?>(() => Run(play))).Value;

    private static Breach? Run(Play play)
    {
        var result = new Simulator(play.Plan, play.Seed).Run();
        Assert.True(result.Faults > 100, $"The play {play.Name} had only {result.Faults} faults.");
        return result.Breach;
    }

    /// <summary>In its own play; where a change of the engine moved what happens when, in others, too.</summary>
    private static (Play Play, long VillageMonths, Breach? Breach) FirstBreach(
        string defect, Func<EngineParts, EngineParts> alter)
    {
        var (months, last) = (0L, Plays[0]);
        foreach (var play in Plays.OrderBy(p => p.Shows.Contains(defect) ? 0 : 1)
            .Concat(Enumerable.Range(4, VillageMonthsMax).Select(seed => new Play("usual", seed, Usual)))
            .TakeWhile(_ => months < VillageMonthsMax))
        {
            last = play;
            months += play.Plan.Months * play.Plan.Villages;
            if (new Simulator(play.Plan, play.Seed, alter).Run().Breach is { } breach)
            {
                return (play, months, breach);
            }
        }

        return (last, months, null);
    }

    private sealed class Play(string kind, int seed, SimulationPlan plan, params string[] shows)
    {
        public string Name => string.Create(CultureInfo.InvariantCulture, $"{kind} {seed}");

        public int Seed => seed;

        public SimulationPlan Plan => plan;

        public IReadOnlyList<string> Shows => shows;
    }
}
