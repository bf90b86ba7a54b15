using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>The bank may be wrong; one debit is executed whatever it says and whenever it books.</summary>
public sealed class BankErrsScenarioTests
{
    [Theory]
    [InlineData(RefusalReason.NoFunds, BillState.Short)]
    [InlineData(RefusalReason.FailedAtBank, BillState.Planned)]
    [InlineData(RefusalReason.TooManyRequests, BillState.Planned)]
    [InlineData(RefusalReason.NotPermitted, BillState.Refused)]
    public async Task C05_RefusedAndExecuted_isAdoptedFromTheStatement(RefusalReason reason, BillState before)
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, reason));
        await world.CollectAsync();
        var refused = (await world.BillAsync()).State;
        var told = await OnlyBreakAsync(world);
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        var (sheet, bill) = (await world.SheetAsync(), await world.BillAsync());
        Assert.Equal((before, BillState.Debited), (refused, bill.State));
        Assert.Equal(BreakKind.RefusedButExecuted, told.Kind);
        Assert.Equal((DebitState.Refused, "Reference"), (sheet.Debit(First)!.State, sheet.Adoption(First)!.Proof));
        Assert.Equal(First, sheet.PaidBy(bill)!.Id);
        Assert.Equal(1, Orders(world));
        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
        Assert.Contains((await world.Ledger.EvidenceAsync(bill.Id, default)).Rows,
            e => e.Call.Fate == CallFate.StatementLine);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C05_RefusedAndExecuted_isAdoptedFromHalfAStatement()
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds));
        await world.CollectAsync();
        world.Bank.HalveStatement(Some.Account());
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task C05_AdoptedAndGivenBack_isToldAndNotDebitedAgainByItself()
    {
        var world = await WithAsync(new BankConduct(
            PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds, GivesBackAfter: TimeSpan.FromDays(4)));
        await world.CollectAsync();
        await world.ReconcileAsync(Some.December);
        var adopted = (await world.BillAsync()).State;
        world.Go("2026-12-09 09:00");
        Assert.Equal(BreakKind.GivenBack, (await OnlyBreakAsync(world)).Kind);
        await world.CollectAsync();

        Assert.Equal((BillState.Debited, BillState.Refused), (adopted, (await world.BillAsync()).State));
        Assert.Equal(1, Orders(world));
    }

    [Fact]
    public async Task C05_ExecutedAfterALaterAttempt_isARefundCase_untilTheMoneyIsBack()
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.FailedAtBank)
        {
            ExecutesAt = Some.At("2026-12-08 10:00"),
        });
        await world.CollectAsync();
        world.Go("2026-12-08 09:00");
        await world.CollectAsync();
        world.Go("2026-12-08 20:30");
        var told = await OnlyBreakAsync(world);
        var held = await world.BillAsync();
        var tally = (await world.WatchAsync()).Tally!;
        world.Bank.Deposit(Some.Account(), held.Amount, "PENGEMBALIAN DANA");
        await world.ReconcileAsync(Some.December);
        var after = await world.BillAsync();

        Assert.Equal(2, Orders(world));
        Assert.Equal((BreakKind.SecondDebit, First.PaymentReference), (told.Kind, told.Reference));
        Assert.Equal((BillState.Debited, BillDoubt.SecondDebit), (held.State, held.Doubt));
        Assert.Equal((1, 1), (tally.Held, tally.Done));
        Assert.Equal((BillState.Debited, null), (after.State, after.Doubt));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C05_LineOfOursOverAnotherSumOrAccount_holdsTheBill(bool isOtherSum)
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.Refuses, RefusalReason.NoFunds));
        await world.CollectAsync();
        var bill = await world.BillAsync();
        world.Bank.Book(
            isOtherSum ? Some.Account() : Some.Account(World.CodeOf("2011")),
            new StatementLine(
                "990001", Some.At("2026-12-03 10:00"), isOtherSum ? new Rupiah(1) : bill.Amount, true,
                "BPJSTK-" + First.PaymentReference, false));
        Assert.Equal(
            isOtherSum ? BreakKind.AmountDiffers : BreakKind.MissingWithUs, (await OnlyBreakAsync(world)).Kind);
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        var held = await world.BillAsync();
        Assert.Equal(
            (BillState.Held, HoldReason.InDoubt, BillDoubt.OtherTerms), (held.State, held.Hold, held.Doubt));
        Assert.Equal(1, Orders(world));
    }

    [Fact]
    public async Task C04_UnexplainedDebitOfTheSum_keepsUnknownUnknown_andIsShown()
    {
        var world = await UnexplainedAsync();
        var told = (await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks;
        await world.CollectAsync();

        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        Assert.Contains(told, b => b.Kind == BreakKind.UnexplainedDebit
            && b.Line.Contains("POT OTOMATIS", StringComparison.Ordinal));
        Assert.Equal(1, Orders(world));
    }

    [Fact]
    public async Task C04_NeverExecuted_isSignedOnlyByNamingTheLine()
    {
        var world = await UnexplainedAsync();
        var line = await LineAsync(world);
        Assert.Contains(
            "name the line", Assert.IsType<PersonResult.Refused>(
                await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari")).Why);
        Assert.Contains(
            "no line", Assert.IsType<PersonResult.Refused>(
                await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", "1", line)).Why);
        Assert.IsType<PersonResult.WaitsForSecond>(
            await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", line));
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi"));
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi", line));
        await world.ReconcileAsync(Some.December);

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Planned, null), (bill.State, bill.Doubt));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C04_LineNamedAsThePayment_paysTheBill_andIsNoBreakAnyMore()
    {
        var world = await UnexplainedAsync();
        var line = await LineAsync(world);
        await DecideAsync(world, DecidedOutcome.Executed, "sari", line);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.Executed, "budi", line));
        var report = await world.ReconcileAsync(Some.December);

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null), (bill.State, bill.Doubt));
        Assert.Empty(report.Reconciliation!.Breaks);
    }

    [Theory]
    [InlineData(DecidedOutcome.Executed, BillState.Debited, 1)]
    [InlineData(DecidedOutcome.NeverExecuted, BillState.Debited, 2)]
    public async Task C04_RefusedAndExecutedInTheBanksOwnWords_isHeld_untilTwoPeopleSayWhatTheLineIs(
        DecidedOutcome outcome, BillState last, int orders)
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds)
        {
            Narrates = _ => [OwnWords],
        });
        await world.CollectAsync();
        Assert.Equal(BreakKind.UnexplainedDebit, (await OnlyBreakAsync(world)).Kind);
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();
        var held = await world.BillAsync();
        var before = Orders(world);
        var line = await LineAsync(world);
        await DecideAsync(world, outcome, "sari", line);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, outcome, "budi", line));
        await world.CollectAsync();

        Assert.Equal((BillState.Held, BillDoubt.UnexplainedDebit, 1), (held.State, held.Doubt, before));
        Assert.Equal((last, orders), ((await world.BillAsync()).State, Orders(world)));
        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
    }

    [Fact]
    public async Task C04_RefusedBillInDoubt_isClearedByNobodyAlone()
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NotPermitted)
        {
            Narrates = _ => [OwnWords],
        });
        await world.CollectAsync();
        await world.ReconcileAsync(Some.December);
        var result = await new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "sudah beres di bank", "sari", default);
        Assert.Contains("is in doubt", Assert.IsType<PersonResult.Refused>(result).Why);
    }
}
