using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>One district on in-memory ports, with a clock that only the test moves.</summary>
internal sealed partial class World
{
    public World(
        string now = "2026-12-03 09:00",
        Func<PaymentOrder, BankConduct>? conductOf = null,
        Func<AlertMessage, DeliveryFault>? faultOf = null,
        FakeTimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider(Some.At(now).ToUniversalTime());
        Ledger = new InMemoryLedger();
        Bank = new InMemoryBank(Time, conductOf);
        Wake = new InMemoryWake(Time);
        UseLedger = Ledger;
        UseBank = Bank;
        UseStatements = Bank;
        UseLimits = Limits;
        UseWake = Wake;
        UseMail = Mail = new InMemoryAlertChannel("email", faultOf);
        UsePhone = Phone = new InMemoryAlertChannel("whatsapp", faultOf) { TellsLater = true };
        UseRegistry = Registry;
        UseSetAside = SetAside;
    }

    public FakeTimeProvider Time { get; }

    public Rules Rules { get; set; } = Some.Rules();

    public InMemoryRegistry Registry { get; } = new();

    /// <summary>What this process has checked; another one stands for another process.</summary>
    public BelievedSheets Believed { get; set; } = new();

    public PutWakes Put { get; } = new();

    public InMemoryLedger Ledger { get; }

    public InMemoryBank Bank { get; }

    public InMemoryBankLimits Limits { get; } = new();

    public InMemoryReceiptNumbers Receipts { get; } = new();

    public InMemoryWorkNotes Notes { get; } = new();

    public InMemoryNotices Notices { get; } = new();

    public InMemoryReplies Replies { get; } = new();

    public InMemorySetAside SetAside { get; } = new();

    public InMemoryWake Wake { get; }

    public InMemoryAlertChannel Mail { get; }

    public InMemoryAlertChannel Phone { get; }

    /// <summary>A test puts its decorator here.</summary>
    public ILedger UseLedger { get; set; }
    public IBank UseBank { get; set; }

    public IStatements UseStatements { get; set; }

    public IBankLimits UseLimits { get; set; }

    public IWake UseWake { get; set; }

    public IAlertChannel UseMail { get; set; }

    public IAlertChannel UsePhone { get; set; }

    public IRegistry UseRegistry { get; set; }

    public ISetAside UseSetAside { get; set; }

    public static VillageCode CodeOf(string number) => VillageCode.Of(Some.District, number);

    /// <summary>Villages of two officials each, with this much money and, if asked for, three heads in BPU.</summary>
    public async Task<World> WithAsync(long money, int bpu = 0, PayMonth? since = null, params string[] numbers)
    {
        foreach (var code in (numbers.Length == 0 ? ["2010"] : numbers).Select(CodeOf))
        {
            await PutAsync(Some.Village(code, since, bpu), Some.Roster(code, bpu));
            Bank.Deposit(Some.Account(code), new Rupiah(money));
        }

        return this;
    }

    public Task PutAsync(Village village, Roster? roster = null) => Registry.ImportAsync(
        Some.District, "Ngawen", [new VillageImport(village, roster ?? Some.Roster(village.Code))], default);

    public void Go(string now) => Time.SetUtcNow(Some.At(now).ToUniversalTime());

    public Task<DistrictReport> CollectAsync(CancellationToken stop = default, string? run = null) =>
        DistrictAsync(new DistrictWake(Some.District, WakePurpose.Collect, run), stop);

    public Task<DistrictReport> WatchAsync(CancellationToken stop = default) =>
        DistrictAsync(new DistrictWake(Some.District, WakePurpose.Watch, null), stop);

    public Task<DistrictReport> DistrictAsync(DistrictWake wake, CancellationToken stop = default) =>
        new CollectDistrict(
            UseRegistry, UseLedger, UseBank, UseStatements, UseLimits, UseWake, Rules, Time,
            NullLogger<CollectDistrict>.Instance, Believed, Put)
        .RunAsync(wake, stop);

    public ResendAlerts Resending() =>
        new(UseRegistry, UseLedger, UseWake, Rules, Time, new OperationsContacts(OfficeContacts));

    public Task SendAsync(
        PayMonth? month = null, CancellationToken stop = default, DistrictCode? district = null) =>
        new SendAlerts(
            UseRegistry, UseLedger, [UseMail, UsePhone], UseWake, Rules, Time, NullLogger<SendAlerts>.Instance,
            new OperationsContacts(OfficeContacts), Replies, notes: Notes)
        .RunAsync(new AlertWake(district ?? Some.District, month ?? Some.December), stop);

    public IReadOnlyList<Contact> Branch { get; set; } = [];

    /// <summary>Whom alerts reach where nobody in the village can be reached; nobody unless a test says so.</summary>
    public IReadOnlyList<Contact> OfficeContacts { get; set; } = [];

    /// <summary>As the timer does, after the worklist.</summary>
    public Task TellBranchAsync() => Remittances().RunAsync("33.16", "Blora", default);

    public TellRemittances Remittances() => new(
        new ReadRemittance(UseRegistry, UseLedger, Rules), Operations(), Notices, Rules, Time);

    public TellAdvance Advance() => new(
        UseRegistry, UseLedger, [UseMail, UsePhone], Notices, Rules, Time, NullLogger<TellAdvance>.Instance,
        replies: Replies);

    public Operations Operations(IReadOnlyList<Contact>? contacts = null) => new(
        [UseMail, UsePhone],
        new OperationsContacts(contacts ?? [new Contact("email", "operasi@kab.example")]) { Branch = Branch },
        Notices,
        Time,
        NullLogger<Operations>.Instance,
        UseRegistry);

    public ReadWorklist Worklist() => new(
        UseRegistry, UseLedger, Notes, Notices, UseSetAside, Rules, Time,
        office: new OperationsContacts(OfficeContacts), rows: UseRows);

    /// <summary>Without those about shipped rules, which end in every world.</summary>
    public async Task<IReadOnlyList<WorkItem>> ItemsAsync() =>
        [.. (await Worklist().RunAsync("33.16", default)).Items.Where(i => i.Kind != WorkKinds.RulesEnd)];

    /// <summary>As the timer does, after runs and alarms.</summary>
    public Task TellAsync() =>
        new TellWorklist(Worklist(), Operations(), Rules, Time).RunAsync("33.16", "Blora", default);

    public HearAnswers Answers(IInbound inbound, IAnswerBack? back) => new(
        UseRegistry, UseLedger,
        new NoteReply(
            new ReadReplies(UseRegistry, UseLedger, Replies, Rules, Time), Replies, Rules, Time,
            NullLogger<NoteReply>.Instance),
        inbound, Rules, Time, NullLogger<HearAnswers>.Instance, back, Notices);

    public DecideUnknown Deciding() => new(
        UseLedger, UseBank, UseStatements, Rules, Time, NullLogger<DecideUnknown>.Instance, UseWake);

    public CloseRuns CloseRuns(Operations? operations = null) => new(
        UseLedger, Worklist(), operations ?? Operations(), UseWake, Rules, Time, NullLogger<CloseRuns>.Instance);

    public StartRun StartRun() => new(
        UseRegistry, UseLedger, UseWake,
        new PlanDay(UseRegistry, UseLedger, UseLimits, Rules, Time, NullLogger<PlanDay>.Instance), Rules, Time);

    public Task<DistrictReport> ReconcileAsync(string run, CancellationToken stop = default, bool isRepeat = false) =>
        new ReconcileDistrict(
            UseRegistry, UseLedger, UseBank, UseStatements, Rules, Time, NullLogger<ReconcileDistrict>.Instance,
            UseWake)
        .RunAsync(new ReconciliationWake(run, Some.District, isRepeat), stop);

    /// <summary>Opens a reconciliation of the month and works it.</summary>
    public async Task<DistrictReport> ReconcileAsync(PayMonth month) => await ReconcileAsync(
        (await StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, month)).Id);

    /// <summary>The first attempt of one village goes wrong; the other one proves that statements show ours.</summary>
    public static Task<World> WithFirstAsync(
        BankConduct first, string now = "2026-12-03 09:00", PayMonth? since = null) =>
        new World(now, order => order.Id.Bill.Village == Some.Code && order.Id.Attempt == 1 ? first : BankConduct.Good)
            .WithAsync(10_000_000, since: since, numbers: ["2010", "2011"]);

    /// <summary>An earlier reconciliation found payments of ours on the bank's statements.</summary>
    public async Task<World> ShownBeforeAsync()
    {
        var run = new Run(
            "reconcile~2026-12-02~before", RunPurpose.Reconcile, "33.16", Some.At("2026-12-02 20:30"), RunState.Green,
            new Tally(Expected: 1, Done: 1), Bank: Some.Bank, PayMonth: PayMonth.Parse("2026-11"));
        await Ledger.OpenRunAsync(run, [], default);
        await Ledger.CloseRunAsync(run, default);
        return this;
    }

    /// <summary>Works every message that is due now, as the queue triggers do.</summary>
    public async Task PumpAsync()
    {
        for (var taken = 0; Wake.Take() is { } message; taken++)
        {
            Assert.True(taken < 1_000, "The queues never run empty.");
            switch (message.Queue)
            {
                case WakeQueues.Districts:
                    await DistrictAsync(WakeMessages.ParseDistrict(message.Text));
                    break;
                case WakeQueues.Alerts:
                    var (district, month) = WakeMessages.ParseAlerts(message.Text);
                    await SendAsync(month, district: district);
                    break;
                default:
                    var (run, _, isRepeat) = WakeMessages.ParseReconciliation(message.Text);
                    await ReconcileAsync(run, isRepeat: isRepeat);
                    break;
            }
        }
    }

    public async Task<Sheet> SheetAsync(PayMonth? month = null) =>
        (await Ledger.SheetsAsync(Some.District, month ?? Some.December, month ?? Some.December, default))[0];

    public async Task<Bill> BillAsync(
        string number = "2010", Segment segment = Segment.Pu, Period? period = null) =>
        (await SheetAsync(segment.PayMonthOf(period ?? Some.November))).Bill(CodeOf(number), segment)
        ?? throw new InvalidOperationException($"There is no bill of {number}.");
}
