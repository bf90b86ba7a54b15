using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>
/// A bill that was tried from two accounts, or whose last attempt never left: what one of them proves is nothing of the
/// others.
/// </summary>
public sealed class MovedAccountTests
{
    private const string OtherBank = "bkn";

    private static readonly BankAccount Moved = new(OtherBank, AccountNo.Parse("70010020030"));

    private static readonly BankAccount Beside = new(Some.Bank, AccountNo.Parse("70010020031"));

    private static readonly BankConduct ExecutedLate = new(PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds)
    {
        ExecutesAt = Some.At("2026-12-09 10:00"),
    };

    private static readonly BankConduct ExecutedLateInOwnWords = ExecutedLate with { Narrates = _ => [OwnWords] };

    /// <summary>Refused from the first account; the mandate moves, and the next attempt leaves another one.</summary>
    private static async Task<World> TriedFromBothAsync(
        BankConduct first, BankAccount next, long money, BankConduct? second = null)
    {
        var world = await new World(conductOf: order => order.Id.Bill.Village != Some.Code ? BankConduct.Good
            : order.Id.Attempt switch { 1 => first, 2 => second ?? BankConduct.Good, _ => BankConduct.Good })
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.Rules = world.Rules with
        {
            Banks = new Dictionary<string, BankTerms>
            {
                [Some.Bank] = world.Rules.Banks[Some.Bank],
                [OtherBank] = world.Rules.Banks[Some.Bank],
            },
        };
        world.Bank.Deposit(next, new Rupiah(money));
        await world.CollectAsync();
        await world.PutAsync(Some.Village() with { Mandate = Some.Mandate() with { Account = next } });
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();
        Assert.Equal(2, (await world.BillAsync()).Attempts);
        world.Go("2026-12-09 21:00");
        return world;
    }

    private static async Task<DistrictReport> ReconcileAtAsync(World world, string bank) => await world.ReconcileAsync(
        (await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, bank, Some.December)).Id);

    private static async Task SignAsync(World world, DebitId id, DecidedOutcome outcome)
    {
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideOnAsync(world, id, outcome, "sari"));
        Assert.IsType<PersonResult.Done>(await DecideOnAsync(world, id, outcome, "budi"));
    }

    [Theory]
    [InlineData(Some.Bank, OtherBank)]
    [InlineData(OtherBank, Some.Bank)]
    public async Task C05_ExecutedAtOneBankAndPaidAtAnother_isARefundCase_whicheverIsComparedLast(
        string first, string last)
    {
        var world = await TriedFromBothAsync(ExecutedLate, Moved, 10_000_000);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);

        var reports = new List<DistrictReport>
        {
            await ReconcileAtAsync(world, first), await ReconcileAtAsync(world, last),
        };
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);
        Assert.Equal(
            BreakKind.SecondDebit, Assert.Single(reports.SelectMany(r => r.Reconciliation!.Breaks)).Kind);

        world.Bank.Deposit(Some.Account(), (await world.BillAsync()).Amount, "PENGEMBALIAN DANA");
        await ReconcileAtAsync(world, last);
        Assert.Equal((BillState.Debited, null), ((await world.BillAsync()).State, (await world.BillAsync()).Doubt));
    }

    /// <summary>The other bank's statement ties and ends before the line.</summary>
    [Fact]
    public async Task C05_DoubtOfOneBank_isNotEndedByItsLateStatement_whenTheOtherIsCompared()
    {
        var world = await TriedFromBothAsync(ExecutedLateInOwnWords, Moved, 0);
        await ReconcileAtAsync(world, Some.Bank);
        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => new StatementReply.Complete([]) { Closing = 10_000_000 });

        await ReconcileAtAsync(world, OtherBank);
        await ReconcileAtAsync(world, Some.Bank);

        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C04_UnexplainedAtOneBank_isNotEndedByTheStatementOfAnother(bool isRead)
    {
        var world = await TriedFromBothAsync(ExecutedLateInOwnWords, Moved, 0);
        await ReconcileAtAsync(world, Some.Bank);
        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);
        world.Bank.WithholdStatement(Some.Account(), !isRead);
        world.Bank.Deposit(Moved, new Rupiah(10_000_000));

        await ReconcileAtAsync(world, OtherBank);
        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.Equal((BillDoubt.UnexplainedDebit, 2), ((await world.BillAsync()).Doubt, Orders(world)));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C05_AttemptFromAnEarlierAccount_needsItsStatementBeforeTheNext_orAPersonWhoClears()
    {
        var world = await TriedFromBothAsync(
            new BankConduct(PaymentConduct.Refuses, RefusalReason.NoFunds), Moved, 0);
        world.Bank.WithholdStatement(Some.Account());
        world.Bank.Deposit(Moved, new Rupiah(10_000_000));
        world.Go("2026-12-15 09:00");
        var report = await world.CollectAsync();
        var between = await world.BillAsync();

        await new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "rekening lama sudah ditutup", "dinas", default);
        await world.CollectAsync();

        Assert.Contains(report.Problems, p => p.Contains(
            "there is no statement of the account of attempt 1 at bjt", StringComparison.Ordinal));
        Assert.Equal((BillState.Short, 2), (between.State, between.Attempts));
        Assert.Equal((BillState.Debited, 3), ((await world.BillAsync()).State, Orders(world)));
    }

    /// <summary>The statement ends before the bank booked the first attempt; the second one never left.</summary>
    [Fact]
    public async Task C05_AttemptThatNeverLeft_provesNothingOfTheOneBefore()
    {
        var world = await new World(conductOf: order => order.Id.Attempt switch
        {
            1 => ExecutedLate with { Reason = RefusalReason.TooManyRequests, ExecutesAt = Some.At("2026-12-03 10:00") },
            2 => new BankConduct(PaymentConduct.NotSent),
            _ => BankConduct.Good,
        }).WithAsync(10_000_000);
        await world.CollectAsync();
        world.Go("2026-12-03 09:40");
        await world.CollectAsync();
        var tried = await world.BillAsync();
        Assert.Equal((2, RefusalReason.NotSent), (tried.Attempts, tried.Refusal));
        var early = await world.Bank.StatementAsync(
            Some.Account(), Some.Day("2026-12-03"), Some.Day("2026-12-03"), default);
        world.UseStatements = new StatementsBut(world.Bank, Some.Account(), () => early);

        world.Go("2026-12-03 13:00");
        var report = await world.CollectAsync();

        Assert.Contains(report.Problems, p => p.Contains(
            "the statement of the account of attempt 1 at bjt is not whole", StringComparison.Ordinal));
        Assert.Equal(2, (await world.BillAsync()).Attempts);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C05_AttemptThatPeopleSigned_provesNothingOfTheOneBefore()
    {
        var world = await TriedFromBothAsync(
            ExecutedLate, Moved, 10_000_000, new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true));
        world.Bank.WithholdStatement(Some.Account());
        world.Go("2026-12-15 09:00");
        await SignAsync(world, Some.BillId().Attempt(2), DecidedOutcome.NeverExecuted);
        await world.CollectAsync();

        Assert.Equal((BillState.Planned, 2), ((await world.BillAsync()).State, Orders(world)));
        await world.AuditAsync();
    }

    /// <summary>The other account's statement ties, and lacks a payment of BPU beside the second debit.</summary>
    [Fact]
    public async Task C05_RefundCase_isNotEndedByWhatPeopleSignOfOneAccount_whereTheOtherLacksAKnownPayment()
    {
        var world = await TriedFromBothAsync(ExecutedLate, Moved, 10_000_000);
        await ReconcileAtAsync(world, Some.Bank);
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);
        var period = new Period(2026, 12);
        await world.PutRowsAsync(
            Some.Bill(BillState.Debited, segment: Segment.Bpu, period: period),
            Some.Debit(DebitState.Paid, segment: Segment.Bpu, period: period));
        var left = 10_000_000 - (await world.BillAsync()).Amount.Value;
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => new StatementReply.Complete([]) { Closing = left });
        world.Go("2026-12-15 09:00");

        await SignAsync(world, Some.BillId().Attempt(2), DecidedOutcome.NeverExecuted);

        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);
    }

    /// <summary>Where the other account tells nothing any more, the look before the next attempt asks for it.</summary>
    [Theory]
    [InlineData(true, BillDoubt.UnexplainedDebit)]
    [InlineData(false, null)]
    public async Task C04_LineOfOneAccount_isNotSettledByWhatPeopleSignOfAnother(bool isRead, BillDoubt? expected)
    {
        var world = await TriedFromBothAsync(
            ExecutedLateInOwnWords, Beside, 10_000_000,
            new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true));
        await ReconcileAtAsync(world, Some.Bank);
        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);
        world.Bank.WithholdStatement(Some.Account(), !isRead);
        world.Go("2026-12-15 09:00");

        await SignAsync(world, Some.BillId().Attempt(2), DecidedOutcome.NeverExecuted);
        Assert.Equal(expected, (await world.BillAsync()).Doubt);
        await world.CollectAsync();

        Assert.Equal(2, Orders(world));
        await world.AuditAsync();
    }
}
