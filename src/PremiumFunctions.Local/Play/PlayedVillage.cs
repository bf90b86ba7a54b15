using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions.Local.Play;

/// <summary>A message that somebody got.</summary>
/// <param name="At">Local time.</param>
/// <param name="Stages">Of the ladder, of every bill that it tells of.</param>
/// <param name="Message">As the channel took it.</param>
public sealed record PlayedMessage(DateTime At, IReadOnlyList<string> Stages, AlertMessage Message);

/// <summary>
/// One village on in-memory ports, with the use cases that run in Azure and a clock that jumps: it collects, watches
/// and reconciles each day as the schedules do.
/// </summary>
internal sealed class PlayedVillage
{
    private static readonly TimeOnly Collects = new(6, 30);
    private static readonly TimeOnly Watches = new(9, 0);
    private static readonly TimeOnly Reconciles = new(20, 30);

    private readonly PlayedClock clock = new();
    private readonly InMemoryRegistry registry = new();
    private readonly InMemoryLedger ledger = new();
    private readonly InMemoryBankLimits limits = new();
    private readonly InMemoryNotices notices = new();
    private readonly BelievedSheets believed = new();
    private readonly InMemoryBank bank;
    private readonly InMemoryWake wake;
    private readonly Mailbox mailbox;
    private readonly Rules rules;
    private readonly VillageImport village;
    private readonly string district;

    public PlayedVillage(VillageImport village, string district, Rules rules, IReadOnlyList<Contact> office)
    {
        (this.village, this.district, this.rules) = (village, district, rules);
        bank = new InMemoryBank(clock);
        wake = new InMemoryWake(clock);
        mailbox = new Mailbox(clock, ledger, rules);
        Office = office;
    }

    private IReadOnlyList<Contact> Office { get; }

    private DistrictCode District => village.Village.Code.District;

    private string Regency => $"{District}"[..5];

    public IReadOnlyList<PlayedMessage> Messages => mailbox.Messages;

    /// <summary>Stages that nobody was told by the evening of a day on which the system ran.</summary>
    public int Skipped { get; private set; }

    /// <summary>Messages that somebody got twice.</summary>
    public int Doubled => Messages.Count - Messages.DistinctBy(m => (m.Message.Id, m.Message.Recipient)).Count();

    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="isOut">Days on which nothing runs.</param>
    /// <param name="stop">Stops between two days.</param>
    public async Task PlayAsync(DateOnly from, DateOnly to, Func<DateOnly, bool> isOut, CancellationToken stop)
    {
        clock.Now = rules.At(from, TimeOnly.MinValue);
        await registry.ImportAsync(District, district, [village], stop);
        bank.Deposit(village.Village.Mandate!.Account, new Rupiah(1_000));
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (!isOut(day))
            {
                await LiveAsync(day, stop);
            }
        }
    }

    private async Task LiveAsync(DateOnly day, CancellationToken stop)
    {
        await UntilAsync(rules.At(day, Collects), stop);
        await CollectAsync(WakePurpose.Collect, stop);
        await UntilAsync(rules.At(day, Watches), stop);
        await CollectAsync(WakePurpose.Watch, stop);
        await new TellAdvance(registry, ledger, [mailbox], notices, rules, clock, NullLogger<TellAdvance>.Instance)
            .RunAsync(Regency, stop);
        await UntilAsync(rules.At(day, Reconciles), stop);
        await ReconcileAsync(day, stop);
        await UntilAsync(rules.At(day, rules.Quiet.From).AddSeconds(-1), stop);
        Skipped += await UntoldAsync(day, stop);
    }

    private async Task<int> UntoldAsync(DateOnly day, CancellationToken stop)
    {
        var sheets = OpenSheets.InScope(ledger, District, rules, day);
        await sheets.ReadAsync(stop);
        return sheets.All.Sum(s => s.Bills.Count(b =>
            rules.Ladder.StageOn(b, day, rules.Local, sheets.All) is { } stage
            && !s.AlertsOf(b.Id).Any(a => a.Rung == stage && a.State == AlertState.Sent)));
    }

    private async Task UntilAsync(DateTimeOffset end, CancellationToken stop)
    {
        while (wake.NextDue is { } due && due <= end)
        {
            clock.Now = due > clock.Now ? due : clock.Now;
            var message = wake.Take()!;
            await (message.Queue switch
            {
                WakeQueues.Districts => CollectAsync(WakeMessages.ParseDistrict(message.Text), stop),
                WakeQueues.Alerts => SendAsync(WakeMessages.ParseAlerts(message.Text), stop),
                _ => ReconcileAsync(WakeMessages.ParseReconciliation(message.Text), stop),
            });
        }

        clock.Now = end > clock.Now ? end : clock.Now;
    }

    private Task CollectAsync(WakePurpose purpose, CancellationToken stop) =>
        CollectAsync(new DistrictWake(District, purpose, Run: null), stop);

    private Task CollectAsync(DistrictWake woken, CancellationToken stop) => new CollectDistrict(
        registry, ledger, bank, bank, limits, wake, rules, clock, NullLogger<CollectDistrict>.Instance, believed)
        .RunAsync(woken, stop);

    private Task SendAsync(AlertWake woken, CancellationToken stop) => new SendAlerts(
        registry, ledger, [mailbox], wake, rules, clock, NullLogger<SendAlerts>.Instance,
        new OperationsContacts(Office))
        .RunAsync(woken, stop);

    private async Task ReconcileAsync(DateOnly day, CancellationToken stop)
    {
        var start = new StartRun(
            registry, ledger, wake,
            new PlanDay(registry, ledger, limits, rules, clock, NullLogger<PlanDay>.Instance), rules, clock);
        await start.RunAsync(
            RunPurpose.Reconcile, Regency, stop, village.Village.Mandate!.Account.Bank, rules.NewestPayMonth(day));
    }

    private Task ReconcileAsync(ReconciliationWake woken, CancellationToken stop) => new ReconcileDistrict(
        registry, ledger, bank, bank, rules, clock, NullLogger<ReconcileDistrict>.Instance, wake)
        .RunAsync(woken, stop);

    private sealed class PlayedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }

    /// <summary>Keeps when each message came, a repeated one, too.</summary>
    private sealed class Mailbox(PlayedClock clock, InMemoryLedger ledger, Rules rules) : IAlertChannel
    {
        private const int MonthsBack = 24;

        private readonly List<PlayedMessage> messages = [];

        public IReadOnlyList<PlayedMessage> Messages => messages;

        public string Name => "email";

        public bool KnowsRepeats => true;

        public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
        {
            var code = VillageCode.Parse(message.Village);
            var month = PayMonth.Of(rules.Today(clock.Now));
            var sheets = await ledger.SheetsAsync(code.District, month.Plus(-MonthsBack), month, stop);
            var stages = sheets.SelectMany(s => s.Alerts).Where(a => a.Message == message.Id).Select(a => a.Stage)
                .Concat(AdvanceNotice.IsOne(message.Id) ? [rules.Ladder.Advance!.Stage] : []);
            messages.Add(new PlayedMessage(
                clock.Now.ToOffset(rules.UtcOffset).DateTime, [.. stages.Distinct()], message));
            return new Delivery.Delivered("");
        }
    }
}
