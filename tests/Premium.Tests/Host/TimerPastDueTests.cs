using Microsoft.Azure.Functions.Worker;
using PremiumFunctions.Local.Host;
using static Premium.Tests.Host.TimerRig;

namespace Premium.Tests.Host;

public sealed class TimerPastDueTests : IAsyncDisposable
{
    private readonly TimerRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task PastDueTimer_firesOnce_afterDaysOff_thenGoesOn()
    {
        await rig.RanOnceAndStoppedAsync("Morning");
        rig.Clock.Advance(5 * Day);

        var pump = await rig.StartedAsync("Morning");
        var late = await rig.Probe.NextAsync<TimerInfo>();
        var saved = await rig.Store.SavedAsync();
        rig.Clock.Advance(saved.Next - rig.Clock.GetUtcNow());
        var onTime = await rig.Probe.NextAsync<TimerInfo>();
        await rig.Store.SavedAsync();
        await pump.StopAsync(Grace);

        Assert.True(late.IsPastDue);
        Assert.Equal((Start + Hour).UtcDateTime, late.ScheduleStatus!.Last);
        Assert.Equal(Start + Hour + (6 * Day), saved.Next);
        Assert.False(onTime.IsPastDue);
        Assert.Equal(0, rig.Probe.Waiting);
    }

    [Fact]
    public async Task TimerThatNeverRan_isPastDue_whenItsFirstTimePassedWhileOff()
    {
        var first = await rig.StartedAsync("Morning");
        await first.StopAsync(Grace);
        rig.Clock.Advance(Hour);

        var pump = await rig.StartedAsync("Morning");
        var late = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.True(late.IsPastDue);
        Assert.Equal(default, late.ScheduleStatus!.Last);
    }

    [Fact]
    public async Task UnmonitoredTimer_isNeverPastDue_andKeepsNoState()
    {
        var first = await rig.StartedAsync("Unwatched");
        await first.StopAsync(Grace);
        rig.Clock.Advance(5 * Day);

        var pump = await rig.StartedAsync("Unwatched");
        rig.Clock.Advance(Hour);
        var info = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.False(info.IsPastDue);
        Assert.Null(info.ScheduleStatus);
        Assert.Equal(0, rig.Probe.Waiting);
        Assert.Null(await rig.Store.ReadAsync("Unwatched", CancellationToken.None));
    }

    /// <summary>The Functions host turns its monitor off for such a schedule.</summary>
    [Fact]
    public async Task TimerOfEveryTenSeconds_isNeverPastDue_andKeepsNoState()
    {
        var first = await rig.StartedAsync("Morning", "*/10 * * * * *");
        await first.StopAsync(Grace);
        rig.Clock.Advance(5 * Day);

        var pump = await rig.StartedAsync("Morning", "*/10 * * * * *");
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        var info = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.False(info.IsPastDue);
        Assert.Null(info.ScheduleStatus);
        Assert.Null(await rig.Store.ReadAsync("Morning", CancellationToken.None));
    }

    [Fact]
    public async Task ChangedSchedule_isNotPastDue()
    {
        await rig.RanOnceAndStoppedAsync("Morning");
        rig.Clock.Advance(5 * Day);

        var pump = await rig.StartedAsync("Morning", "0 0 7 * * *");
        var saved = await rig.Store.SavedAsync();
        rig.Clock.Advance(2 * Hour);
        var info = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.Equal(Start + (2 * Hour) + (5 * Day), saved.Next);
        Assert.False(info.IsPastDue);
    }

    [Fact]
    public async Task StateFromAClockAhead_doesNotHoldTheTimerBack()
    {
        var ahead = Start + (100 * Day);
        await rig.Store.SaveAsync(
            "Morning",
            new TimerState(TimerRig.Schedule("0 0 6 * * *").ToString(), ahead, ahead + Day, ahead),
            CancellationToken.None);
        await rig.Store.SavedAsync();

        var pump = await rig.StartedAsync("Morning");
        await rig.Store.SavedAsync();
        rig.Clock.Advance(Hour);
        var info = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.False(info.IsPastDue);
        Assert.Equal(default, info.ScheduleStatus!.Last);
    }

    [Fact]
    public async Task RunCancelledByAStop_isPastDueAtTheNextStart()
    {
        rig.Probe.Work = (_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, stop);
        var pump = await rig.StartedAsync("Morning");
        await rig.Store.SavedAsync();
        rig.Clock.Advance(Hour);
        await rig.Probe.NextAsync<TimerInfo>();

        var stopped = pump.StopAsync(Grace);
        Assert.False(stopped.IsCompleted);
        rig.Clock.Advance(Grace);
        await stopped;
        rig.Probe.Work = (_, _) => Task.CompletedTask;
        var next = await rig.StartedAsync("Morning");
        var again = await rig.Probe.NextAsync<TimerInfo>();
        await next.StopAsync(Grace);

        Assert.True(again.IsPastDue);
    }
}
