using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>
/// Refused for what is with the account, and tried again by itself: the village hears of it at once, and why.
/// </summary>
public sealed class RefusedForNowTests
{
    /// <summary>Above what the account may pay in one day.</summary>
    private static readonly BankConduct AboveItsLimit =
        new(PaymentConduct.Refuses, RefusalReason.LimitExceeded) { Code = "4031723" };

    private static Bill RefusedFor(RefusalReason reason) => Some.Bill() with { Attempts = 1, Refusal = reason };

    [Fact]
    public async Task C11_DebitAboveTheLimitOfItsAccount_isToldOnTheFirstDay_andIsNeverCalledUntried()
    {
        var world = await new World("2026-12-03 09:00", _ => AboveItsLimit).WithAsync(10_000_000);
        await world.CollectAsync();
        await world.PumpAsync();
        var (first, told) = (await world.ItemsAsync(), world.Mail.Messages.ToList());
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();
        await world.PumpAsync();
        var again = world.Mail.Messages.Count;
        world.Go("2026-12-14 09:00");
        await world.CollectAsync();
        await world.PumpAsync();

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Planned, 3), (bill.State, bill.Attempts));
        var item = Assert.Single(first);
        Assert.Equal((WorkKinds.Account, Some.Code), (item.Kind, item.Village));
        Assert.Contains("melebihi batas transaksi di bank", item.Why.Indonesian, StringComparison.Ordinal);
        var message = Assert.Single(told);
        Assert.Equal("33.16.12.2010-pu-2026-11-missed", message.Id);
        Assert.Contains("melebihi batas transaksi di bank", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Pastikan saldo", message.Body, StringComparison.Ordinal);
        Assert.Equal(1, again);
        Assert.Equal(WorkKinds.Account, Assert.Single(await world.ItemsAsync()).Kind);
        Assert.All(world.Mail.Messages, m => Assert.DoesNotContain("belum didebet", m.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RefusalReason.LimitExceeded, true)]
    [InlineData(RefusalReason.AccountBlocked, true)]
    [InlineData(RefusalReason.AccountUnknown, true)]
    [InlineData(RefusalReason.NotPermitted, true)]
    [InlineData(RefusalReason.FailedAtBank, false)]
    [InlineData(RefusalReason.NotSent, false)]
    [InlineData(RefusalReason.NoFunds, false)]
    public void PlanThatWaitsAnyway_leavesTheBillMissed_whereTheAccountIsTheCause(RefusalReason reason, bool isMissed)
    {
        var bill = RefusedFor(reason);

        Assert.Equal(isMissed, bill.IsMissed);
        Assert.Equal(isMissed, BillCause.Of(bill) == BillCause.Of(reason));
        Assert.False((bill with { Cleared = 1 }).IsMissed);
    }
}
