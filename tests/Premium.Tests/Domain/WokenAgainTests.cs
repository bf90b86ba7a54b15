using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>Districts that a run could not wake, or whose message was lost before they began.</summary>
public sealed class WokenAgainTests
{
    private static readonly DistrictCode Neighbour = DistrictCode.Parse("33.16.13");

    [Fact]
    public async Task DistrictThatCannotBeWoken_keepsNoOtherAsleep_andTheTimerIsToldOf()
    {
        var world = await WithNeighbourAsync();
        var broken = new BrokenWake(world.Wake, Some.District);
        world.UseWake = broken;
        await Assert.ThrowsAsync<IOException>(() => world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default));

        Assert.Equal(Neighbour, WakeMessages.ParseDistrict(world.Wake.Take()!.Text).District);
        Assert.Null(world.Wake.Take());

        // As the host does half a minute later: the same run, and now all of it.
        broken.IsMended = true;
        world.Time.Advance(TimeSpan.FromSeconds(30));
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        Assert.Equal("collect~2026-12-03~33.16~01", run.Id);
        Assert.Equal(2, world.Wake.TakeDue().Count);
    }

    [Theory]
    [InlineData(RunPurpose.Collect)]
    [InlineData(RunPurpose.Watch)]
    [InlineData(RunPurpose.Reconcile)]
    public async Task DistrictThatNeverBegan_isWokenForItsRun_onceThatIsTenMinutesOld(RunPurpose purpose)
    {
        var world = await new World().WithAsync(10_000_000);
        await (purpose == RunPurpose.Reconcile
            ? world.StartRun().RunAsync(purpose, "33.16", default, Some.Bank, Some.December)
            : world.StartRun().RunAsync(purpose, "33.16", default));
        var lost = Assert.Single(world.Wake.TakeDue());
        world.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Empty(await world.CloseRuns().RunAsync(default));
        Assert.Equal(0, world.Wake.Count);

        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await world.CloseRuns().RunAsync(default));
        Assert.Equal(1, world.Wake.Count);
        var repeated = purpose != RunPurpose.Reconcile ? lost.Text
            : WakeMessages.Format(WakeMessages.ParseReconciliation(lost.Text) with { IsRepeat = true });
        Assert.Equal((lost.Queue, repeated), world.Wake.Take() is { } again ? (again.Queue, again.Text) : default);
    }

    /// <summary>The first message was not lost, its queue was long: every statement would be read twice.</summary>
    [Fact]
    public async Task ReconciliationThatIsRepeated_readsNoStatementAgain_whereTheDistrictHasReported()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var read = 0;
        world.UseStatements = new StatementsBut(world.Bank, Some.Account(), () =>
        {
            read++;
            return new StatementReply.Silent("away");
        });
        await StartAsync();
        var late = Reconciliation();
        world.Time.Advance(TimeSpan.FromMinutes(10));
        await world.CloseRuns().RunAsync(default);
        var repeat = Reconciliation();

        var report = await world.ReconcileAsync(late.Run);
        Assert.Equal(report.Tally, (await world.ReconcileAsync(repeat.Run, isRepeat: repeat.IsRepeat)).Tally);
        Assert.Equal(1, read);

        // A person who starts the open run again wants it read again.
        await StartAsync();
        await world.ReconcileAsync(Reconciliation().Run);
        Assert.Equal(2, read);

        // Left on the queue when the run is closed.
        Assert.Single(await world.CloseRuns().RunAsync(default));
        await world.ReconcileAsync(repeat.Run, isRepeat: repeat.IsRepeat);
        Assert.Equal(2, read);

        Task<Run> StartAsync() => world.StartRun().RunAsync(
            RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        ReconciliationWake Reconciliation() => WakeMessages.ParseReconciliation(
            Assert.Single(world.Wake.TakeDue(), m => m.Queue == WakeQueues.Reconciliations).Text);
    }

    [Fact]
    public async Task ReconciliationThatIsRepeated_isDone_whereTheFirstMessageWasLost()
    {
        var world = await new World().WithAsync(10_000_000);
        var run = await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);

        await world.ReconcileAsync(run.Id, isRepeat: true);

        Assert.Empty((await world.Ledger.RunAsync(run.Id, default))!.Missing);
    }

    [Fact]
    public async Task DistrictThatReported_isLeftAlone_whileAnotherIsWoken_andTheRunClosesGreen()
    {
        var world = await WithNeighbourAsync();
        var run = await world.StartRun().RunAsync(RunPurpose.Watch, "33.16", default);
        foreach (var message in world.Wake.TakeDue().Select(m => WakeMessages.ParseDistrict(m.Text)))
        {
            if (message.District == Neighbour)
            {
                await world.DistrictAsync(message);
            }
        }

        world.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(await world.CloseRuns().RunAsync(default));
        var woken = WakeMessages.ParseDistrict(Assert.Single(world.Wake.TakeDue()).Text);
        Assert.Equal(new DistrictWake(Some.District, WakePurpose.Watch, run.Id), woken);
        await world.DistrictAsync(woken);
        Assert.Equal(RunState.Green, Assert.Single(await world.CloseRuns().RunAsync(default)).State);
    }

    private static async Task<World> WithNeighbourAsync()
    {
        var world = await new World().WithAsync(10_000_000);
        var code = VillageCode.Of(Neighbour, "2001");
        await world.Registry.ImportAsync(
            Neighbour, "Japah", [new VillageImport(Some.Village(code), Some.Roster(code))], default);
        return world;
    }

    /// <summary>A queue that takes nothing for one district until it is mended.</summary>
    private sealed class BrokenWake(IWake wake, DistrictCode broken) : IWake
    {
        public bool IsMended { get; set; }

        public Task DistrictAsync(DistrictWake woken, TimeSpan delay, CancellationToken stop) =>
            woken.District == broken && !IsMended
                ? throw new IOException("storage")
                : wake.DistrictAsync(woken, delay, stop);

        public Task AlertsAsync(AlertWake woken, TimeSpan delay, CancellationToken stop) =>
            wake.AlertsAsync(woken, delay, stop);

        public Task ReconciliationAsync(ReconciliationWake woken, CancellationToken stop) =>
            wake.ReconciliationAsync(woken, stop);
    }
}
