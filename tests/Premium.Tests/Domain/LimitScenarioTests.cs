using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>Districts that share a bank's limit, its hours and a day too short for all.</summary>
public sealed class LimitScenarioTests
{
    private static readonly DistrictCode Other = DistrictCode.Parse("33.16.13");

    private static readonly PayMonth October = PayMonth.Parse("2026-10");

    private static readonly PayMonth November = PayMonth.Parse("2026-11");

    /// <summary>One payment a second, ten seconds ahead.</summary>
    private static readonly BankTerms Slow = new() { PaymentsPerSecond = 1, TurnsAhead = TimeSpan.FromSeconds(10) };

    private static World At(string now, BankTerms? terms = null, PaymentConduct conduct = PaymentConduct.Prompt) =>
        new(now, _ => new BankConduct(conduct)) { Rules = Some.Rules(terms ?? Slow) };

    private static async Task PutAsync(World world, DistrictCode district, int count, PayMonth since, int from)
    {
        var codes = Enumerable.Range(from, count).Select(i => VillageCode.Of(district, $"{i}")).ToList();
        await world.Registry.ImportAsync(
            district,
            "Kecamatan",
            [.. codes.Select(c => new VillageImport(Some.Village(c, since), Some.Roster(c)))],
            default);
        codes.ForEach(c => world.Bank.Deposit(Some.Account(c), new Rupiah(100_000_000)));
    }

    /// <summary>Works what is due at each moment until then, as the queue triggers do.</summary>
    private static async Task PumpUntilAsync(World world, string end)
    {
        while (world.Wake.NextDue is { } due && due <= Some.At(end))
        {
            if (due > world.Time.GetUtcNow())
            {
                world.Time.SetUtcNow(due);
            }

            await world.PumpAsync();
        }
    }

    /// <summary>Two districts of 40 villages, half of them a month behind: 120 bills, and 90 seconds left.</summary>
    private static async Task<(World World, Run Run)> ShortDayAsync(Func<World, IBankLimits>? limits = null)
    {
        var world = At("2026-12-03 20:57");
        world.Time.Advance(TimeSpan.FromSeconds(30));
        world.UseLimits = limits?.Invoke(world) ?? world.Limits;
        foreach (var district in (DistrictCode[])[Some.District, Other])
        {
            // Those behind have the higher numbers.
            await PutAsync(world, district, 20, Some.December, from: 2001);
            await PutAsync(world, district, 20, November, from: 2101);
        }

        return (world, await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default));
    }

    [Fact]
    public async Task ShortDay_paysWhatIsNearestToLapseAtTheBank_beforeAnythingElse()
    {
        var (world, run) = await ShortDayAsync();
        await PumpUntilAsync(world, "2026-12-04 05:00");

        var today = world.Bank.Received.OrderBy(o => o.NotBefore).ToList();
        Assert.Equal(Enumerable.Repeat(November, 40), today.Take(40).Select(o => o.Id.Bill.PayMonth));
        Assert.Equal([Some.District, Other], today.Take(40).Select(o => o.Id.Bill.Village.District).Distinct().Order());
        // Ninety seconds to reserve in, and ten more that were handed out ahead.
        Assert.InRange(today.Count, 80, 101);
        Assert.All(today.Zip(today.Skip(1)), pair =>
            Assert.True(pair.Second.NotBefore - pair.First.NotBefore >= TimeSpan.FromSeconds(1)));
        Assert.All(today, o => Assert.True(o.NotBefore < Some.At("2026-12-03 21:00")));
        var tally = (await world.Ledger.RunAsync(run.Id, default))!.Tally;
        Assert.Equal(new Tally(Expected: 120, Done: today.Count, Skipped: 120 - today.Count), tally);
    }

    [Fact]
    public async Task WhatDidNotFit_isTriedTheNextDay_andNothingIsLost()
    {
        var (world, _) = await ShortDayAsync();
        await PumpUntilAsync(world, "2026-12-04 05:00");
        world.Go("2026-12-04 06:00");
        var next = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await PumpUntilAsync(world, "2026-12-04 07:00");

        Assert.Equal(
            new Tally(Expected: 120, Done: 120), (await world.Ledger.RunAsync(next.Id, default))!.Tally);
        Assert.Equal(120, world.Bank.Transfers.Select(t => t.Id.Bill).Distinct().Count());
        Assert.Equal(120, world.Bank.Transfers.Count);
        Assert.All(world.Bank.Received, o => Assert.Equal(1, o.Id.Attempt));
    }

    [Fact]
    public async Task TimetableThatIsLost_stopsNothing()
    {
        var (world, run) = await ShortDayAsync(w => new BrokenLimits(w.Limits) { IsClaimBroken = true });
        await PumpUntilAsync(world, "2026-12-04 05:00");

        var tally = (await world.Ledger.RunAsync(run.Id, default))!.Tally;
        Assert.True(tally.AddsUp);
        Assert.InRange(tally.Done, 80, 101);
    }

    [Fact]
    public async Task ThreePriorities_goInTheirOrder_asFineractStandingInstructionsSortedTheWrongWayRound()
    {
        // One moment at a time; the village nearest to lapse has the highest number.
        var world = At("2026-12-03 09:00", Slow with { TurnsAhead = TimeSpan.Zero });
        await PutAsync(world, Some.District, 1, Some.December, from: 2001);
        await PutAsync(world, Some.District, 1, November, from: 2002);
        await PutAsync(world, Some.District, 1, October, from: 2003);

        await world.CollectAsync();
        await PumpUntilAsync(world, "2026-12-03 10:00");

        Assert.Equal(
            [
                (October, "2003"), (November, "2002"), (November, "2003"),
                (Some.December, "2001"), (Some.December, "2002"), (Some.December, "2003"),
            ],
            world.Bank.Received.Select(o => (o.Id.Bill.PayMonth, o.Id.Bill.Village.Number)));
    }

    [Fact]
    public async Task RestOfADistrict_keepsItsRunOpen_andNobodyIsWarnedMeanwhile()
    {
        var world = At("2026-12-15 09:00");
        await PutAsync(world, Some.District, 20, Some.December, from: 2001);
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();

        // Nine bills found no moment yet, on their last day; that is no news for their treasurers.
        var first = Assert.Single((await world.Ledger.RunAsync(run.Id, default))!.Reports);
        Assert.Equal((11, 9, 0), (first.Tally!.Done, first.Tally.Skipped, first.Tally.Alerts));
        Assert.InRange(first.NextWake!.Value, Some.At("2026-12-15 09:00"), Some.At("2026-12-15 09:01"));
        await PumpUntilAsync(world, "2026-12-15 09:05");
        var last = Assert.Single((await world.Ledger.RunAsync(run.Id, default))!.Reports);
        Assert.Equal(new Tally(Expected: 20, Done: 20), last.Tally);
        Assert.Null(last.NextWake);
    }

    [Fact]
    public async Task LimitThatDoesNotAnswer_stopsPaymentsOnly_untilItDoes()
    {
        var world = At("2026-12-03 09:00");
        await PutAsync(world, Some.District, 2, Some.December, from: 2001);
        world.UseLimits = new BrokenLimits(world.Limits) { IsSilent = true };

        var report = await world.CollectAsync();
        var whileSilent = world.Bank.Received.Count;
        world.UseLimits = world.Limits;
        await PumpUntilAsync(world, "2026-12-03 09:10");

        Assert.Equal(0, whileSilent);
        Assert.Equal(new Tally(Expected: 2, Skipped: 2), report.Tally);
        Assert.Contains("the limit of bank bjt is not known", Assert.Single(report.Problems), StringComparison.Ordinal);
        Assert.Equal(2, world.Bank.Transfers.Count);
    }

    [Fact]
    public async Task LimitThatDoesNotAnswer_onTheLastDay_keepsNoWarningBack()
    {
        var world = At("2026-12-15 09:00");
        await PutAsync(world, Some.District, 1, Some.December, from: 2001);
        world.UseLimits = new BrokenLimits(world.Limits) { IsSilent = true };

        var report = await world.CollectAsync();

        Assert.Equal(1, report.Tally!.Alerts);
    }

    [Fact]
    public async Task TwoWorkers_onOneDistrict_payOnce_andEachPaymentHasAMomentOfItsOwn()
    {
        var world = At("2026-12-03 09:00", new BankTerms());
        await PutAsync(world, Some.District, 10, Some.December, from: 2001);
        var ledger = world.Ledger;
        world.UseLedger = new RacingLedger(
            ledger,
            at: 1,
            () =>
            {
                world.UseLedger = ledger;
                return world.CollectAsync();
            });

        await world.CollectAsync();

        Assert.Equal(10, world.Bank.Received.Select(o => o.Id).Distinct().Count());
        Assert.Equal(10, world.Bank.Received.Select(o => o.NotBefore).Distinct().Count());
        Assert.Equal(10, world.Bank.Transfers.Count);
    }

    [Fact]
    public async Task Maintenance_isWaitedOut_alsoByAnotherAttempt()
    {
        var terms = new BankTerms { Pauses = BankPause.TryParse("10:00-11:00,12:00-14:00")! };
        var conduct = new BankConduct(PaymentConduct.Refuses, Reason: RefusalReason.FailedAtBank);
        var world = new World("2026-12-03 10:30", _ => conduct) { Rules = Some.Rules(terms) };
        await PutAsync(world, Some.District, 1, Some.December, from: 2001);

        await world.CollectAsync();
        Assert.Empty(world.Bank.Received);
        await PumpUntilAsync(world, "2026-12-03 11:30");
        var first = Assert.Single(world.Bank.Received).ReservedAt;
        conduct = BankConduct.Good;
        await PumpUntilAsync(world, "2026-12-03 15:00");

        // Failed at eleven, due again at one, which is shut until two.
        Assert.InRange(first, Some.At("2026-12-03 11:00"), Some.At("2026-12-03 11:01"));
        Assert.InRange(world.Bank.Received[1].ReservedAt, Some.At("2026-12-03 14:00"), Some.At("2026-12-03 14:01"));
        Assert.Single(world.Bank.Transfers);
    }

    [Theory]
    [InlineData("2026-12-03 20:59", 1)]
    [InlineData("2026-12-03 21:00", 0)]
    [InlineData("2026-12-03 05:00", 0)]
    public async Task ShutBank_isWokenForOnTheSameDayOnly(string now, int received)
    {
        var world = At(now, new BankTerms());
        await PutAsync(world, Some.District, 1, Some.December, from: 2001);

        await world.CollectAsync();

        Assert.Equal(received, world.Bank.Received.Count);
        Assert.Equal(received, world.Wake.TakeDue().Count(m => m.Queue == WakeQueues.Alerts));
        Assert.Equal(
            now.EndsWith("05:00", StringComparison.Ordinal) ? Some.At("2026-12-03 06:00").AddSeconds(1) : null,
            world.Wake.NextDue);
    }
}
