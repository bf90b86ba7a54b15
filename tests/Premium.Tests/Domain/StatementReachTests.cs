using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A statement tells only of the days and moments that it reaches.</summary>
public sealed partial class StatementReachTests
{
    private sealed class ReachedStatements(IStatements statements) : IStatements
    {
        public List<(DateOnly From, DateOnly To)> Asked { get; } = [];

        public Func<StatementReply, StatementReply> Says { get; set; } = reply => reply;

        public async Task<StatementReply> StatementAsync(
            BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
        {
            Asked.Add((from, to));
            return from < to.AddYears(-1)
                ? new StatementReply.Silent("more than a year back")
                : Says(await statements.StatementAsync(account, from, to, stop));
        }
    }

    /// <summary>Pays and answers, and says nothing of what an account has.</summary>
    private sealed class BankWithoutBalances(IBank bank) : IBank
    {
        public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop) => bank.PayAsync(order, stop);

        public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
            bank.InquireAsync(order, stop);

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            Task.FromResult<BalanceReply>(new BalanceReply.Silent("no answer"));
    }

    private static (World World, ReachedStatements Statements) Worlds(World world)
    {
        var statements = new ReachedStatements(world.Bank);
        world.UseStatements = statements;
        return (world, statements);
    }

    /// <summary>
    /// Refused for want of money; what comes in later is not on the statement, or it is. A movement since says nothing
    /// of what followed it where the statement tells its end.
    /// </summary>
    [Theory]
    [InlineData(0, null, BillState.Short)]
    [InlineData(10_000_000, null, BillState.Debited)]
    [InlineData(0, "2026-12-09 08:00", BillState.Short)]
    [InlineData(0, "2026-12-09 23:59", BillState.Short)]
    [InlineData(null, null, BillState.Short)]
    [InlineData(null, "2026-12-09 08:00", BillState.Debited)]
    public async Task C05_StatementThatEndsBeforeTheAttempt_isNoProof_howeverWellItsSumsTie(
        int? closing, string? newest, BillState expected)
    {
        var (world, statements) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        statements.Says = reply => new StatementReply.Complete(newest is null ? [] : [.. reply.Known.Select(l => l with
        {
            At = Some.At(newest),
        })])
        {
            Closing = closing,
        };

        world.Go("2026-12-09 09:00");
        var report = await world.CollectAsync();

        Assert.Equal(expected, (await world.BillAsync()).State);
        Assert.Equal(
            expected == BillState.Short,
            report.Problems.Any(p => p.Contains(closing is null
                ? "it tells no balance, so how far it reaches is not known"
                : "it ends at Rp0, the account has Rp10.000.000")));
        await world.AuditAsync();
    }

    /// <summary>A service that has stood still for days ties, and knows nothing of an attempt made since.</summary>
    [Theory]
    [InlineData(10_000_000, DebitState.Abandoned)]
    [InlineData(9_000_000, DebitState.Unknown)]
    [InlineData(null, DebitState.Unknown)]
    public async Task C05_AbsentAfterTheSettleTime_byAStatementThatMayEndBefore_staysUnknown(
        int? closing, DebitState expected)
    {
        var (world, statements) = Worlds(await new World("2026-12-02 06:00", order =>
            order.Id.Bill.Village.Number == "2010"
                ? new BankConduct(PaymentConduct.SilentBeforeEffect) : BankConduct.Good)
            .WithAsync(10_000_000, numbers: ["2010", "2011"]));
        world.Go("2026-12-02 09:00");
        await world.CollectAsync();
        statements.Says = reply => ((StatementReply.Complete)reply) with
        {
            Closing = reply.Known.Any(l => l.IsDebit) ? ((StatementReply.Complete)reply).Closing : closing,
        };
        world.Go("2026-12-21 05:00");
        await world.ReconcileAsync(Some.December);

        Assert.Equal(expected, Assert.Single((await world.SheetAsync()).DebitsOf(Some.Code)).State);
    }

    /// <summary>Within the settle time the bank may still have booked after the last line that is to be seen.</summary>
    [Theory]
    [InlineData("2026-12-03 12:00", DebitState.Unknown)]
    [InlineData("2026-12-20 12:00", DebitState.Abandoned)]
    public async Task C05_AbsentWithoutFigures_takesAMovementAfterTheSettleTime(string newest, DebitState expected)
    {
        var (world, statements) = Worlds(await World.WithFirstAsync(
            new BankConduct(PaymentConduct.SilentBeforeEffect), "2026-12-02 09:00"));
        await world.CollectAsync();
        statements.Says = reply => reply.Known.Any(l => l.IsDebit) ? reply
            : new StatementReply.Complete([.. reply.Known.Select(l => l with { At = Some.At(newest) })]);
        world.Go("2026-12-21 05:00");
        await world.ReconcileAsync(Some.December);

        Assert.Equal(expected, Assert.Single((await world.SheetAsync()).DebitsOf(Some.Code)).State);
    }

    [Fact]
    public async Task C05_NeverExecuted_isNotSignedOnAStatementThatEndsBeforeTheBooking()
    {
        var (world, statements) = Worlds(await World.WithFirstAsync(
            new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true)));
        await world.CollectAsync();
        statements.Says = reply => ((StatementReply.Complete)reply) with { Closing = 9_000_000 };
        world.Go("2026-12-21 09:00");

        var refused = Assert.IsType<PersonResult.Refused>(
            await DoubtfulBank.DecideAsync(world, DecidedOutcome.NeverExecuted, "sari"));
        statements.Says = reply => reply;
        var signed = await DoubtfulBank.DecideAsync(world, DecidedOutcome.NeverExecuted, "sari");

        Assert.Contains("it ends at Rp9000000, the account has Rp10.000.000", refused.Why, StringComparison.Ordinal);
        Assert.IsType<PersonResult.WaitsForSecond>(signed);
    }

    /// <summary>Whoever set the bank up believes it without figures.</summary>
    [Fact]
    public async Task StatementThatNeedsNoFigures_isBelievedUpToNow()
    {
        var (world, statements) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        statements.Says = _ => new StatementReply.Complete([]) { NeedsNoFigures = true };
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    /// <summary>The bank does not say what became of an attempt: nothing is debited, and the list says why.</summary>
    [Fact]
    public async Task C05_InquiryThatIsNotAnswered_isNamed()
    {
        var world = await new World(conductOf: order =>
            order.Id.Attempt == 1 ? new BankConduct(InquiryIsSilent: true) : BankConduct.Good).WithAsync(0);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-09 09:00");
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.CloseRuns().RunAsync(default);

        Assert.Equal(BillState.Short, (await world.BillAsync()).State);
        var detail = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Unlooked).Detail;
        Assert.Contains(
            "the bank gives no answer that can be used (inquiry: no answer", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C05_StatementThatNothingConfirms_isNoProof()
    {
        var (world, statements) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        statements.Says = _ => new StatementReply.Complete([]) { Closing = 0 };
        world.UseBank = new BankWithoutBalances(world.Bank);
        world.Go("2026-12-09 09:00");
        var report = await world.CollectAsync();

        Assert.Equal(BillState.Short, (await world.BillAsync()).State);
        Assert.Contains(report.Problems, p => p.Contains("what the account has is not told: no answer"));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C15_BillFirstTriedOverAYearAgo_isLookedAtByTheYearThereIs_andTried()
    {
        var (world, statements) = Worlds(
            await new World("2026-11-05 09:00").WithAsync(0, since: PayMonth.Parse("2026-11")));
        await world.CollectAsync();
        world.Go("2027-06-15 09:00");
        await world.PumpAsync();
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(50_000_000));
        world.Go("2027-11-15 09:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync(period: new Period(2026, 10))).State);
        Assert.Contains(statements.Asked, a => a.From == new DateOnly(2026, 11, 16));
    }

    [Fact]
    public async Task C15_AttemptOlderThanAnyStatement_isEndedByTwoPeople()
    {
        var (world, _) = Worlds(await new World(
            "2026-11-05 09:00",
            _ => new BankConduct(
                PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true))
            .WithAsync(10_000_000, since: PayMonth.Parse("2026-11")));
        await world.CollectAsync();
        world.Go("2027-12-06 09:00");
        var id = new BillId(Some.Code, Segment.Pu, new Period(2026, 10)).Attempt(1);

        foreach (var person in new[] { "sari", "budi" })
        {
            await DoubtfulBank.DecideOnAsync(world, id, DecidedOutcome.NeverExecuted, person);
        }

        Assert.Equal(DebitState.Abandoned, (await world.SheetAsync(PayMonth.Parse("2026-11"))).Debit(id)!.State);
    }

    /// <summary>Half past midnight in Jayapura is the day before at the bank.</summary>
    [Fact]
    public async Task C01_JustAfterMidnightInWit_isOnTheStatementAskedFor()
    {
        var (world, statements) = Worlds(await new World("2026-12-03 22:30").WithAsync(0));
        var terms = world.Rules.Banks[Some.Bank];
        world.Rules = world.Rules with
        {
            UtcOffset = TimeSpan.FromHours(9),
            Banks = new Dictionary<string, BankTerms> { [Some.Bank] = terms with { WindowOpens = TimeOnly.MinValue } },
        };
        await world.CollectAsync();
        Assert.Equal(new DateOnly(2026, 12, 4), world.Rules.Today(world.Time.GetUtcNow()));
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));

        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.Equal(new DateOnly(2026, 12, 3), Assert.Single(statements.Asked).From);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }
}
