using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Defects;

/// <summary>A ledger between the engine and the observed one, with one thing wrong.</summary>
internal sealed class BrokenLedger(ILedger ledger) : LedgerAround(ledger)
{
    public Func<Sheet, Sheet> Reads { get; init; } = sheet => sheet;

    public Func<Change, Change> Writes { get; init; } = change => change;

    public Func<DistrictReport, DistrictReport> Reports { get; init; } = report => report;

    public Func<RunManifest, RunManifest> ReadsRun { get; init; } = manifest => manifest;

    public Func<Run, Run> ReadsRuns { get; init; } = run => run;

    public Func<Run, Run> Closes { get; init; } = run => run;

    /// <summary>False: months that are no longer open are forgotten, whatever is owed in them.</summary>
    public bool KnowsOldDebts { get; init; } = true;

    /// <summary>False: nothing stored is shown to whoever would hold it against its journal.</summary>
    public bool ProvesJournals { get; init; } = true;

    public override async Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        [.. (await Inner.SheetsAsync(district, from, to, stop)).Select(Reads)];

    public override async Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset fateSince, CancellationToken stop) =>
        KnowsOldDebts ? await Inner.OpenMonthsAsync(district, before, fateSince, stop) : [];

    public override async Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop) =>
        await Inner.CommitAsync(sheet, Writes(change), stop) is CommitResult.Committed committed
            ? new CommitResult.Committed(Reads(committed.Sheet))
            : new CommitResult.Lost();

    public override IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, CancellationToken stop) => ProvesJournals
            ? Inner.StoredAsync(district, from, to, stop)
            : AsyncEnumerable.Empty<StoredSheet>();

    public override Task ReportAsync(string run, DistrictReport report, CancellationToken stop) =>
        Inner.ReportAsync(run, Reports(report), stop);

    public override async Task<RunManifest?> RunAsync(string run, CancellationToken stop) =>
        await Inner.RunAsync(run, stop) is { } manifest ? ReadsRun(manifest) : null;

    public override async Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        [.. (await Inner.RunsAsync(from, to, stop)).Select(ReadsRuns)];

    public override Task CloseRunAsync(Run run, CancellationToken stop) => Inner.CloseRunAsync(Closes(run), stop);
}

/// <summary>A bank adapter with one thing wrong.</summary>
internal sealed class BrokenBank(IBank bank) : IBank
{
    public Func<IBank, PaymentOrder, CancellationToken, Task<PaymentReply>> Pays { get; init; } =
        (bank, order, stop) => bank.PayAsync(order, stop);

    public Func<PaymentOrder, InquiryReply, InquiryReply> Hears { get; init; } = (_, reply) => reply;

    /// <summary>What is said of an order without asking the bank; null asks it.</summary>
    public Func<PaymentOrder, InquiryReply?> Knows { get; init; } = _ => null;

    public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop) => Pays(bank, order, stop);

    public async Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
        Knows(order) ?? Hears(order, await bank.InquireAsync(order, stop));

    public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
        bank.BalanceAsync(account, stop);
}

/// <summary>Statements that show otherwise than the bank said.</summary>
internal sealed class BrokenStatements(IStatements statements) : IStatements
{
    public Func<StatementReply, StatementReply> Prints { get; init; } = reply => reply;

    /// <summary>False: the bank is never asked for a statement, an empty one is made up.</summary>
    public bool AsksTheBank { get; init; } = true;

    public async Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop) => AsksTheBank
            ? Prints(await statements.StatementAsync(account, from, to, stop))
            : new StatementReply.Complete([]) { NeedsNoFigures = true };
}

/// <summary>A register that shows villages otherwise than they are, or keeps something else.</summary>
internal sealed class BrokenRegistry(IRegistry registry) : IRegistry
{
    private bool isImporting;

    /// <summary>Not for whoever imports; so the others that read.</summary>
    public Func<DistrictRegister, DistrictRegister> Reads { get; init; } = register => register;

    public Func<Member, Member>? ReadsMember { get; init; }

    public Func<VillageImport, VillageImport> Writes { get; init; } = village => village;

    /// <summary>False: the collection is shown nothing of what BPJS bills.</summary>
    public bool KnowsBillings { get; init; } = true;

    public Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop)
    {
        isImporting = regency.Length > 0;
        return registry.DistrictsAsync(regency, stop);
    }

    public async Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(district, stop);
        if (isImporting)
        {
            return register;
        }

        register = Reads(register);
        if (ReadsMember is null)
        {
            return register;
        }

        var rosters = await RostersAsync(district, stop);
        return register with
        {
            Villages =
            [
                .. register.Villages.Select(v => rosters.TryGetValue(v.Code, out var r) ? v.WithCountsOf(r) : v),
            ],
        };
    }

    public async Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop)
    {
        var rosters = await registry.RostersAsync(district, stop);
        return ReadsMember is null || isImporting ? rosters : new RosterBook(rosters.ToDictionary(
            r => r.Key, r => r.Value with { Members = [.. r.Value.Members.Select(ReadsMember)] }));
    }

    public Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop) =>
        registry.ImportAsync(district, name, [.. villages.Select(Writes)], stop);

    public async Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        var billings = await registry.BillingsAsync(district, from, to, stop);
        return KnowsBillings || isImporting ? billings : DistrictBillings.None;
    }

    public Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop) =>
        registry.TakeBillingsAsync(district, billings, stop);
}

/// <summary>A channel with one thing wrong.</summary>
internal sealed class BrokenChannel(
    IAlertChannel channel, Func<IAlertChannel, AlertMessage, CancellationToken, Task<Delivery>> delivers)
    : IAlertChannel
{
    public string Name => channel.Name;

    public bool KnowsRepeats { get; init; } = channel.KnowsRepeats;

    public Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop) =>
        delivers(channel, message, stop);
}

/// <summary>Answers and mutes with one thing wrong.</summary>
internal sealed class BrokenReplies(IReplies replies) : IReplies
{
    public Func<ReplyBook, ReplyBook> Reads { get; init; } = book => book;

    /// <summary>What else happens when an answer is kept.</summary>
    public Func<Reply, CancellationToken, Task> Does { get; init; } = (_, _) => Task.CompletedTask;

    public async Task<ReplyBook> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        Reads(await replies.DistrictAsync(district, stop));

    public Task<ReplyBook> RegencyAsync(string regency, CancellationToken stop) => replies.RegencyAsync(regency, stop);

    public async Task<bool> AddAsync(Reply reply, CancellationToken stop)
    {
        await Does(reply, stop);
        return await replies.AddAsync(reply, stop);
    }

    public Task<bool> MuteAsync(Mute mute, CancellationToken stop) => replies.MuteAsync(mute, stop);

    public Task<bool> EndMuteAsync(Mute mute, Resumption end, CancellationToken stop) =>
        replies.EndMuteAsync(mute, end, stop);
}
