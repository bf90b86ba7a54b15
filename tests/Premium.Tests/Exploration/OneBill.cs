using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;
using Premium.Verification.Simulation;

namespace Premium.Tests.Exploration;

/// <summary>
/// One village with one bill, on in-memory ports and with a clock that moves only where a schedule says so.
/// </summary>
internal sealed class OneBill
{
    public const string Morning = "2026-12-03 09:00";

    /// <summary>A bank that books soon: what is proven absent is tried again within the week.</summary>
    /// <summary>Without good news: its senders meet as those of a warning do, and each doubles the orders.</summary>
    private static readonly Rules Shipped = Some.Rules(new BankTerms { SettleBankingDays = 1 }) with
    {
        Ladder = new Ladder(
        [
            .. RulesData.Parse<IReadOnlyList<Rung>>(RuleFile.Ladder, RulesData.Shipped(RuleFile.Ladder))
                .Where(r => !r.IsNews),
        ]),
    };
    private static readonly InMemoryRegistry Register = Registered();

    private readonly InMemoryWake wake;

    public OneBill(Func<PaymentOrder, BankConduct> conductOf, long money)
    {
        Bank = new InMemoryBank(Clock, conductOf);
        Bank.Deposit(Some.Account(), new Rupiah(money));
        wake = new InMemoryWake(Clock);
        Parts = new EngineParts(
            Register, Ledger, Bank, Bank, new InMemoryBankLimits(), wake, Mail, Shipped, Clock);

        // The bank's statements have shown payments of ours before.
        Ledger.CloseRunAsync(
            new Run(
                "reconcile~2026-11-30~before", RunPurpose.Reconcile, "33.16", Some.At("2026-11-30 20:30"),
                RunState.Green, new Tally(Expected: 1, Done: 1), Bank: Some.Bank),
            default).GetAwaiter().GetResult();
    }

    /// <summary>The message of the morning's timer for the district.</summary>
    public static DistrictWake Wake => new(Some.District, WakePurpose.Collect, "collect~2026-12-03~33.16~01");

    public SimulatedClock Clock { get; } = new(Some.At(Morning));

    public InMemoryLedger Ledger { get; } = new();

    public InMemoryBank Bank { get; }

    public InMemoryAlertChannel Mail { get; } = new();

    /// <summary>What the use cases are given; a test breaks it here.</summary>
    public EngineParts Parts { get; set; }

    /// <summary>The sheet of the bill. In memory every answer is there at once.</summary>
    public Sheet Sheet => Ledger.SheetsAsync(Some.District, Some.December, Some.December, default).Result[0];

    public Bill? Bill => Sheet.Bill(Some.Code, Segment.Pu);

    public static Task CollectAsync(EngineParts with, DistrictWake woken, CancellationToken stop) =>
        new CollectDistrict(
            with.Registry, with.Ledger, with.Bank, with.Statements, with.Limits, with.Wake, with.Rules, with.Clock,
            NullLogger<CollectDistrict>.Instance)
        .RunAsync(woken, stop);

    public static Task ReconcileAsync(EngineParts with, string run, CancellationToken stop) =>
        new ReconcileDistrict(
            with.Registry, with.Ledger, with.Bank, with.Statements, with.Rules, with.Clock,
            NullLogger<ReconcileDistrict>.Instance)
        .RunAsync(new ReconciliationWake(run, Some.District), stop);

    public static Task SendAsync(EngineParts with, CancellationToken stop) =>
        new SendAlerts(
            with.Registry, with.Ledger, [with.Channel], with.Wake, with.Rules, with.Clock,
            NullLogger<SendAlerts>.Instance)
        .RunAsync(new AlertWake(Some.District, Some.December), stop);

    public static Task<Run> StartAsync(EngineParts with, RunPurpose purpose, CancellationToken stop) =>
        new StartRun(
            with.Registry, with.Ledger, with.Wake,
            new PlanDay(with.Registry, with.Ledger, with.Limits, with.Rules, with.Clock, NullLogger<PlanDay>.Instance),
            with.Rules, with.Clock).RunAsync(
            purpose,
            "33.16",
            stop,
            purpose == RunPurpose.Reconcile ? Some.Bank : "",
            purpose == RunPurpose.Reconcile ? Some.December : null);

    /// <summary>The timer opened its run; whoever is to have its message has it.</summary>
    public async Task OpenRunAsync()
    {
        var run = await StartAsync(Parts, RunPurpose.Collect, default);
        Assert.Equal(Wake.Run, run.Id);
        Assert.Equal(WakeMessages.Format(Wake), wake.Take()?.Text);
    }

    /// <summary>The message of a dead worker is seen again after a while, as the queue has it.</summary>
    public void Redeliver(DistrictWake message) =>
        wake.Put(WakeQueues.Districts, WakeMessages.Format(message), TimeSpan.FromMinutes(5));

    /// <summary>
    /// What follows when nobody is in the way any more: messages, timers and reconciliations of the next days, until
    /// the bill is paid.
    /// </summary>
    /// <param name="moneyOnMorning">From this morning on there is enough money.</param>
    public async Task SettleAsync(int moneyOnMorning)
    {
        for (var day = 1; ; day++)
        {
            var morning = Shipped.At(Shipped.Today(Clock.GetUtcNow()).AddDays(1), new TimeOnly(9, 0));
            await WorkUntilAsync(morning.AddHours(-2));
            if (Bill is { State: BillState.Debited } && wake.Count == 0)
            {
                await CloseRunsAsync();
                return;
            }

            Assert.True(day <= 7, $"A week later the bill is {Bill?.State}.");
            Clock.PassTo(morning);
            if (day == moneyOnMorning)
            {
                Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
            }

            await StartAsync(Parts, RunPurpose.Reconcile, default);
            await StartAsync(Parts, RunPurpose.Collect, default);
        }
    }

    /// <summary>Every run closes, whatever became of its workers.</summary>
    private async Task CloseRunsAsync()
    {
        Clock.Pass(Shipped.RunDeadline);
        await new CloseRuns(
            Parts.Ledger,
            Parts.Worklist(),
            new Operations(
                [Parts.Channel], new OperationsContacts([]), Parts.Notices, Parts.Clock,
                NullLogger<Operations>.Instance),
            Parts.Wake, Parts.Rules, Parts.Clock, NullLogger<CloseRuns>.Instance).RunAsync(default);
    }

    private async Task WorkUntilAsync(DateTimeOffset end)
    {
        for (var taken = 0; wake.NextDue is { } due && due < end; taken++)
        {
            Assert.True(taken < 100, "The queues never run empty.");
            Clock.PassTo(due);
            var message = wake.Take()!;
            await (message.Queue switch
            {
                WakeQueues.Districts => CollectAsync(Parts, WakeMessages.ParseDistrict(message.Text), default),
                WakeQueues.Alerts => SendAsync(Parts, default),
                _ => ReconcileAsync(Parts, WakeMessages.ParseReconciliation(message.Text).Run, default),
            });
        }
    }

    private static InMemoryRegistry Registered()
    {
        var registry = new InMemoryRegistry();
        registry.ImportAsync(Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default)
            .GetAwaiter().GetResult();
        return registry;
    }
}
