using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// Months of a regency from one seed, on one thread: timers fire, queues wake the same use cases that run in
/// production, everything around them fails, and the auditor looks on. Ends with some days without faults.
/// </summary>
public sealed partial class Simulator
{
    /// <summary>Enough for an attempt to settle, a statement to prove it and a banking day to follow.</summary>
    private const int CalmDays = 14;

    /// <summary>People stop early enough for the days left to bring in what they cleared.</summary>
    private const int CalmDaysOfPeople = 5;

    /// <summary>By then what failed before the calm was told.</summary>
    private const int CalmDaysOfTelling = 4;

    private const int SaltOfTelling = 0x5EED7E11;
    private const int SaltOfOffices = 0x0FF1CE5;
    private const int SaltOfMishaps = 0x0B5EED5;
    private const int SaltOfClerks = 0x0C1E7C5;

    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    private readonly SimulationPlan plan;
    private readonly int seed;
    private readonly Func<EngineParts, EngineParts> alter;
    private readonly SimulatedClock clock;
    private readonly Dice dice;
    private readonly Turns turns;
    private readonly Agenda agenda = new();
    private readonly EventLog log;
    private readonly Auditor auditor;
    private readonly Scene scene;

    /// <summary>What villages are told, hear and answer has chance of its own: more of it moves no payment.</summary>
    private readonly Scene telling;
    private readonly Turns turnsOfTelling;

    /// <summary>So has what operations and the offices of districts are told.</summary>
    private readonly Scene offices;

    /// <summary>Where somebody only looks, nothing fails.</summary>
    private readonly Scene reading;
    private readonly InMemoryLedger ledger = new(keepsStored: true);
    private readonly InMemoryReceiptNumbers receipts = new();
    private readonly InMemoryWorkNotes notes = new();
    private readonly InMemoryNotices notices = new();
    private readonly InMemorySetAside setAside = new();
    private readonly InMemoryRegistry registry = new();
    private readonly InMemoryPeople vault = new();
    private readonly InMemoryImports imports = new();
    private readonly InMemoryBankLimits limits = new();
    private readonly InMemoryAlertChannel mailbox = new();
    private readonly InMemoryReplies replies = new();
    private readonly InMemoryInbound inbound = new();
    private readonly SimulatedTreasurers treasurers;
    private readonly SimulatedPhones phones;
    private readonly InMemoryWake wake;
    private readonly IReadOnlyList<VillageCode> villages;
    private readonly SimulatedRegency regency;
    private readonly SimulatedOffice office;
    private readonly MailServer mail;
    private readonly Mishaps mishaps;

    /// <summary>Who signs runs off.</summary>
    private readonly Dice clerks;
    private readonly SimulatedPeople people;
    private readonly TimerPlan timers;
    private readonly DateTimeOffset end;
    private readonly DateTimeOffset calmFrom;
    private DateTimeOffset calmSince;
    private bool isOver;

    /// <param name="plan">What is simulated.</param>
    /// <param name="seed">All chance comes from it.</param>
    /// <param name="alter">Breaks the engine, for tests of the auditor; null for the engine as it is.</param>
    /// <param name="all">Gets every event as a line; null to keep only the last ones.</param>
    public Simulator(
        SimulationPlan plan, int seed, Func<EngineParts, EngineParts>? alter = null, TextWriter? all = null)
    {
        (this.plan, this.seed, this.alter) = (plan, seed, alter ?? (parts => parts));
        clock = new SimulatedClock(At(SimulationPlan.Began));
        dice = new Dice(seed, plan.Rates);
        turns = new Turns(dice, clock);
        log = new EventLog(clock, all);
        var calendar = new AuditCalendar(RulesData.Shipped("holidays-id.csv"));
        auditor = new Auditor(calendar, SimulationPlan.Hours, log);
        var bank = new SimulatedBank(clock, dice, agenda, auditor, log, calendar);
        scene = new Scene(clock, dice, log, auditor, agenda, bank);
        telling = scene with { Dice = dice.Beside(SaltOfTelling) };
        turnsOfTelling = new Turns(telling.Dice, clock);
        offices = scene with { Dice = dice.Beside(SaltOfOffices) };
        reading = scene with { Dice = new Dice(seed, new FaultRates()) };
        wake = new InMemoryWake(clock);
        villages = [.. plan.Districts.SelectMany(d => d.Villages.Select(v => v.Code))];
        treasurers = new SimulatedTreasurers(telling, TellWork);
        phones = new SimulatedPhones(telling, treasurers, TellWork);
        office = new SimulatedOffice(
            scene, vault,
            jobs => Work(
                [.. jobs.Select(j => (j.Name, (Func<Engine, Func<CancellationToken, Task>>)(e => j.Does(e))))], []),
            (take, then) => beside.Enqueue((take, then)));
        regency = new SimulatedRegency(plan.Districts, SimulationPlan.Began, scene, registry, office, calendar);
        mail = new MailServer(scene);
        mishaps = new Mishaps(scene with { Dice = dice.Beside(SaltOfMishaps) }, regency, ledger, mail);
        clerks = dice.Beside(SaltOfClerks);
        end = At(SimulationPlan.Began.AddMonths(plan.Months));
        calmFrom = end.AddDays(-CalmDays);
        timers = new TimerPlan(SimulationPlan.Began.AddMonths(plan.Months).AddDays(-CalmDays));
        people = new SimulatedPeople(
            plan, scene, ledger, invocations => Work(invocations, []), regency.PutRight);
    }

    public SimulationResult Run()
    {
        // Continuations must run where they are, not where some caller's context would put them.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            TellDue();
            dice.IsCalm = true;
            regency.Begin();
            dice.IsCalm = false;
            Begin(SimulationPlan.Began);
            agenda.At(calmFrom, SettleDown);
            while (!isOver && auditor.Breach is null)
            {
                Step();
            }

            return new SimulationResult(
                seed, (long)plan.Villages * plan.Months, dice.Faults, log.Step, auditor.Breach)
            { Kinds = dice.Kinds };
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static DateTimeOffset At(DateOnly day, int hour = 0, int minute = 0) =>
        new(day.ToDateTime(new TimeOnly(hour, minute)), Wib);

    /// <summary>The auditor knows the plan beforehand: days that the clock leaps over count too.</summary>
    private void TellDue()
    {
        for (var day = SimulationPlan.Began; At(day) < end; day = day.AddDays(1))
        {
            foreach (var purpose in Enum.GetValues<RunPurpose>())
            {
                if (timers.Due(purpose, day) is { } due)
                {
                    auditor.Due(purpose.ToString().ToLowerInvariant(), due);
                }
            }
        }
    }

    private void Step()
    {
        var next = agenda.Next;
        if (wake.NextDue is { } due && (next is null || due < next))
        {
            clock.PassTo(due);
            WorkMessages();
        }
        else if (next is { } at && at <= end)
        {
            clock.PassTo(at);
            agenda.HappenNext();
        }
        else
        {
            clock.PassTo(end);
            Finish();
        }
    }

    private void SettleDown()
    {
        log.Add("calm");
        dice.IsCalm = true;
        calmSince = clock.GetUtcNow();
        regency.SettleDown(calmSince);
        mishaps.SettleDown();
    }

    private void Finish()
    {
        isOver = true;
        foreach (var (account, _) in scene.Bank.Accounts)
        {
            scene.Bank.Look(account);
        }

        foreach (var district in plan.Districts)
        {
            foreach (var audit in new AuditDistrict(ledger).RunAsync(
                new AuditScope(district.Code), default).ToBlockingEnumerable())
            {
                auditor.JournalChecked([.. audit.Findings.Select(f => f.Text)]);
            }
        }

        _ = List();
        var messages = mailbox.Messages.Count(m => !Auditor.IsOfOffices(m.Id));
        auditor.Finish(scene.Bank.Totals(), messages, calmSince, end);
        log.Add("end");
    }
}
