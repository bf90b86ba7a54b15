using System.Collections.Concurrent;
using System.Globalization;
using Premium.Verification.Simulation.Audit;
using PremiumFunctions.Local.Twin;

namespace Premium.Verification.Simulation.Defects;

/// <summary>How a defect was looked for.</summary>
/// <param name="Play">The play it showed in, or the last one.</param>
/// <param name="VillageMonths">At most so many were played.</param>
/// <param name="Breach">What the auditor said first; null where it found nothing.</param>
internal sealed record DefectFound(DefectPlay Play, long VillageMonths, Breach? Breach);

/// <summary>A simulation that shows some defects soon, and in which the engine as it is breaks no rule.</summary>
/// <param name="kind">What its plan is called.</param>
/// <param name="seed">Its chance.</param>
/// <param name="plan">How long, how many villages, which faults.</param>
/// <param name="shows">The defects that show soonest here.</param>
internal sealed class DefectPlay(string kind, int seed, SimulationPlan plan, params string[] shows)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{kind} {seed}");

    public int Seed => seed;

    public SimulationPlan Plan => plan;

    public IReadOnlyList<string> Shows => shows;
}

/// <summary>Plays broken engines until the auditor names what is broken.</summary>
internal static class DefectPlays
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
    public static readonly IReadOnlyList<DefectPlay> All =
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
            "a reversal without our words ignored", "a treasurer sent to look, for what fails between us"),
        new(
            "rough", 4, Rough, "a doubt kept quiet", "the words of a line taken literally", "older months passed over",
            "the end of a mandate ignored", "a line of a refused payment ignored", "one broken row stops its district"),
        new("rough", 3, Rough, "a debit in other words ignored"),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<SimulationResult>> Whole = new(StringComparer.Ordinal);

    /// <summary>In its own play; where a change of the engine moved what happens when, in others, too.</summary>
    public static DefectFound Find(string defect)
    {
        var alter = BrokenEngines.All[defect].Alter;
        var (months, last) = (0L, All[0]);
        foreach (var play in All.OrderBy(p => p.Shows.Contains(defect) ? 0 : 1)
            .Concat(Enumerable.Range(4, VillageMonthsMax).Select(seed => new DefectPlay("usual", seed, Usual)))
            .TakeWhile(_ => months < VillageMonthsMax))
        {
            last = play;
            months += play.Plan.Months * play.Plan.Villages;
            if (new Simulator(play.Plan, play.Seed, alter).Run().Breach is { } breach)
            {
                return new DefectFound(play, months, breach);
            }
        }

        return new DefectFound(last, months, null);
    }

    /// <summary>The same play with the engine as it is.</summary>
    public static SimulationResult AsItIs(DefectPlay play) => Whole.GetOrAdd(
        play.Name, _ => new Lazy<SimulationResult>(() => new Simulator(play.Plan, play.Seed).Run())).Value;
}
