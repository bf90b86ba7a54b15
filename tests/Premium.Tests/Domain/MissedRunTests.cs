using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Functions;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Domain;

/// <summary>The dead-man switch, where collect is due at 08:00 and 13:00, watch at 09:00, reconcile at 20:30.</summary>
public sealed partial class MissedRunTests
{
    private static readonly TimeZoneInfo Jakarta =
        TimeZoneInfo.CreateCustomTimeZone("WIB", TimeSpan.FromHours(7), "WIB", "WIB");

    private static readonly RunSchedule Schedule = Settings.Read(GoodSettings.With(
        new("CollectSchedule", "0 0 8,13 * * *"),
        new("WatchSchedule", "0 0 9 * * *"),
        new("ReconcileSchedule", "0 30 20 * * *"))).Schedule(Jakarta);

    private static Task<IReadOnlyList<Run>> AlarmAsync(World world, CancellationToken stop = default) =>
        new AlarmMissedRuns(
            world.UseLedger, world.Notices, world.Operations(), Schedule, new ProcessStart(DateTimeOffset.MinValue),
            world.Rules, world.Time, NullLogger<AlarmMissedRuns>.Instance)
            .RunAsync("33.16", stop);

    private static Task<Run> StartAsync(World world, RunPurpose purpose = RunPurpose.Collect) =>
        purpose == RunPurpose.Reconcile
            ? ReconcileAsync(world, Some.Bank, Some.December)
            : world.StartRun().RunAsync(purpose, "33.16", default);

    private static Task<Run> ReconcileAsync(World world, string bank, PayMonth month) =>
        world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, bank, month);

    /// <summary>An installation whose every timer came on 2 December.</summary>
    private static async Task<World> RunningAsync(ILedger? ledger = null)
    {
        var world = await new World("2026-12-02 13:00").WithAsync(10_000_000);
        world.UseLedger = ledger ?? world.Ledger;
        foreach (var (hour, purpose) in new[]
        {
            ("13:00", RunPurpose.Collect), ("13:00", RunPurpose.Watch), ("20:30", RunPurpose.Reconcile),
        })
        {
            world.Go("2026-12-02 " + hour);
            var run = await StartAsync(world, purpose);
            await world.UseLedger.CloseRunAsync(
                run with { State = RunState.Green, ClosedAt = world.Time.GetUtcNow() }, default);
        }

        return world;
    }

    [Fact]
    [Trait("Incident", "bcgov/entity #28672, durabletask #1114")]
    public async Task RunThatDidNotHappen_isToldOnce_andStaysVisible_asBcgovEntity28672()
    {
        var world = await RunningAsync();
        world.Go("2026-12-03 08:29");
        var early = await AlarmAsync(world);
        world.Go("2026-12-03 08:30");
        var missed = Assert.Single(await AlarmAsync(world));
        var again = await AlarmAsync(world);

        Assert.Empty(early);
        Assert.Equal(
            ("collect~2026-12-03~33.16~missed-0800", RunState.Red, "did not begin"),
            (missed.Id, missed.State, missed.Note));
        Assert.Empty(again);
        var told = Assert.Single(world.Mail.Messages);
        Assert.Equal(("operasi@kab.example", "missed-collect-2026-12-03-0800"), (told.Recipient, told.Id));
        Assert.Contains("Kamis, 3 Desember 2026 pukul 08.00 dan tidak berjalan", told.Body, StringComparison.Ordinal);
        Assert.Equal(missed, (await world.Ledger.RunAsync(missed.Id, default))!.Run);
    }

    [Fact]
    public async Task RunThatHappened_alsoLateOrByHand_isNotMissed()
    {
        var world = await RunningAsync();
        world.Go("2026-12-03 08:20");
        await StartAsync(world);
        world.Go("2026-12-03 09:00");
        await StartAsync(world, RunPurpose.Watch);
        world.Go("2026-12-03 13:29");
        Assert.Empty(await AlarmAsync(world));
    }

    [Fact]
    public async Task RunStillUnderWay_countsForTheNextFiring_whichTakesItUp()
    {
        var world = await RunningAsync();
        world.Go("2026-12-03 08:00");
        var run = await StartAsync(world);
        world.Go("2026-12-03 09:00");
        await StartAsync(world, RunPurpose.Watch);
        world.Go("2026-12-03 13:00");
        Assert.Equal(run.Id, (await StartAsync(world)).Id);
        world.Go("2026-12-03 13:40");
        await world.Ledger.CloseRunAsync(
            run with { State = RunState.Green, ClosedAt = world.Time.GetUtcNow() }, default);
        world.Go("2026-12-03 14:00");
        Assert.Empty(await AlarmAsync(world));
    }

    /// <summary>It closed late for want of checks; the firing of the next day would not have taken it up.</summary>
    [Fact]
    public async Task RunOfTheDayBefore_closedLate_doesNotHideTheMissedOne()
    {
        var world = await RunningAsync();
        world.Go("2026-12-03 13:00");
        var run = await StartAsync(world);
        world.Go("2026-12-04 08:40");
        await world.Ledger.CloseRunAsync(
            run with { State = RunState.Red, ClosedAt = world.Time.GetUtcNow() }, default);
        Assert.Contains("collect~2026-12-04~33.16~missed-0800", (await AlarmAsync(world)).Select(r => r.Id));
    }

    /// <summary>The alarm itself came late, when the next firing was due and within its grace.</summary>
    [Fact]
    public async Task MissedRun_toldLate_doesNotHideTheNextMissedOne()
    {
        var world = await RunningAsync();
        world.Go("2026-12-03 13:10");
        var first = (await AlarmAsync(world)).Select(r => r.Id);
        world.Go("2026-12-03 13:40");
        var second = (await AlarmAsync(world)).Select(r => r.Id);
        Assert.Contains("collect~2026-12-03~33.16~missed-0800", first);
        Assert.Contains("collect~2026-12-03~33.16~missed-1300", second);
    }

    [Fact]
    public async Task DaysOfStandstill_areOneAlarmForEachPurpose()
    {
        var world = await RunningAsync();
        world.Go("2026-12-08 07:00");
        Assert.Equal(
            [
                "collect~2026-12-07~33.16~missed-1300", "watch~2026-12-07~33.16~missed-0900",
                "reconcile~2026-12-07~33.16~missed-2030",
            ],
            (await AlarmAsync(world)).Select(r => r.Id));
        Assert.Empty(await AlarmAsync(world));
    }

    /// <summary>Its own, or a person's of an old month, is no other bank's of the newest.</summary>
    [Theory]
    [InlineData(null, "bank lain", 1)]
    [InlineData("2026-11", "bank lain", 1)]
    [InlineData("2026-12", "", 0)]
    public async Task ReconciliationOfOneBank_doesNotHideThatAnotherOnesDidNotBegin(
        string? otherMonth, string named, int alarms)
    {
        var world = await RunningAsync();
        world.Rules = world.Rules with
        {
            Banks = new Dictionary<string, BankTerms>(world.Rules.Banks) { ["lain"] = world.Rules.Banks[Some.Bank] },
        };
        await ReconcileAsync(world, "lain", Some.December);
        world.Go("2026-12-03 08:00");
        await StartAsync(world);
        world.Go("2026-12-03 09:00");
        await StartAsync(world, RunPurpose.Watch);
        world.Go("2026-12-03 13:00");
        await StartAsync(world);
        world.Go("2026-12-03 20:30");
        await ReconcileAsync(world, Some.Bank, Some.December);
        world.Go("2026-12-03 20:50");
        if (otherMonth is not null)
        {
            await ReconcileAsync(world, "lain", PayMonth.Parse(otherMonth));
        }

        world.Go("2026-12-03 21:00");
        var missed = await AlarmAsync(world);
        Assert.Equal(alarms, missed.Count);
        Assert.All(missed, r => Assert.Equal($"tidak dimulai; {named}", NoteText.Indonesian(r.Note)));
        Assert.Empty(await AlarmAsync(world));
        Assert.Equal(alarms, world.Mail.Messages.Count);
        Assert.All(
            world.Mail.Messages, m => Assert.Contains($"reconcile {named} ", m.Subject, StringComparison.Ordinal));
    }

    /// <summary>Whoever connects a bank in the morning has missed nothing of the evening before.</summary>
    [Fact]
    public async Task BankThatIsAddedLater_hasMissedNothing()
    {
        var world = await RunningAsync();
        world.Rules = world.Rules with
        {
            Banks = new Dictionary<string, BankTerms>(world.Rules.Banks) { ["lain"] = world.Rules.Banks[Some.Bank] },
        };
        world.Go("2026-12-02 21:10");
        Assert.Empty(await AlarmAsync(world));
    }

    [Fact]
    public async Task NewInstallation_hasMissedNothing()
    {
        var world = await new World("2026-12-03 14:00").WithAsync(10_000_000);
        var first = await AlarmAsync(world);
        await StartAsync(world, RunPurpose.Watch);
        Assert.Empty(first);
        Assert.Empty(await AlarmAsync(world));
    }

    [Fact]
    public async Task StopBetweenTellingAndWritingDown_tellsAgainUnderTheSameId()
    {
        var world = await RunningAsync();
        world.Go("2026-12-03 08:30");
        var silent = world.UseMail;
        using var kill = new CancellationTokenSource();
        world.UseMail = new Interrupting(silent, kill);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AlarmAsync(world, kill.Token));
        world.UseMail = silent;
        await AlarmAsync(world);

        Assert.Equal("missed-collect-2026-12-03-0800", Assert.Single(world.Mail.Messages.DistinctBy(m => m.Id)).Id);
    }

    /// <summary>Delivers, and dies before it can say so.</summary>
    private sealed class Interrupting(IAlertChannel channel, CancellationTokenSource kill) : IAlertChannel
    {
        public string Name => channel.Name;

        public bool KnowsRepeats => channel.KnowsRepeats;

        public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
        {
            await channel.DeliverAsync(message, stop);
            await kill.CancelAsync();
            throw new OperationCanceledException("killed");
        }
    }
}
