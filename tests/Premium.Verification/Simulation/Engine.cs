using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>What the use cases of one invocation are given. A test breaks the engine by altering it.</summary>
public sealed record EngineParts(
    IRegistry Registry, ILedger Ledger, IBank Bank, IStatements Statements, IBankLimits Limits, IWake Wake,
    IAlertChannel Channel, Rules Rules, TimeProvider Clock)
{
    /// <summary>When runs should begin; by itself never, so that none is missed.</summary>
    public RunSchedule Schedule { get; init; } = new((_, _) => null);

    public IReceiptNumbers Receipts { get; init; } = new InMemoryReceiptNumbers();

    public IWorkNotes Notes { get; init; } = new InMemoryWorkNotes();

    public INotices Notices { get; init; } = new InMemoryNotices();

    public ISetAside SetAside { get; init; } = new InMemorySetAside();

    /// <summary>Which recognises no repeat, and tells later what became of a message.</summary>
    public IAlertChannel Phone { get; init; } = new InMemoryAlertChannel(SimulatedPhones.Channel);

    public IReplies Replies { get; init; } = new InMemoryReplies();

    public IInbound Inbound { get; init; } = new InMemoryInbound();

    public IAnswerBack? Back { get; init; }

    public ReplyLinks? Links { get; init; }

    public IRegisterFiles? Files { get; init; }

    public IPeople People { get; init; } = new InMemoryPeople();

    public IImports Imports { get; init; } = new InMemoryImports();

    public IFieldMaps Maps { get; init; } = new InMemoryFieldMaps();

    /// <summary>What the process at work remembers of sheets that it has proven.</summary>
    public BelievedSheets Believed { get; init; } = new();

    /// <summary>What it remembers of messages that it has put.</summary>
    public PutWakes Put { get; init; } = new();

    /// <summary>What people are shown of it.</summary>
    public Func<IReadOnlyList<WorkItem>, IReadOnlyList<WorkItem>> ShowsWork { get; init; } = items => items;

    /// <summary>The runs that people are shown as not signed off.</summary>
    public Func<IReadOnlyList<Run>, IReadOnlyList<Run>> PinsRuns { get; init; } = runs => runs;

    public Func<ImportPlan, ImportPlan> ShowsImport { get; init; } = plan => plan;

    public ReadWorklist Worklist() => new(
        Registry, Ledger, Notes, Notices, SetAside, Rules, Clock, imports: null, Replies, Engine.Contacts);
}

/// <summary>The use cases as the function classes call them.</summary>
internal sealed class Engine(EngineParts parts, Auditor auditor)
{
    /// <summary>One office takes imports here, and goes on at once with what was cut short.</summary>
    private static readonly ImportPolicy Policy = new();
    public static readonly OperationsContacts Contacts = new([new Contact("email", "admin@pmd.example")]);

    public Task StartAsync(RunPurpose purpose, CancellationToken stop) =>
        StartRun().RunAsync(purpose, SimulatedRegency.Regency, stop);

    public Task ReconcileAsync(CancellationToken stop) =>
        new StartReconciliations(StartRun(), parts.Registry, parts.Ledger, parts.Rules, parts.Clock)
            .RunAsync(SimulatedRegency.Regency, stop);

    /// <summary>As the timer does: closes runs, then sounds the alarm of those that did not begin.</summary>
    public async Task CheckRunsAsync(CancellationToken stop)
    {
        await new CloseRuns(
            parts.Ledger, parts.Worklist(), Operations(), parts.Wake, parts.Rules, parts.Clock, Log<CloseRuns>())
            .RunAsync(stop);
        var begun = parts.Clock.GetUtcNow();
        await new AlarmMissedRuns(
            parts.Ledger, parts.Notices, Operations(), parts.Schedule, new ProcessStart(DateTimeOffset.MinValue),
            parts.Rules, parts.Clock, Log<AlarmMissedRuns>())
            .RunAsync(SimulatedRegency.Regency, stop);
        auditor.Checked(begun);
        await new ForgetNotices(parts.Notices, parts.Clock, Log<ForgetNotices>()).RunAsync(stop);
    }

    /// <summary>As the timer does last: what needs a person, and what waits in the outbox.</summary>
    public Task TellWorkAsync(CancellationToken stop) =>
        new TellWorklist(parts.Worklist(), Operations(), parts.Rules, parts.Clock)
            .RunAsync(SimulatedRegency.Regency, "Blora", stop);

    /// <summary>The same on days on which the worklist is not read: that takes as long as a collection.</summary>
    public Task RetryNoticesAsync(CancellationToken stop) => Operations().RetryAsync(stop);

    public Task<PersonResult> ClearAsync(BillId bill, string reason, string person, CancellationToken stop) =>
        new ClearBill(parts.Ledger, parts.Wake, parts.Clock).RunAsync(bill, reason, person, stop);

    public Task<PersonResult> DecideAsync(DecisionRequest request, CancellationToken stop) =>
        new DecideUnknown(
            parts.Ledger, parts.Bank, parts.Statements, parts.Rules, parts.Clock, Log<DecideUnknown>(), parts.Wake)
            .RunAsync(request, stop);

    public Task<PersonResult> ReceiptAsync(ReceiptRequest request, CancellationToken stop) =>
        new RecordReceipt(parts.Ledger, parts.Receipts, parts.Rules, parts.Clock, parts.Wake).RunAsync(request, stop);

    public async Task<(ShownImport Shown, ImportPlan Plan)> PrepareAsync(
        ImportRequest request, string regency, CancellationToken stop)
    {
        var (shown, plan) = await new PrepareImport(
            parts.Files!, Register(), parts.People, parts.Imports,
            new KeepFieldMaps(parts.Maps, parts.Imports, parts.Clock), Policy, parts.Rules, parts.Clock)
            .RunAsync(request, regency, stop);
        return (shown, parts.ShowsImport(plan));
    }

    public Task<TakeResult> TakeAsync(string id, string by, string regency, CancellationToken stop) =>
        new TakeImport(
            parts.Files!, Register(), parts.Registry, parts.People, parts.Imports, Policy, parts.Rules, parts.Clock,
            Log<TakeImport>())
            .RunAsync(id, by, regency, stop);

    public Task<IReadOnlyList<DistrictView>> ReadAsync(CancellationToken stop) =>
        new ReadDistricts(parts.Registry, parts.Ledger, parts.Rules, parts.Clock)
            .RegencyAsync(SimulatedRegency.Regency, stop);

    public async Task<(IReadOnlyList<WorkItem> Items, IReadOnlyList<Run> Pinned)> WorkAsync(CancellationToken stop)
    {
        var view = await parts.Worklist().RunAsync(SimulatedRegency.Regency, stop);
        return (parts.ShowsWork(view.Items), parts.PinsRuns(view.Pinned));
    }

    public Task<WorkNote?> NoteAsync(WorkNoteRequest request, CancellationToken stop) =>
        new NoteWork(parts.Worklist(), parts.Notes, parts.Rules, parts.Clock)
            .RunAsync(request, SimulatedRegency.Regency, stop);

    /// <summary>As the timer does at each check.</summary>
    public Task AdvanceAsync(CancellationToken stop) => new TellAdvance(
        parts.Registry, parts.Ledger, [parts.Channel, parts.Phone], parts.Notices, parts.Rules, parts.Clock,
        Log<TellAdvance>(), parts.Links, parts.Replies)
        .RunAsync(SimulatedRegency.Regency, stop);

    /// <summary>As the webhook does with what a channel tells.</summary>
    public Task HearAsync(IReadOnlyList<DeliveryWord> words, CancellationToken stop) => new HearDeliveries(
        parts.Ledger, parts.Wake, parts.Clock, Log<HearDeliveries>(), parts.Notices)
        .RunAsync(words, stop);

    /// <summary>As the webhook does with what is written to our number.</summary>
    public Task HearAsync(InboundText written, CancellationToken stop) => new HearAnswers(
        parts.Registry, parts.Ledger, NoteReply(), parts.Inbound, parts.Rules, parts.Clock, Log<HearAnswers>(),
        parts.Back, parts.Notices)
        .RunAsync(written, stop);

    /// <summary>As the page behind a link does; null where the link opens nothing.</summary>
    public async Task<ReplyResult?> AnswerAsync(string token, ReplyFields fields, CancellationToken stop) =>
        parts.Links?.Read(token) is { } link && !ReplyLinks.IsExpired(link, parts.Clock.GetUtcNow())
            ? await NoteReply().RunAsync(link.Village, link.Role, fields, stop)
            : null;

    public Task<Mute> MuteAsync(MuteRequest request, CancellationToken stop) => Mutes().MuteAsync(request, stop);

    public Task<Mute?> EndMuteAsync(string id, string reason, string by, CancellationToken stop) =>
        Mutes().EndAsync(id, reason, by, stop);

    /// <summary>One message of one queue, as text, as the queue triggers get it.</summary>
    public Task MessageAsync(string queue, string text, CancellationToken stop) => queue switch
    {
        WakeQueues.Districts => new CollectDistrict(
            parts.Registry, parts.Ledger, parts.Bank, parts.Statements, parts.Limits, parts.Wake, parts.Rules,
            parts.Clock, Log<CollectDistrict>(), parts.Believed, parts.Put)
            .RunAsync(WakeMessages.ParseDistrict(text), stop),
        WakeQueues.Alerts => new SendAlerts(
            parts.Registry, parts.Ledger, [parts.Channel, parts.Phone], parts.Wake, parts.Rules, parts.Clock,
            Log<SendAlerts>(), Contacts, parts.Replies, parts.Links)
            .RunAsync(WakeMessages.ParseAlerts(text), stop),
        WakeQueues.Reconciliations => new ReconcileDistrict(
            parts.Registry, parts.Ledger, parts.Bank, parts.Statements, parts.Rules, parts.Clock,
            Log<ReconcileDistrict>(), parts.Wake)
            .RunAsync(WakeMessages.ParseReconciliation(text), stop),
        _ => throw new InvalidOperationException($"There is no queue {queue}."),
    };

    private NoteReply NoteReply() => new(
        new ReadReplies(parts.Registry, parts.Ledger, parts.Replies, parts.Rules, parts.Clock), parts.Replies,
        parts.Rules, parts.Clock, Log<NoteReply>());

    private MuteMessages Mutes() => new(
        parts.Replies, parts.Registry, parts.Ledger, parts.Wake, parts.Rules, parts.Clock);

    private ReadRegister Register() => new(parts.Registry, parts.Ledger, parts.Rules, parts.Clock);

    private Operations Operations() => new(
        [parts.Channel, parts.Phone], Contacts, parts.Notices, parts.Clock, Log<Operations>(), parts.Registry);

    private StartRun StartRun() => new(
        parts.Registry, parts.Ledger, parts.Wake,
        new PlanDay(parts.Registry, parts.Ledger, parts.Limits, parts.Rules, parts.Clock, Log<PlanDay>()),
        parts.Rules, parts.Clock);

    private AuditedLog<T> Log<T>() => new(auditor);

    /// <summary>Log lines leave the engine like messages do, so they are read for account numbers.</summary>
    private sealed class AuditedLog<T>(Auditor auditor) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            auditor.Said("a log line", formatter(state, exception) + exception?.Message);
    }
}
