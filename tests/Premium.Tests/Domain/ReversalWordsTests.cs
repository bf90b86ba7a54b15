using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>A credit that does not carry our reference: who says what it is.</summary>
public sealed class ReversalWordsTests
{
    [Theory]
    [InlineData("KOREKSI PEMINDAHBUKUAN")]
    [InlineData("REV FT26338XK2")]
    [InlineData("REVERSAL 000003")]
    [InlineData("RETUR 3316122010261")]
    public async Task C12_ReversalWithoutOurReference_putsThePaidBillInDoubt(string text)
    {
        var world = await WithAsync(BankConduct.Good with
        {
            GivesBackAfter = TimeSpan.FromDays(2),
            ReversalText = text,
            BankReference = "FT26338XK2",
        });
        await world.CollectAsync();
        world.Go("2026-12-07 09:00");
        var told = await OnlyBreakAsync(world);
        await world.CollectAsync();
        var bill = await world.BillAsync();

        Assert.Equal((BreakKind.MayBeGivenBack, "2010"), (told.Kind, told.Village.Number));
        Assert.Equal((BillState.Debited, BillDoubt.MoneyMayBeBack), (bill.State, bill.Doubt));
        Assert.Equal(1, Orders(world));
        Assert.Equal(1, (await world.WatchAsync()).Tally!.Held);
    }

    [Theory]
    [InlineData(DecidedOutcome.GivenBack, BillState.Refused)]
    [InlineData(DecidedOutcome.NeverExecuted, BillState.Debited)]
    public async Task C12_TwoPeopleSayWhatTheCreditIs(DecidedOutcome outcome, BillState expected)
    {
        var world = await WithAsync(BankConduct.Good with
        {
            GivesBackAfter = TimeSpan.FromDays(2),
            ReversalText = "KOREKSI PEMINDAHBUKUAN",
        });
        await world.CollectAsync();
        world.Go("2026-12-08 09:00");
        await world.ReconcileAsync(Some.December);
        var line = await LineAsync(world);
        await DecideAsync(world, outcome, "sari", line);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, outcome, "budi", line));

        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
        var bill = await world.BillAsync();
        Assert.Equal((expected, null), (bill.State, bill.Doubt));
    }

    /// <summary>Every month of a village has the same sum: what is not of the last payment is of one before.</summary>
    [Fact]
    public async Task C12_CreditThatIsNotOfTheLastPayment_putsTheOneBeforeInDoubt()
    {
        var (november, october) = (PayMonth.Parse("2026-11"), new Period(2026, 10));
        var world = await new World("2026-11-05 09:00", order => order.Id.Bill.Period == october
            ? BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(30), ReversalText = "PENGEMBALIAN" }
            : BankConduct.Good).WithAsync(10_000_000, since: november);
        await world.CollectAsync();
        world.Go("2026-12-03 09:00");
        await world.CollectAsync();
        world.Go("2026-12-08 09:00");
        async Task<(BillDoubt? October, BillDoubt? November)> DoubtsAsync()
        {
            await world.ReconcileAsync(november);
            await world.ReconcileAsync(Some.December);
            return ((await world.BillAsync(period: october)).Doubt, (await world.BillAsync()).Doubt);
        }

        Assert.Equal((null, BillDoubt.MoneyMayBeBack), await DoubtsAsync());
        var line = await LineAsync(world);
        await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", line);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi", line));

        Assert.Equal((BillDoubt.MoneyMayBeBack, null), await DoubtsAsync());
    }

    /// <summary>Its statement shows that in words that are not ours: in doubt is that bill, not its village.</summary>
    [Fact]
    public async Task C12_GivenBackByTheBanksWord_itsVillageIsWarnedAndBilledOn_untilTwoPeopleNameTheLine()
    {
        var world = await new World(conductOf: order => order.Id.Bill == Some.BillId()
            ? new BankConduct(PaymentConduct.SilentAfterEffect)
            {
                GivesBackAfter = TimeSpan.FromDays(2),
                ReversalText = "PENGEMBALIAN",
            }
            : BankConduct.Good).WithAsync(10_000_000, bpu: 3);
        await world.CollectAsync();
        world.Go("2026-12-08 09:00");
        await world.CollectAsync();
        var refusal = (await world.BillAsync()).Refusal;
        foreach (var day in new[] { "2026-12-23", "2026-12-30", "2027-01-06" })
        {
            world.Go($"{day} 08:00");
            Assert.Equal(BreakKind.MissingWithUs, (await OnlyBreakAsync(world)).Kind);
            world.Go($"{day} 09:00");
            Assert.DoesNotContain(
                (await world.CollectAsync()).Problems, p => p.Contains("stands still", StringComparison.Ordinal));
        }

        var bill = await world.BillAsync();
        Assert.Equal(
            (RefusalReason.GivenBack, BillState.Refused, BillDoubt.MoneyMayBeBack),
            (refusal, bill.State, bill.Doubt));
        Assert.Equal(
            ["due-5", "week-15", "week-22", "week-8"],
            (await world.SheetAsync()).AlertsOf(bill.Id).Select(a => a.Stage).Order(StringComparer.Ordinal));
        Assert.Equal(
            BillState.Debited, (await world.BillAsync(segment: Segment.Bpu, period: new Period(2027, 1))).State);
        Assert.Single(world.Bank.Received, o => o.Id.Bill == bill.Id);

        Assert.Contains(
            "name the line", Assert.IsType<PersonResult.Refused>(
                await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari")).Why);
        var shown = await world.Bank.StatementAsync(
            Some.Account(), Some.Day("2026-12-03"), Some.Day("2026-12-08"), default);
        var line = Assert.Single(shown.Known, l => l.IsDebit && l.Amount == bill.Amount);
        await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", line.Key);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi", line.Key));
        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
        Assert.Equal((BillState.Refused, null), ((await world.BillAsync()).State, (await world.BillAsync()).Doubt));
        await world.AuditAsync();
    }

    /// <summary>Its own line is explained; another one of the sum may be an attempt, only not this one.</summary>
    [Fact]
    public async Task C12_GivenBackInTheBanksWords_isNotPaidByItsOwnLine()
    {
        var world = await new World(conductOf: order => order.Id.Attempt == 1
            ? new BankConduct(PaymentConduct.Refuses, RefusalReason.NoFunds)
            : BankConduct.Good with
            {
                GivesBackAfter = TimeSpan.FromDays(2),
                ReversalText = "PENGEMBALIAN",
                Narrates = _ => [OwnWords],
            }).WithAsync(10_000_000);
        foreach (var day in new[] { "2026-12-03 09:00", "2026-12-10 09:00", "2026-12-14 09:00" })
        {
            world.Go(day);
            await world.CollectAsync();
        }

        var (id, back) = (Some.BillId().Attempt(2), await LineAsync(world));
        await world.ReconcileAsync(Some.December);
        await DecideOnAsync(world, id, DecidedOutcome.GivenBack, "sari", back);
        Assert.IsType<PersonResult.Done>(await DecideOnAsync(world, id, DecidedOutcome.GivenBack, "budi", back));
        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);

        var debit = (await world.SheetAsync()).Debit(id)!;
        world.Bank.Book(debit.Account, new StatementLine("X1", Some.At("2026-12-14 09:00"), debit.Amount, true,
            "PENARIKAN", false));
        Assert.Equal(BreakKind.UnexplainedDebit, (await OnlyBreakAsync(world)).Kind);
        Assert.IsType<PersonResult.Refused>(await DecideOnAsync(world, id, DecidedOutcome.Executed, "sari", "X1"));
        Assert.Equal((BillState.Refused, BillDoubt.UnexplainedDebit), (
            (await world.BillAsync()).State, (await world.BillAsync()).Doubt));
    }
}
