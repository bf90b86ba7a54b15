using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>
/// A village that reads "unpaid" pays at a counter: once the bank may have taken the money it is told not to, and not
/// of what is settled within minutes.
/// </summary>
public sealed class LeftUnknownScenarioTests
{
    private const string DoNot = "JANGAN membayar sendiri";

    private static readonly BankConduct Silent = new(PaymentConduct.SilentAfterEffect);

    private static async Task UntilAsync(World world, string time)
    {
        var end = Some.At(time);
        while (world.Wake.NextDue is { } due && due <= end)
        {
            world.Time.SetUtcNow(due > world.Time.GetUtcNow() ? due : world.Time.GetUtcNow());
            await world.PumpAsync();
        }

        world.Go(time);
    }

    private static int Warnings(World world) =>
        world.Mail.Messages.Count(m => m.Body.Contains(DoNot, StringComparison.Ordinal));

    private static async Task<World> ShortOnTheLastDayAsync(BankConduct second)
    {
        var world = await new World(
            "2026-12-15 06:30", order => order.Id.Attempt == 2 ? second : BankConduct.Good).WithAsync(0);
        await world.CollectAsync();
        await world.PumpAsync();
        Assert.StartsWith("HARI INI TERAKHIR", world.Mail.Messages.Single().Subject, StringComparison.Ordinal);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-15 14:00");
        await world.CollectAsync();
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        return world;
    }

    [Fact]
    public async Task ShortThenSilent_isToldOnceNotToPay()
    {
        var world = await ShortOnTheLastDayAsync(Silent with { InquiryIsSilent = true });
        await UntilAsync(world, "2026-12-15 14:09");
        Assert.Equal(0, Warnings(world));
        await UntilAsync(world, "2026-12-15 20:30");

        Assert.Equal(1, Warnings(world));
        Assert.Contains("belum dapat dipastikan", world.Mail.Messages[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilenceOfSeconds_isToldToNobody()
    {
        var world = await ShortOnTheLastDayAsync(Silent);
        await UntilAsync(world, "2026-12-15 20:30");

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal(0, Warnings(world));
        Assert.Equal(2, world.Mail.Messages.Count);
    }

    [Fact]
    public async Task FirstAttemptLost_beforeAWeekEnd_isToldNotToPay_andThenThatItIsPaid()
    {
        var world = await new World("2026-12-04 20:30", _ => Silent with { InquiryIsSilent = true })
            .WithAsync(10_000_000);
        await world.CollectAsync();
        await UntilAsync(world, "2026-12-07 05:00");

        var only = Assert.Single(world.Mail.Messages);
        Assert.Contains(DoNot, only.Body, StringComparison.Ordinal);
    }
}
