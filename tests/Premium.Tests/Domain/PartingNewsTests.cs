using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>With its debt an old month leaves the scope of all passes: who ends it tells the village.</summary>
public sealed class PartingNewsTests
{
    private static readonly PayMonth Month = PayMonth.Parse("2026-11");

    private static readonly BillId October = Some.BillId(period: new Period(2026, 10));

    /// <summary>In spring, after a November in which the bank refused, said so, and executed all the same.</summary>
    private static async Task<World> RefusedAsync(params string[] narrative)
    {
        var world = await World.WithFirstAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.AccountBlocked)
            {
                Narrates = narrative.Length == 0 ? null : _ => narrative,
            },
            "2026-11-26 09:00", Month);
        await world.CollectAsync();
        await world.PumpAsync();
        world.Go("2027-04-28 09:00");
        return world;
    }

    private static int Told(World world, string stage) => world.Mail.Messages
        .Count(m => m.Id.EndsWith($"2010-pu-2026-10-{stage}", StringComparison.Ordinal));

    /// <summary>The queue has it told; no pass that comes after it does so again.</summary>
    private static async Task IsToldOnceAsync(World world, string stage)
    {
        await world.PumpAsync();
        Assert.Equal(1, Told(world, stage));
        await world.WatchAsync();
        await world.PumpAsync();
        Assert.Equal(1, Told(world, stage));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C15_OldMonthThatAStatementPays_isTold()
    {
        var world = await RefusedAsync();
        await world.ReconcileAsync(Month);

        Assert.Equal(BillState.Debited, (await world.BillAsync(period: October.Period)).State);
        await IsToldOnceAsync(world, "paid");
    }

    /// <summary>By them, or by the next pass where what they end began this month, which is in scope until then.
    /// </summary>
    [Theory]
    [InlineData("2027-05-03 09:00", true)]
    [InlineData("2027-04-28 12:00", false)]
    public async Task C15_OldMonthThatTwoPeopleSignExecuted_isTold(string signed, bool isParting)
    {
        var world = await RefusedAsync(OwnWords);
        await world.ReconcileAsync(Month);
        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync(period: October.Period)).Doubt);
        var line = (await world.Bank.StatementAsync(
            Some.Account(), Some.Day("2026-11-26"), Some.Day("2027-04-28"), default)).Known[^1].Key;
        world.Go(signed);
        await DecideOnAsync(world, October.Attempt(1), DecidedOutcome.Executed, "sari", line);
        Assert.IsType<PersonResult.Done>(
            await DecideOnAsync(world, October.Attempt(1), DecidedOutcome.Executed, "budi", line));

        Assert.Equal(BillState.Debited, (await world.BillAsync(period: October.Period)).State);
        await world.PumpAsync();
        Assert.Equal(isParting ? 1 : 0, Told(world, "paid"));
        await world.WatchAsync();
        await IsToldOnceAsync(world, "paid");
    }

    [Fact]
    public async Task C15_OldMonthWhoseReceiptIsTakenBack_isToldThatItIsPaidAndNoMore()
    {
        var world = await RefusedAsync();
        await world.ReconcileAsync(Month);
        await world.PumpAsync();
        world.Go("2027-05-04 10:00");
        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time, world.Wake).RunAsync(
            new ReceiptRequest(
                October, "BP-01", (await world.BillAsync(period: October.Period)).Amount, Some.Day("2026-11-26"),
                "sari"),
            default);
        await world.PumpAsync();
        Assert.Equal((1, 1), (Told(world, "paid"), Told(world, "covered")));
        world.Go("2027-06-03 09:00");

        foreach (var person in new[] { "sari", "budi" })
        {
            await new TakeBackReceipt(world.Ledger, world.Rules, world.Time, world.Wake).RunAsync(
                new WithdrawalRequest(October, "BP-01", "bukti bayar desa tetangga", person), default);
        }

        Assert.Equal(BillState.Debited, (await world.BillAsync(period: October.Period)).State);
        await IsToldOnceAsync(world, "paid+2");
    }
}
