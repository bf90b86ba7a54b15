using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>Banks give statements of one year: an older month is compared as far as they reach.</summary>
public sealed class OldStatementTests
{
    private static readonly PayMonth Old = PayMonth.Parse("2026-11");

    /// <summary>The neighbour paid in November 2026; the village has money a year later.</summary>
    private static async Task<World> AYearLaterAsync(Func<PaymentOrder, BankConduct>? conductOf = null, long money = 5)
    {
        var world = await new World("2026-11-05 09:00", conductOf).WithAsync(money, since: Old);
        await world.PutAsync(
            Some.Village(World.CodeOf("2011"), Old) with { Until = Old }, Some.Roster(World.CodeOf("2011")));
        world.Bank.Deposit(Some.Account(World.CodeOf("2011")), new Rupiah(10_000_000));
        foreach (var day in new[] { "2026-11-05", "2027-06-07", "2027-11-08", "2027-12-06" })
        {
            await world.CollectAsync();
            world.Go($"{day} 09:00");
        }

        world.Bank.Deposit(Some.Account(), new Rupiah(50_000_000));
        return world;
    }

    [Fact]
    public async Task C15_AYoungAttemptOfAnOldMonth_isReconciled_andOldOnesKeepWhatIsKnown()
    {
        var world = await AYearLaterAsync(order => new BankConduct(
            GivesBackAfter: order.ReservedAt > Some.At("2027-12-01 00:00") ? TimeSpan.FromHours(8) : null));
        await world.CollectAsync();
        Assert.Equal(BillState.Debited, (await world.SheetAsync(Old)).Bill(Some.Code, Segment.Pu)!.State);

        world.Go("2027-12-06 20:30");
        var report = await world.ReconcileAsync(Old);

        var sheet = await world.SheetAsync(Old);
        Assert.All(report.Reconciliation!.Accounts, a => Assert.True(a.IsRead));
        Assert.Equal([BreakKind.GivenBack], report.Reconciliation.Breaks.Select(b => b.Kind));
        Assert.Equal(RefusalReason.GivenBack, sheet.Bill(Some.Code, Segment.Pu)!.Refusal);
        Assert.Equal(BillState.Debited, sheet.Bill(World.CodeOf("2011"), Segment.Pu)!.State);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C15_AnUnknownAttemptOlderThanAnyStatement_isNotHeldToBeAbsent()
    {
        var world = await AYearLaterAsync(
            order => new BankConduct(order.Id.Bill.Village == Some.Code
                ? PaymentConduct.SilentBeforeEffect : PaymentConduct.Prompt),
            money: 10_000_000);
        await world.ShownBeforeAsync();

        var report = await world.ReconcileAsync(Old);

        var lack = Assert.Single(report.Reconciliation!.Breaks);
        Assert.Equal((BreakKind.NoStatement, Some.Code), (lack.Kind, lack.Village));
        var debits = (await world.SheetAsync(Old)).DebitsOf(Some.Code);
        Assert.Equal(DebitState.Unknown, Assert.Single(debits).State);
    }

    [Fact]
    public async Task C15_NoStatementIsGiven_fromMoreThanAYearAgo()
    {
        var world = await AYearLaterAsync();
        Task<StatementReply> From(string day) =>
            world.Bank.StatementAsync(Some.Account(), Some.Day(day), Some.Day("2027-12-06"), default);

        Assert.IsType<StatementReply.Silent>(await From("2026-12-05"));
        Assert.IsType<StatementReply.Complete>(await From("2026-12-06"));
    }
}
