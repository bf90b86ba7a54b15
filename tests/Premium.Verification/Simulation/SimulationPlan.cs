using Premium.Domain;
using Premium.Verification.Simulation.Audit;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Twin;

namespace Premium.Verification.Simulation;

/// <summary>What is simulated; one seed of it is one run, always the same to the byte.</summary>
public sealed class SimulationPlan
{
    /// <summary>The year the holidays are known from.</summary>
    public static readonly DateOnly Began = new(2026, 1, 1);

    /// <summary>The letter with a new wage cap comes so long before it counts, and somebody puts it in.</summary>
    public const int LetterDays = 18;

    private const int Blora = 271;

    /// <summary>By how many of the shipped wage caps are known.</summary>
    private readonly Rules[] rulesByCaps;

    public SimulationPlan(int months, int villages, FaultLevel faults)
    {
        Months = months;
        Rates = FaultRates.Of(faults);
        Districts = villages <= Blora ? Some(RegionCodes.Regency("33.16"), villages) : RegionCodes.Nation(villages);
        Villages = Districts.Sum(d => d.Villages.Count);
        var table = Rules.Tariffs.Table;
        var caps = table.WageCaps.OrderBy(c => c.From).ToList();
        rulesByCaps =
        [
            .. Enumerable.Range(0, caps.Count).Select(count => Rules with
            {
                Tariffs = Rules.Tariffs.With(table with { WageCaps = [.. caps.Take(count)] }, Rules.Tariffs.Bands),
            }),
            Rules,
        ];
    }

    public int Months { get; }

    public int Villages { get; }

    public FaultRates Rates { get; init; }

    public IReadOnlyList<RegionDistrict> Districts { get; }

    public Rules Rules { get; } = Rules.Shipped(
        new Dictionary<string, BankTerms>(StringComparer.Ordinal)
        {
            ["bpd"] = new BankTerms(),
            ["bpr"] = new BankTerms
            {
                WindowOpens = new TimeOnly(7, 30),
                WindowCloses = new TimeOnly(15, 0),
                Pauses = [new BankPause.Daily(new TimeOnly(12, 0), new TimeOnly(12, 30))],
                PaymentsPerSecond = 1,

                // Long enough that what was reserved may meet a maintenance.
                TurnsAhead = TimeSpan.FromSeconds(5),
            },
        },
        RoundingRule.PersonHalfUp);

    /// <summary>As they are known on a day: of a wage cap nobody knows before its letter.</summary>
    public Rules RulesOn(DateOnly day) => rulesByCaps[
        Rules.Tariffs.Table.WageCaps.Count(c => c.From.FirstDay.AddDays(-LetterDays) <= day)];

    /// <summary>The same hours once more, for the auditor.</summary>
    public static IReadOnlyDictionary<string, BankHours> Hours { get; } =
        new Dictionary<string, BankHours>(StringComparer.Ordinal)
        {
            ["bpd"] = new BankHours(new TimeOnly(6, 0), new TimeOnly(21, 0), 2, TimeSpan.FromHours(8)),
            ["bpr"] = new BankHours(new TimeOnly(7, 30), new TimeOnly(15, 0), 2, TimeSpan.FromHours(8)),
        };

    private static List<RegionDistrict> Some(IReadOnlyList<RegionDistrict> regency, int villages)
    {
        var left = villages;
        var districts = new List<RegionDistrict>();
        foreach (var district in regency.Where(_ => left > 0))
        {
            districts.Add(district with { Villages = [.. district.Villages.Take(left)] });
            left -= district.Villages.Count;
        }

        return districts;
    }
}

/// <summary>How one seed came out.</summary>
public sealed record SimulationResult(int Seed, long VillageMonths, long Faults, long Steps, Breach? Breach)
{
    /// <summary>How often each kind of fault, and each rarer consequence of faults, occurred.</summary>
    public IReadOnlyDictionary<string, long> Kinds { get; init; } = new Dictionary<string, long>();
}
