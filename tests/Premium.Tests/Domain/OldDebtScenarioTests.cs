using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A debt stays in scope until it is paid, whatever its age.</summary>
public sealed class OldDebtScenarioTests
{
    private static readonly Period October = new(2026, 10);

    private static readonly PayMonth FirstMonth = PayMonth.Parse("2026-11");

    private static readonly string[] Days =
    [
        "2026-11-05 09:00", "2026-12-03 09:00", "2027-01-05 09:00", "2027-02-03 09:00", "2027-03-03 09:00",
        "2027-04-05 09:00", "2027-05-05 09:00",
    ];

    /// <summary>Half a year in which the village never pays.</summary>
    private static async Task<World> UnpaidAsync(Func<PaymentOrder, BankConduct>? conductOf = null, long money = 5)
    {
        var world = await new World(Days[0], conductOf).WithAsync(money, since: FirstMonth);
        foreach (var day in Days)
        {
            world.Go(day);
            await world.CollectAsync();
            await world.PumpAsync();
        }

        return world;
    }

    [Fact]
    public async Task C15_MonthUnpaidLongerThanTheLookBack_isCounted_andPaidOldestFirst()
    {
        var world = await UnpaidAsync();
        var before = await world.WatchAsync();
        Assert.Equal((7, 1, 6), (before.Tally!.Expected, before.Tally.Short, before.Tally.Held));
        world.Bank.Deposit(Some.Account(), new Rupiah(50_000_000));

        world.Go("2027-05-07 09:00");
        var after = await world.CollectAsync();

        Assert.Equal((7, 7), (after.Tally!.Expected, after.Tally.Done));
        var paid = world.Bank.Transfers.OrderBy(t => t.Id.Bill.Period).Select(t => t.Id.Bill.Period).ToList();
        Assert.Equal(paid, world.Bank.Transfers.Select(t => t.Id.Bill.Period));
        Assert.Equal(October, paid[0]);
        await world.AuditAsync();

        // The same day it counts the same bills; when the month is over, the paid ones are history.
        Assert.Equal(after.Tally, (await world.CollectAsync()).Tally);
        world.Go("2027-06-03 09:00");
        Assert.Equal(1, (await world.WatchAsync()).Tally!.Expected);
    }

    [Fact]
    public async Task C15_OldDebt_isOnThePages_andInTheStanding()
    {
        var world = await UnpaidAsync();

        var view = await new ReadDistricts(world.Registry, world.Ledger, world.Rules, world.Time)
            .DistrictAsync(Some.District, default);

        Assert.Equal(7, view.Bills.Count);
        Assert.Equal(October, view.Bills.Min(b => b.Bill.Id.Period));
        Assert.Equal(7, view.Tally.Expected);
    }

    [Fact]
    public async Task C15_OldDebt_isAlertedAtTheStageItReaches()
    {
        var world = await UnpaidAsync();
        var stages = (await world.SheetAsync(FirstMonth)).Alerts.Select(a => a.RaisedAt).ToList();
        world.Go("2027-05-07 09:00");
        await world.CollectAsync();

        // Nothing is told twice, and what was raised was raised in turn.
        Assert.Equal(stages, (await world.SheetAsync(FirstMonth)).Alerts.Select(a => a.RaisedAt));
        Assert.NotEmpty(stages);
    }

    [Theory]
    [InlineData(PaymentConduct.SilentAfterEffect)]
    [InlineData(PaymentConduct.SilentBeforeEffect)]
    public async Task C15_UnknownLongerThanTheLookBack_isCounted_inquired_andReconciled(PaymentConduct conduct)
    {
        var world = await UnpaidAsync(
            order => order.Id.Bill.Period == October && order.Id.Attempt == 1
                ? new BankConduct(conduct, InquiryIsSilent: true)
                : BankConduct.Good,
            money: 50_000_000);
        Assert.Equal(BillState.Unknown, (await world.BillAsync(period: October)).State);
        Assert.Equal((1, 6), ((await world.WatchAsync()).Tally!.Unknown, (await world.WatchAsync()).Tally!.Held));
        var asked = (await world.SheetAsync(FirstMonth)).Debits[0].Inquiries;
        world.Go("2027-05-07 09:00");
        await world.WatchAsync();
        Assert.True((await world.SheetAsync(FirstMonth)).Debits[0].Inquiries > asked);

        await new StartReconciliations(world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time)
            .RunAsync("33.16", default);

        Assert.NotNull(await world.Ledger.RunAsync("reconcile~2027-05-07~33.16~bjt~2026-11~01", default));
        await world.PumpAsync();
        if (conduct == PaymentConduct.SilentAfterEffect)
        {
            Assert.Equal(BillState.Debited, (await world.BillAsync(period: October)).State);
        }

        await world.AuditAsync();
    }

    /// <summary>
    /// The bank named neither in our words; the fate of the attempt is known half a year later, the money came back the
    /// day after it left.
    /// </summary>
    [Fact]
    public async Task C15_OldAttempt_signedAsExecuted_isComparedOnceMore_andTheMoneyThatCameBackIsSeen()
    {
        var world = await UnpaidAsync(
            order => order.Id.Bill.Period == October && order.Id.Attempt == 1
                ? new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true)
                : BankConduct.Good,
            money: 50_000_000);
        var sum = (await world.BillAsync(period: October)).Amount;
        world.Bank.Book(Some.Account(), Line("990001", "2026-11-05 09:00", isDebit: true));
        world.Bank.Book(Some.Account(), Line("990002", "2026-11-06 09:00", isDebit: false));
        foreach (var person in new[] { "sari", "budi" })
        {
            var request = new DecisionRequest(
                Some.BillId(period: October).Attempt(1), DecidedOutcome.Executed, "baris itu milik kami",
                "surat bank 7/V", person);
            await world.Deciding().RunAsync(
                request with { Lines = ["990001"], LinesAre = "debet premi Oktober" }, default);
        }

        Assert.Equal((BillState.Debited, null), await FateAsync());
        world.Go("2027-05-07 20:30");
        await new StartReconciliations(world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time)
            .RunAsync("33.16", default);
        await world.PumpAsync();

        Assert.Equal((BillState.Debited, BillDoubt.MoneyMayBeBack), await FateAsync());

        StatementLine Line(string id, string at, bool isDebit) => new(id, Some.At(at), sum, isDebit, "OVB FT", false);

        async Task<(BillState State, BillDoubt? Doubt)> FateAsync()
        {
            var bill = await world.BillAsync(period: October);
            return (bill.State, bill.Doubt);
        }
    }

    /// <summary>
    /// Refused, and taken all the same in the bank's own words; people know it half a year later. What they sign leaves
    /// the attempt and its old answer as they are.
    /// </summary>
    [Fact]
    public async Task C15_OldRefusedAttempt_adoptedAsExecuted_isComparedOnceMore_andTheMoneyThatCameBackIsSeen()
    {
        var world = await new World(Days[0], _ => new BankConduct(PaymentConduct.Refuses))
            .WithAsync(50_000_000, since: FirstMonth);
        await world.CollectAsync();
        var sum = (await world.BillAsync(period: October)).Amount;
        world.Bank.Book(Some.Account(), Line("990001", "2026-11-06 09:00", isDebit: true));
        world.Go("2026-11-06 20:30");
        await world.ReconcileAsync(FirstMonth);
        await world.PumpAsync();
        world.Registry.Remove(Some.Code);
        world.Go("2027-05-05 09:00");
        foreach (var person in new[] { "sari", "budi" })
        {
            await DoubtfulBank.DecideOnAsync(
                world, Some.BillId(period: October).Attempt(1), DecidedOutcome.Executed, person, "990001");
        }

        Assert.Equal((BillState.Debited, null), await FateAsync());
        world.Bank.Book(Some.Account(), Line("990002", "2027-05-06 09:00", isDebit: false));
        world.Go("2027-05-07 20:30");
        await new StartReconciliations(world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time)
            .RunAsync("33.16", default);
        await world.PumpAsync();

        Assert.NotNull(await world.Ledger.RunAsync("reconcile~2027-05-07~33.16~bjt~2026-11~01", default));
        Assert.Equal((BillState.Debited, BillDoubt.MoneyMayBeBack), await FateAsync());

        StatementLine Line(string id, string at, bool isDebit) => new(id, Some.At(at), sum, isDebit, "OVB FT", false);

        async Task<(BillState State, BillDoubt? Doubt)> FateAsync()
        {
            var bill = await world.BillAsync(period: October);
            return (bill.State, bill.Doubt);
        }
    }

    [Fact]
    public async Task C15_UnknownThatNoStatementReaches_isNamedToPeople()
    {
        var world = await UnpaidAsync(_ => new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true));
        Assert.Empty((await world.WatchAsync()).Problems);

        world.Go("2027-11-04 09:00");
        Assert.Contains(
            (await world.WatchAsync()).Problems,
            p => p.Contains("33.16.12.2010~pu~2026-10~01", StringComparison.Ordinal)
                && p.Contains("two people", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C15_LookBack_saysOnlyHowFarBackBillsAreMade()
    {
        var world = await new World("2027-05-05 09:00").WithAsync(50_000_000, since: FirstMonth);
        var report = await world.CollectAsync();

        Assert.Equal((4, 4), (report.Tally!.Expected, report.Tally.Done));
        Assert.Equal(new Period(2027, 1), world.Bank.Transfers.Min(t => t.Id.Bill.Period));
    }

    /// <summary>
    /// Three months in a row are unpaid, the fourth was paid at a counter, and the village is gone from the register.
    /// </summary>
    [Fact]
    public async Task C15_MonthPaidAfterOldDebts_putsOffTheLapse_alsoOnceNothingElseOfItIsOpen()
    {
        var world = await new World(Days[0]).WithAsync(5, since: FirstMonth);
        foreach (var day in Days.Take(4))
        {
            world.Go(day);
            await world.CollectAsync();
        }

        var paid = await world.BillAsync(period: new Period(2027, 1));
        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time, world.Wake).RunAsync(
            new ReceiptRequest(paid.Id, "BB-1/2701", paid.Amount, Some.Day("2027-02-03"), "dinas"), default);
        world.Registry.Remove(Some.Code);
        world.Go("2027-06-08 09:00");

        await world.CollectAsync();

        Assert.DoesNotContain(
            (await world.SheetAsync(FirstMonth)).Alerts, a => a.Stage.StartsWith("lapse", StringComparison.Ordinal));
        Assert.Contains((await world.SheetAsync(FirstMonth)).Alerts, a => a.Stage == "week-204");
    }
}
