using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>
/// The first attempt was refused in words and booked after the second had left, which stays unknown: people see the
/// line, know whose it is, and can say so before anybody knows of the second.
/// </summary>
public sealed class OtherAttemptTests
{
    private static readonly DebitId Second = Some.BillId().Attempt(2);

    private static async Task<(World World, string Line)> TakenByTheFirstAsync(bool isSecondExecuted = false)
    {
        var world = await TriedTwiceAsync(order => order.Id.Attempt switch
        {
            1 => new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.TooManyRequests)
            {
                ExecutesAt = Some.At("2026-12-04 11:00"),
                Narrates = _ => [OwnWords],
            },
            2 => new BankConduct(
                isSecondExecuted ? PaymentConduct.SilentAfterEffect : PaymentConduct.SilentBeforeEffect)
            {
                ForgetsAfter = TimeSpan.Zero,
                Narrates = _ => ["POT OTOMATIS 7782"],
            },
            _ => BankConduct.Good,
        });
        Assert.Equal((BillState.Unknown, 2), ((await world.BillAsync()).State, Orders(world)));
        world.Go("2026-12-09 09:00");
        return (world, await LineAsync(world));
    }

    private static async Task<World> TriedTwiceAsync(Func<PaymentOrder, BankConduct> conductOf)
    {
        var world = await new World(conductOf: conductOf).WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.ShownBeforeAsync();
        await world.CollectAsync();
        world.Go("2026-12-03 09:40");
        await world.CollectAsync();
        return world;
    }

    private static async Task SignAsync(World world, DebitId id, DecidedOutcome outcome, params string[] lines)
    {
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideOnAsync(world, id, outcome, "sari", lines));
        Assert.IsType<PersonResult.Done>(await DecideOnAsync(world, id, outcome, "budi", lines));
    }

    [Fact]
    public async Task C04_LineOfAnEarlierAttempt_isSignedAsThat_andPaysTheBillOnceTheLaterOneIsSettled()
    {
        var (world, line) = await TakenByTheFirstAsync();
        var refused = Assert.IsType<PersonResult.Refused>(
            await DecideOnAsync(world, Second, DecidedOutcome.NeverExecuted, "sari"));
        Assert.Contains("sign that one as executed first", refused.Why, StringComparison.Ordinal);

        await SignAsync(world, First, DecidedOutcome.Executed, line);
        var between = await world.BillAsync();
        Assert.Equal((BillState.Unknown, BillDoubt.SecondDebit), (between.State, between.Doubt));
        await SignAsync(world, Second, DecidedOutcome.NeverExecuted);
        await world.CollectAsync();
        Assert.Equal((HoldReason.InDoubt, 2), ((await world.BillAsync()).Hold, Orders(world)));
        await world.ReconcileAsync(Some.December);

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null), (bill.State, bill.Doubt));
        Assert.Equal(First, (await world.SheetAsync()).PaidBy(bill)!.Id);
        await world.CollectAsync();
        Assert.Equal(2, Orders(world));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C04_LineOfAnEarlierAttempt_isARefundCase_whereTheLaterOneWasExecutedToo()
    {
        var (world, _) = await TakenByTheFirstAsync(isSecondExecuted: true);
        var lines = (await world.Bank.StatementAsync(
            Some.Account(), Some.Day("2026-12-03"), Some.Day("2026-12-31"), default)).Known
            .Where(l => l.IsDebit).OrderBy(l => l.At).Select(l => l.Key).ToList();

        await SignAsync(world, First, DecidedOutcome.Executed, lines[1]);
        await SignAsync(world, Second, DecidedOutcome.Executed, lines[0]);

        Assert.Equal((BillState.Debited, BillDoubt.SecondDebit),
            ((await world.BillAsync()).State, (await world.BillAsync()).Doubt));
        var report = await world.ReconcileAsync(Some.December);
        Assert.Contains(report.Reconciliation!.Breaks, b => b.Kind == BreakKind.SecondDebit);
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);
    }

    /// <summary>The later one has paid the bill when people see whose the other line is.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C04_LineOfAnEarlierAttempt_isARefundCase_alsoWhereTheBillIsPaid(bool isCovered)
    {
        var world = await new World(conductOf: order => order.Id.Attempt == 1
            ? new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.TooManyRequests)
            {
                ExecutesAt = Some.At("2026-12-04 11:00"),
                Narrates = _ => [OwnWords],
            }
            : BankConduct.Good).WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        world.Go("2026-12-03 09:40");
        await world.CollectAsync();
        if (isCovered)
        {
            Assert.IsType<PersonResult.Done>(
                await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
                    new ReceiptRequest(
                        Some.BillId(), "BB-1", (await world.BillAsync()).Amount, Some.Day("2026-12-03"), "sari"),
                    default));
        }

        world.Go("2026-12-09 09:00");
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);
        var line = await LineAsync(world);
        var ours = (await world.Bank.StatementAsync(
            Some.Account(), Some.Day("2026-12-03"), Some.Day("2026-12-31"), default)).Known.First(l => l.IsDebit).Key;
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, "sari", ours));

        await SignAsync(world, First, DecidedOutcome.Executed, line);
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);
        var report = await world.ReconcileAsync(Some.December);
        Assert.Contains(report.Reconciliation!.Breaks, b => b.Kind == BreakKind.SecondDebit);
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);
    }

    /// <summary>The line names the first: nothing speaks against the fate of the second, yet it is paid.</summary>
    [Fact]
    public async Task C04_LineThatNamesAnEarlierAttempt_holdsTheBill_afterTheLaterOneIsSignedNeverExecuted()
    {
        var world = await TriedTwiceAsync(order => order.Id.Attempt switch
        {
            1 => new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.TooManyRequests)
            {
                ExecutesAt = Some.At("2026-12-04 11:00"),
            },
            2 => new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true),
            _ => BankConduct.Good,
        });
        world.Go("2026-12-09 09:00");
        await world.ReconcileAsync(Some.December);
        Assert.Equal((BillState.Unknown, 2), ((await world.BillAsync()).State, Orders(world)));

        await SignAsync(world, Second, DecidedOutcome.NeverExecuted);
        var between = await world.BillAsync();
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => new StatementReply.Silent("no answer"));
        await world.CollectAsync();
        world.UseStatements = world.Bank;
        await world.ReconcileAsync(Some.December);

        Assert.Equal(BillDoubt.SecondDebit, between.Doubt);
        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null, 2), (bill.State, bill.Doubt, Orders(world)));
        Assert.Equal(First, (await world.SheetAsync()).PaidBy(bill)!.Id);
        await world.AuditAsync();
    }
}
