using Microsoft.Azure.Functions.Worker;
using static Premium.Tests.Host.TimerRig;

namespace Premium.Tests.Host;

public sealed class TimerPumpTests : IAsyncDisposable
{
    private readonly TimerRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Timer_firesWhenDue_andTellsLastAndNext()
    {
        var pump = await rig.StartedAsync("Morning");
        await rig.Store.SavedAsync();

        rig.Clock.Advance(Hour);
        var first = await rig.Probe.NextAsync<TimerInfo>();
        await rig.Store.SavedAsync();
        rig.Clock.Advance(Day);
        var second = await rig.Probe.NextAsync<TimerInfo>();
        await rig.Store.SavedAsync();
        await pump.StopAsync(Grace);

        Assert.False(first.IsPastDue);
        Assert.Equal(default, first.ScheduleStatus!.Last);
        Assert.Equal((Start + Hour + Day).UtcDateTime, first.ScheduleStatus.Next);
        Assert.False(second.IsPastDue);
        Assert.Equal((Start + Hour).UtcDateTime, second.ScheduleStatus!.Last);
        Assert.Equal((Start + Hour + Day + Day).UtcDateTime, second.ScheduleStatus.Next);
        Assert.Equal((Start + Hour).UtcDateTime, second.ScheduleStatus.LastUpdated);
    }

    [Fact]
    public async Task RunOnStartup_firesAtOnce_andIsNotPastDue()
    {
        var pump = await rig.StartedAsync("Eager");
        var atOnce = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.False(atOnce.IsPastDue);
        Assert.Equal((Start + Hour).UtcDateTime, atOnce.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_neverOverlapsItself_andSkipsWhatPassedMeanwhile()
    {
        var finish = new TaskCompletionSource();
        rig.Probe.Work = (_, _) => finish.Task;
        var pump = await rig.StartedAsync("Morning", "*/10 * 5 * * *");
        await rig.Store.SavedAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await rig.Probe.NextAsync<TimerInfo>();
        rig.Clock.Advance(TimeSpan.FromSeconds(55));
        var cranked = pump.RunOnceAsync(CancellationToken.None);
        Assert.False(cranked.IsCompleted);
        finish.SetResult();
        var saved = await rig.Store.SavedAsync();
        await cranked;
        await pump.StopAsync(Grace);

        Assert.Equal(1, rig.Probe.RunningMost);
        Assert.Equal(1, rig.Probe.Waiting);
        Assert.Equal(Start.AddSeconds(70), saved.Next);
    }

    [Fact]
    public async Task FunctionThatThrows_doesNotStopItsTimer()
    {
        rig.Probe.Work = (_, _) => throw new InvalidOperationException("first run fails");
        var pump = await rig.StartedAsync("Morning");
        await rig.Store.SavedAsync();

        rig.Clock.Advance(Hour);
        await rig.Probe.NextAsync<TimerInfo>();
        await rig.Store.SavedAsync();
        rig.Probe.Work = (_, _) => Task.CompletedTask;
        rig.Clock.Advance(Day);
        var second = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.Equal((Start + Hour).UtcDateTime, second.ScheduleStatus!.Last);
    }

    [Fact]
    public async Task HandCrank_throwsWhatTheFunctionThrew_andKeepsNoState()
    {
        rig.Probe.Work = (_, _) => throw new InvalidOperationException("told to the hand");
        var pump = rig.Pump("Morning", "0 0 6 * * *");

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => pump.RunOnceAsync(CancellationToken.None));

        Assert.Equal("told to the hand", e.Message);
        Assert.False((await rig.Probe.NextAsync<TimerInfo>()).IsPastDue);
        Assert.Null(await rig.Store.ReadAsync("Morning", CancellationToken.None));
    }
}
