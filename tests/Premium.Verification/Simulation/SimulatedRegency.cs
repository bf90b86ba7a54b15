using Premium.Domain;
using Premium.InMemory;
using Premium.Verification.Simulation.Audit;
using PremiumFunctions.Local.Regions;

namespace Premium.Verification.Simulation;

/// <summary>
/// The villages of one simulation and what happens to them: ADD comes early, late or not at all, mandates end and are
/// renewed, people come and go, rows of the register break. Tells the register and the auditor alike.
/// </summary>
internal sealed partial class SimulatedRegency
{
    /// <summary>Every account number begins so and no other number does.</summary>
    public const string AccountPrefix = "880088";

    public const int AccountLength = 18;

    /// <summary>Runs are over all districts there are.</summary>
    public const string Regency = "";

    public static readonly IReadOnlyList<string> Banks = ["bpd", "bpr"];

    private static readonly DateOnly Never = new(2099, 12, 31);

    private readonly Dice dice;
    private readonly Agenda agenda;
    private readonly InMemoryRegistry registry;
    private readonly SimulatedBank bank;
    private readonly Auditor auditor;
    private readonly EventLog log;
    private readonly SimulatedClock clock;
    private readonly List<SimulatedVillage> villages = [];
    private readonly Dictionary<DistrictCode, string> names = [];

    public SimulatedRegency(
        IReadOnlyList<RegionDistrict> districts, DateOnly began, Scene scene, InMemoryRegistry registry)
    {
        (dice, agenda, bank, this.registry) = (scene.Dice, scene.Agenda, scene.Bank, registry);
        (auditor, log, clock) = (scene.Auditor, scene.Log, scene.Clock);
        foreach (var district in districts)
        {
            names[district.Code] = district.Name;
            villages.AddRange(district.Villages.Select(v => Begin(v, began)));
        }
    }

    /// <summary>What changes on one day; called every day.</summary>
    public void LiveThrough(DateOnly day, DateTimeOffset midnight)
    {
        if (dice.IsCalm)
        {
            return;
        }

        if (day.Day == 1)
        {
            foreach (var village in villages)
            {
                PlanDeposit(village, midnight);
            }
        }

        foreach (var village in villages.Where(v => !v.IsGone))
        {
            if (village.Mandate is { } mandate && mandate.ValidTo == day)
            {
                agenda.At(midnight.AddDays(dice.Below(30)), () => Renew(village, day));
            }
        }

        for (var changes = villages.Count / 100; changes >= 0; changes--)
        {
            if (dice.Chance(0.5))
            {
                Change(villages[dice.Below(villages.Count)], day, midnight);
            }
        }

        Oddities(midnight);
        if (dice.Fault(dice.Rates.RegisterSpoiled))
        {
            Spoil(villages[dice.Below(villages.Count)], midnight);
        }
    }

    /// <summary>
    /// Everything is put right and paid in, but the broken rows of some villages: those must not hold up the others.
    /// </summary>
    public void SettleDown(DateTimeOffset now)
    {
        foreach (var village in villages)
        {
            if (village.Mandate is { } mandate)
            {
                bank.Deposit(mandate.Account, new Rupiah(village.MonthlyCost * 12));
            }

            if (village.IsSpoiled && dice.Chance(0.5))
            {
                Mend(village);
            }
        }

        Spoil(villages[dice.Below(villages.Count)], now.AddDays(60));
    }

    private SimulatedVillage Begin(RegionVillage region, DateOnly began)
    {
        var village = new SimulatedVillage(region, PayMonth.Of(began)) { Pu = 1 + dice.Below(3), Bpu = dice.Below(4) };
        if (!dice.Chance(0.04))
        {
            village.Mandate = NewMandate(village, began);
        }

        Tell(village, "begins");
        return village;
    }

    private Mandate NewMandate(SimulatedVillage village, DateOnly from) => new(
        village.Mandate is { } before && dice.Chance(0.7) && !bank.IsClosed(before.Account)
            ? before.Account
            : village.NewAccount(Banks[dice.Chance(0.25) ? 1 : 0]),
        dice.Chance(0.04) ? SourceOfFunds.DanaDesa : SourceOfFunds.Add,
        from.AddDays(dice.Chance(0.1) ? 5 + dice.Below(20) : 0),
        dice.Chance(0.5) ? from.AddDays(40 + dice.Below(500)) : Never,
        new Rupiah(dice.Chance(0.15) ? village.MonthlyCost * 3 / 2 : 100_000_000));

    private void PlanDeposit(SimulatedVillage village, DateTimeOffset midnight)
    {
        var day = dice.Below(100) switch { < 76 => dice.Below(10), < 92 => 10 + dice.Below(17), _ => -1 };
        var amount = new Rupiah(village.MonthlyCost * (90 + dice.Below(120)) / 100);
        dice.Saw(day < 0 ? "ADD does not come" : day < 10 ? "ADD in time" : "ADD late");
        if (day >= 0)
        {
            agenda.At(midnight.AddDays(day).AddHours(6 + dice.Below(14)), () =>
            {
                if (village.Mandate is { } mandate)
                {
                    log.Add("ADD", village.Code, amount.Value);
                    bank.Deposit(mandate.Account, amount);
                }
            });
        }
    }

    private void Change(SimulatedVillage village, DateOnly day, DateTimeOffset midnight)
    {
        switch (dice.Below(6))
        {
            case 0:
                village.IsPaused = true;
                Tell(village, "paused");
                agenda.At(midnight.AddDays(1 + dice.Below(30)), () =>
                {
                    village.IsPaused = false;
                    Tell(village, "goes on");
                });
                break;
            case 1:
                village.Pu = 1 + dice.Below(3);
                Tell(village, "has other officials");
                break;
            case 2:
                village.Bpu = dice.Below(4);
                Tell(village, "has other neighbourhood heads");
                break;
            case 3 when village.Mandate is { } mandate:
                village.Mandate = mandate with { IsRevoked = true };
                Tell(village, "revokes its mandate");
                agenda.At(midnight.AddDays(1 + dice.Below(20)), () => Renew(village, day));
                break;
            case 4 when village.Pu + village.Bpu > 1:
                village.IsMiscounted = true;
                Tell(village, "is miscounted");
                agenda.At(midnight.AddDays(1 + dice.Below(20)), () =>
                {
                    village.IsMiscounted = false;
                    Tell(village, "is counted right");
                });
                break;
            default:
                Renew(village, day);
                break;
        }
    }

    private void Renew(SimulatedVillage village, DateOnly day)
    {
        village.Mandate = NewMandate(village, day);
        Tell(village, "has a new mandate");
    }

    private void Spoil(SimulatedVillage village, DateTimeOffset midnight)
    {
        if (village is { IsSpoiled: false, IsGone: false })
        {
            village.IsSpoiled = true;
            registry.Spoil(village.Code, "column Wage: expected whole rupiah");
            Tell(village, "is unreadable");
            agenda.At(midnight.AddDays(1 + dice.Below(8)), () => Mend(village));
        }
    }

    private void Mend(SimulatedVillage village)
    {
        village.IsSpoiled = false;
        Tell(village, "is readable again");
    }

    private void Tell(SimulatedVillage village, string what)
    {
        log.Add("village", village.Code, what);
        dice.Saw("village " + what);
        if (village.Mandate is { } mandate)
        {
            bank.Open(village.Code, mandate.Account);
        }

        // A row that was broken stays so until it is mended: nothing else of the village reaches the register.
        if (village is { IsSpoiled: false, IsGone: false })
        {
            registry.ImportAsync(
                village.Code.District, names[village.Code.District], [village.Import()], CancellationToken.None)
                .GetAwaiter().GetResult();
        }

        auditor.IsNow(village.Facts, clock.GetUtcNow());
    }
}
