using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>Before attempt n+1 the statement is read, too: the bank's words alone are not enough.</summary>
public sealed class LastStatementTests
{
    /// <summary>Refuses, executes, and says what a test wants it to say when asked.</summary>
    private sealed class ForgetfulBank(IBank bank, bool isNotFound) : IBank
    {
        public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop) => bank.PayAsync(order, stop);

        public async Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) => isNotFound
            ? new InquiryReply.NotFound(new Evidence(order.ReservedAt, "4043601"))
            : await bank.InquireAsync(order, stop);

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            bank.BalanceAsync(account, stop);
    }

    private sealed class CountedStatements(IStatements statements) : IStatements
    {
        public List<(BankAccount Account, DateOnly From)> Read { get; } = [];

        public StatementReply? Says { get; set; }

        public Exception? Breaks { get; set; }

        public Task<StatementReply> StatementAsync(
            BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
        {
            Read.Add((account, from));
            return Breaks is { } broken ? Task.FromException<StatementReply>(broken)
                : Says is { } said ? Task.FromResult(said)
                : statements.StatementAsync(account, from, to, stop);
        }
    }

    private static async Task<World> RefusedAsync(
        RefusalReason reason, bool isNotFound, PaymentConduct conduct = PaymentConduct.RefusesAndExecutes,
        Func<string, IReadOnlyList<string>>? narrates = null)
    {
        var world = await WithAsync(new BankConduct(conduct, reason) { Narrates = narrates });
        world.UseBank = new ForgetfulBank(world.Bank, isNotFound);
        await world.CollectAsync();
        return world;
    }

    [Theory]
    [InlineData(RefusalReason.TooManyRequests, "2026-12-03 09:40", true)]
    [InlineData(RefusalReason.TooManyRequests, "2026-12-03 09:40", false)]
    [InlineData(RefusalReason.FailedAtBank, "2026-12-03 11:10", true)]
    [InlineData(RefusalReason.NoFunds, "2026-12-09 09:00", true)]
    [InlineData(RefusalReason.CutOff, "2026-12-04 09:00", true)]
    public async Task C05_RefusedAndExecuted_isAdoptedBeforeTheNextAttempt_withoutAReconciliation(
        RefusalReason reason, string next, bool isNotFound)
    {
        var world = await RefusedAsync(reason, isNotFound);
        world.Go(next);
        var report = await world.CollectAsync();

        var (sheet, bill) = (await world.SheetAsync(), await world.BillAsync());
        Assert.Equal((BillState.Debited, 1, 1), (bill.State, bill.Attempts, Orders(world)));
        Assert.Equal("Reference", sheet.Adoption(First)!.Proof);
        Assert.Contains(report.Problems, p => p.StartsWith("33.16.12.2010 PU 2026-11: before its next attempt"));
        Assert.Contains((await world.Ledger.EvidenceAsync(bill.Id, default)).Rows,
            e => e.Call.Fate == CallFate.StatementLine);
        await world.AuditAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C04_RefusedAndExecutedInTheBanksOwnWords_isHeldBeforeTheNextAttempt(bool isNotFound)
    {
        var world = await RefusedAsync(RefusalReason.TooManyRequests, isNotFound, narrates: _ => [OwnWords]);
        world.Go("2026-12-03 09:40");
        var report = await world.CollectAsync();

        var bill = await world.BillAsync();
        Assert.Equal(
            (BillState.Held, HoldReason.InDoubt, BillDoubt.UnexplainedDebit), (bill.State, bill.Hold, bill.Doubt));
        Assert.Equal(1, Orders(world));
        Assert.Contains(report.Problems, p => p.Contains("UnexplainedDebit"));
    }

    [Fact]
    public async Task HalfAStatement_provesWhatItShows()
    {
        var world = await RefusedAsync(RefusalReason.TooManyRequests, isNotFound: true);
        world.Bank.HalveStatement(Some.Account());
        world.Go("2026-12-03 09:40");
        await world.CollectAsync();

        Assert.Equal((BillState.Debited, 1), ((await world.BillAsync()).State, Orders(world)));
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("half")]
    [InlineData("broken")]
    public async Task NotFound_withoutAWholeStatement_waitsAndIsTold_untilThereIsOne(string statement)
    {
        var world = await RefusedAsync(
            RefusalReason.TooManyRequests, isNotFound: true, conduct: PaymentConduct.Refuses);
        var statements = new CountedStatements(world.Bank)
        {
            Says = statement == "silent" ? new StatementReply.Silent("no answer")
                : statement == "half" ? new StatementReply.Partial([], "a page is missing")
                : null,
            Breaks = statement == "broken" ? new FormatException("a defect") : null,
        };
        world.UseStatements = statements;
        world.Go("2026-12-03 09:40");
        var report = await world.CollectAsync();
        var between = await world.BillAsync();
        (statements.Says, statements.Breaks) = (null, null);
        world.Go("2026-12-03 12:00");
        await world.CollectAsync();

        Assert.Equal((BillState.Planned, 1), (between.State, between.Attempts));
        Assert.Contains(report.Problems, p => p.Contains("does not know attempt 1 any more"));
        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

    /// <summary>It refuses, says so again, and has executed: only the statement tells, once it is there.</summary>
    [Theory]
    [InlineData(RefusalReason.NoFunds)]
    [InlineData(RefusalReason.FailedAtBank)]
    [InlineData(RefusalReason.TooManyRequests)]
    public async Task C05_RefusedTwiceInWords_andExecuted_isNotDebitedAgain_whileThereIsNoStatement(
        RefusalReason reason)
    {
        var world = await World.WithFirstAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, reason));
        await world.CollectAsync();
        var statements = new CountedStatements(world.Bank) { Says = new StatementReply.Partial([], "no lines") };
        world.UseStatements = statements;
        world.Go("2026-12-07 09:00");
        var report = await world.CollectAsync();
        Assert.Contains(report.Problems, p => p.Contains("it did not execute attempt 1", StringComparison.Ordinal));
        statements.Says = null;
        world.Go("2026-12-08 09:00");
        await world.CollectAsync();

        Assert.Single(world.Bank.Transfers, t => t.Id.Bill.Village == Some.Code);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Theory]
    [InlineData(PaymentConduct.Refuses, RefusalReason.TooManyRequests, false, true)]
    [InlineData(PaymentConduct.NotSent, RefusalReason.NotSent, true, false)]
    [InlineData(PaymentConduct.Refuses, RefusalReason.NotPermitted, true, true)]
    [InlineData(PaymentConduct.Refuses, RefusalReason.TooManyRequests, true, true)]
    public async Task WhatNeverLeft_orAPersonCleared_isTriedWithoutAStatement(
        PaymentConduct conduct, RefusalReason reason, bool isNotFound, bool isCleared)
    {
        var world = await RefusedAsync(reason, isNotFound, conduct: conduct);
        world.UseStatements = new CountedStatements(world.Bank) { Says = new StatementReply.Silent("no answer") };
        world.Go("2026-12-03 09:40");
        if (isCleared)
        {
            Assert.IsType<PersonResult.Done>(await new ClearBill(world.Ledger, world.Wake, world.Time)
                .RunAsync(Some.BillId(), "sudah dicek", "sari", default));
        }

        await world.CollectAsync();

        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
    }

    [Fact]
    public async Task Statement_isReadOnceAnAccount_fromItsFirstReservation_andOnlyBeforeARetry()
    {
        var world = await new World().WithAsync(0, bpu: 3, numbers: ["2010", "2011"]);
        var statements = new CountedStatements(world.Bank);
        world.UseStatements = statements;
        await world.CollectAsync();
        Assert.Empty(statements.Read);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-15 09:00");
        await world.WatchAsync();
        Assert.Empty(statements.Read);
        await world.CollectAsync();

        Assert.Equal(
            [(Some.Account(), Some.Day("2026-12-03")), (Some.Account(World.CodeOf("2011")), Some.Day("2026-12-03"))],
            statements.Read.OrderBy(r => r.Account.No.Reveal()));
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task C05_ExecutedOnTheAccountBefore_isSeen_thoughTheMandateNamesAnother()
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds)
        {
            ExecutesAt = Some.At("2026-12-08 10:00"),
            Narrates = _ => [OwnWords],
        });
        await world.CollectAsync();
        var other = World.CodeOf("2098");
        world.Bank.Deposit(Some.Account(other), new Rupiah(1));
        await world.PutAsync(Some.Village() with { Mandate = Some.Mandate(other) });
        world.Go("2026-12-08 09:00");
        await world.CollectAsync();
        Assert.Equal((BillState.Short, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));

        world.Bank.Deposit(Some.Account(other), new Rupiah(10_000_000));
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        var bill = await world.BillAsync();
        Assert.Equal((BillDoubt.UnexplainedDebit, 2), (bill.Doubt, bill.Attempts));
    }

    [Fact]
    public async Task ALook_endsNoDoubtOfAnotherBill()
    {
        var world = await RefusedAsync(RefusalReason.NoFunds, isNotFound: false, narrates: _ => [OwnWords]);
        await world.PutAsync(Some.Village(World.CodeOf("2012")), Some.Roster(World.CodeOf("2012")));
        await world.CollectAsync();
        await world.ReconcileAsync(Some.December);
        Assert.NotNull((await world.BillAsync()).Doubt);
        world.Bank.Deposit(Some.Account(World.CodeOf("2012")), new Rupiah(10_000_000));
        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);
    }

    /// <summary>What cannot be read of one account is no statement of that account, and nothing more.</summary>
    [Fact]
    public async Task C14_OneAccountWhoseStatementBreaks_leavesTheOthersReconciled()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => throw new InvalidOperationException("a lone surrogate"));

        var report = await world.ReconcileAsync(Some.December);

        Assert.Equal(1, report.Reconciliation!.Matched);
        Assert.Equal([false, true], report.Reconciliation.Accounts.Select(a => a.IsRead).Order());
        Assert.Contains(report.Problems, p => p.StartsWith($"{Some.Code}: no statement", StringComparison.Ordinal));
    }
}
