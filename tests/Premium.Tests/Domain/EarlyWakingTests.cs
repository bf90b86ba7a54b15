using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>A timer or message that comes a little too early does what it would have done on time.</summary>
public sealed class EarlyWakingTests
{
    private static readonly int[] Milliseconds = [0, 5, 1_000];

    private static void GoEarly(World world, string edge, int milliseconds) =>
        world.Time.SetUtcNow(Some.At(edge).ToUniversalTime().AddMilliseconds(-milliseconds));

    public static TheoryData<int> Early => [.. Milliseconds];

    [Theory]
    [MemberData(nameof(Early))]
    public async Task C32_EarlyForTheWindow_debits_andSendsNothingBeforeItOpens(int milliseconds)
    {
        var world = await new World("2026-12-03 05:00").WithAsync(10_000_000);
        GoEarly(world, "2026-12-03 06:00", milliseconds);
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.True(Assert.Single(world.Bank.Received).NotBefore >= Some.At("2026-12-03 06:00"));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C32_ClearlyTooEarly_staysTooEarly()
    {
        var world = await new World("2026-12-03 05:00").WithAsync(10_000_000);
        GoEarly(world, "2026-12-03 06:00", 1_001);
        await world.CollectAsync();

        Assert.Empty(world.Bank.Received);
    }

    [Theory]
    [MemberData(nameof(Early))]
    public async Task C32_EarlyForTheEndOfTheWindow_isOutsideIt(int milliseconds)
    {
        var world = await new World("2026-12-03 20:00").WithAsync(10_000_000);
        GoEarly(world, "2026-12-03 21:00", milliseconds);
        await world.CollectAsync();

        Assert.Empty(world.Bank.Received);
    }

    [Theory]
    [MemberData(nameof(Early))]
    public async Task C32_EarlyForADay_opensTheRunOfThatDay_andTheMonthThatBeginsOnIt(int milliseconds)
    {
        var world = await new World("2026-11-30 09:00").WithAsync(10_000_000);
        GoEarly(world, "2026-12-01 00:00", milliseconds);

        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        var again = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);

        Assert.Equal(Some.Day("2026-12-01"), run.Day);
        Assert.Equal(run.Id, again.Id);
        Assert.Equal(1, (await world.CollectAsync(run: run.Id)).Tally!.Expected);
    }

    [Theory]
    [MemberData(nameof(Early))]
    public async Task C32_EarlyForTheNextTry_triesIt(int milliseconds)
    {
        var world = await new World("2026-12-15 08:00").WithAsync(5);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        GoEarly(world, "2026-12-15 09:00", milliseconds);
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Early))]
    public async Task C32_EarlyForTheMorningInquiry_asks(int milliseconds)
    {
        var world = await new World(
            "2026-12-03 20:00", _ => new BankConduct(PaymentConduct.SilentAfterEffect, InquiryIsSilent: true))
        {
            Rules = Some.Rules(new BankTerms { InquiryDelays = [] }),
        }.WithAsync(10_000_000);
        await world.CollectAsync();
        GoEarly(world, "2026-12-04 08:15", milliseconds);
        await world.WatchAsync();

        Assert.Equal(1, (await world.SheetAsync()).Debits.Single().Inquiries);
    }
}
