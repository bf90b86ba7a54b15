using Premium.Domain;
using Premium.InMemory;
using Premium.Verification.Simulation.Audit;
using PremiumFunctions.Local.Regions;

namespace Premium.Verification.Simulation;

/// <summary>
/// The villages of one simulation and what happens to them: ADD comes early, late or not at all, mandates end and are
/// renewed, people come and go, rows of the register break. The register hears of it by files.
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
    private readonly SimulatedOffice office;
    private readonly AuditCalendar calendar;
    private readonly List<SimulatedVillage> villages = [];

    public SimulatedRegency(
        IReadOnlyList<RegionDistrict> districts, DateOnly began, Scene scene, InMemoryRegistry registry,
        SimulatedOffice office, AuditCalendar calendar)
    {
        (dice, agenda, bank, this.registry) = (scene.Dice, scene.Agenda, scene.Bank, registry);
        (auditor, log, clock) = (scene.Auditor, scene.Log, scene.Clock);
        (this.office, this.calendar) = (office, calendar);
        foreach (var district in districts)
        {
            villages.AddRange(district.Villages.Select(v => Begin(v, district.Name, began)));
        }
    }

    /// <summary>The register comes in by files, as a regency begins.</summary>
    public void Begin()
    {
        foreach (var kind in Kinds)
        {
            foreach (var some in villages.GroupBy(v => v.Code.District.Regency))
            {
                HandIn(kind, some.Key, [.. some]);
            }
        }
    }

    /// <summary>What changes on one day; called every day.</summary>
    public void LiveThrough(DateOnly day, DateTimeOffset midnight)
    {
        auditor.NewDay(midnight);
        if (dice.IsCalm)
        {
            return;
        }

        if (day.Day == 1)
        {
            Bill(midnight);
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
            foreach (var account in village.Mandates.TakeLast(3).Select(m => (BankAccount?)m.Account)
                .Append(Account(village)).OfType<BankAccount>().Distinct())
            {
                // More than any village ever owes, whoever left it since.
                bank.Deposit(account, new Rupiah(100_000_000));
            }

            if (village.Spoiled is not null && dice.Chance(0.5))
            {
                Mend(village);
            }
        }

        Spoil(villages[dice.Below(villages.Count)], now.AddDays(60));
    }

    private SimulatedVillage Begin(RegionVillage region, string district, DateOnly began)
    {
        var village = new SimulatedVillage(region, district, PayMonth.Of(began));
        Join(village, MemberGroup.Official, 1 + dice.Below(3));
        Join(village, MemberGroup.Neighbourhood, dice.Below(4));
        if (!dice.Chance(0.04))
        {
            Sign(village, NewMandate(village, began));
        }

        return village;
    }

    private Mandate NewMandate(SimulatedVillage village, DateOnly from) => new(
        Account(village) is { } before && dice.Chance(0.7) && !bank.IsClosed(before)
            ? before
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
                if (Account(village) is { } account)
                {
                    log.Add("ADD", village.Code, amount.Value);
                    bank.Deposit(account, amount);
                }
            });
        }
    }

    private void Change(SimulatedVillage village, DateOnly day, DateTimeOffset midnight)
    {
        switch (dice.Below(9))
        {
            case 0:
                village.IsPaused = true;
                Tell(village, ImportKind.Villages, "paused");
                agenda.At(midnight.AddDays(1 + dice.Below(30)), () =>
                {
                    village.IsPaused = false;
                    Tell(village, ImportKind.Villages, "goes on");
                });
                break;
            case 1:
                ComeAndGo(village, MemberGroup.Official, 1 + dice.Below(3));
                Tell(village, ImportKind.Members, "has other officials");
                break;
            case 2:
                ComeAndGo(village, MemberGroup.Neighbourhood, dice.Below(4));
                Tell(village, ImportKind.Members, "has other neighbourhood heads");
                break;
            case 3 when village.Mandate is { } mandate:
                Sign(village, mandate with { IsRevoked = true });
                Tell(village, ImportKind.Mandates, "revokes its mandate");
                agenda.At(midnight.AddDays(1 + dice.Below(20)), () => Renew(village, day));
                break;
            case 4 when village.People.Count > 1:
                Miscount(village);
                agenda.At(midnight.AddDays(1 + dice.Below(20)), () => CountRight(village));
                break;
            case 5:
                var raised = dice.Below(village.People.Count);
                var person = village.People[raised];
                village.People[raised] = person with { Wage = person.Wage + new Rupiah(50_000) };
                Tell(village, ImportKind.Members, "pays another wage");
                break;
            case 6:
                var other = Any;
                Move(village, other);
                if (dice.Chance(0.5))
                {
                    Move(other, village);
                }

                break;
            case 7:
                village.Treasurer++;
                Tell(village, ImportKind.Contacts, "has another treasurer");
                break;
            default:
                Renew(village, day);
                break;
        }
    }

    private void Renew(SimulatedVillage village, DateOnly day)
    {
        Sign(village, NewMandate(village, day));
        Tell(village, ImportKind.Mandates, "has a new mandate");
    }

    private void Sign(SimulatedVillage village, Mandate mandate)
    {
        village.Sign(mandate);
        bank.Open(village.Code, mandate.Account);
    }

    /// <summary>Where the village's money is: as the register has it, or else as it last signed.</summary>
    private BankAccount? Account(SimulatedVillage village) =>
        (auditor.Booked(village.Code)?.MandateOn(AuditBooks.Day(clock.GetUtcNow())) ?? village.Mandate)?.Account;

    /// <summary>What befell it comes into the register with the next file of its kind.</summary>
    private void Tell(SimulatedVillage village, ImportKind kind, string what)
    {
        Say(village, what);
        Pend(kind, village, daysMax: 9);
    }

    private void Say(SimulatedVillage village, string what)
    {
        log.Add("village", village.Code, what);
        dice.Saw("village " + what);
    }
}
