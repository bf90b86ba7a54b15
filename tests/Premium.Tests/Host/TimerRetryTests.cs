using Microsoft.Azure.Functions.Worker;
using static Premium.Tests.Host.TimerRig;

namespace Premium.Tests.Host;

/// <summary>A timer at six that is called again after 30 seconds when it throws.</summary>
public sealed class TimerRetryTests : IAsyncDisposable
{
    private const string Failed = "failed System";
    private const string CalledAgain = "failed and is called again in 00:00:30";

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    private readonly TimerRig rig = new();
    private int failures;

    public TimerRetryTests() => rig.Probe.Work = (_, _) =>
        failures-- > 0 ? throw new InvalidOperationException("fails") : Task.CompletedTask;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task TimerThatFailsTwice_isCalledUntilItWorks_asOneRun()
    {
        failures = 2;
        var pump = await rig.StartedAsync("Stubborn");
        await rig.Store.SavedAsync();

        rig.Clock.Advance(Hour);
        var first = await rig.Probe.NextAsync<TimerInfo>();
        var second = await AgainAsync();
        await AgainAsync();
        var saved = await rig.Store.SavedAsync();
        rig.Clock.Advance(Day - (2 * Delay));
        var nextDay = await rig.Probe.NextAsync<TimerInfo>();
        await pump.StopAsync(Grace);

        Assert.Same(first, second);
        Assert.Equal(Start + Hour + Day, saved.Next);
        Assert.Equal((Start + Hour).UtcDateTime, nextDay.ScheduleStatus!.Last);
        Assert.Equal(0, rig.Probe.Waiting);
        Assert.Equal((2, 0), Logged);
    }

    [Fact]
    public async Task TimerThatFailsForGood_isLogged_andComesAtItsNextTime()
    {
        failures = 3;
        var pump = await rig.StartedAsync("Stubborn");
        await rig.Store.SavedAsync();

        rig.Clock.Advance(Hour);
        await rig.Probe.NextAsync<TimerInfo>();
        await AgainAsync();
        await AgainAsync();
        var saved = await rig.Store.SavedAsync();
        rig.Clock.Advance(Day - (2 * Delay));
        await rig.Probe.NextAsync<TimerInfo>();
        await rig.Store.SavedAsync();
        await pump.StopAsync(Grace);

        Assert.Equal(Start + Hour + Day, saved.Next);
        Assert.Equal(0, rig.Probe.Waiting);
        Assert.Equal((2, 1), Logged);
    }

    [Fact]
    public async Task TimerWithoutEndOfRetries_isCalledUntilItWorks()
    {
        failures = 10;
        var pump = await rig.StartedAsync("Endless");
        await rig.Store.SavedAsync();

        rig.Clock.Advance(Hour);
        await rig.Probe.NextAsync<TimerInfo>();
        for (var again = 0; again < 10; again++)
        {
            await AgainAsync();
        }

        var saved = await rig.Store.SavedAsync();
        await pump.StopAsync(Grace);

        Assert.Equal(Start + Hour + Day, saved.Next);
        Assert.Equal(0, rig.Probe.Waiting);
    }

    [Fact]
    public async Task TimerStoppedBetweenTwoCalls_isPastDueAtTheNextStart()
    {
        failures = 1;
        var pump = await rig.StartedAsync("Stubborn");
        await rig.Store.SavedAsync();
        rig.Clock.Advance(Hour);
        await rig.Probe.NextAsync<TimerInfo>();
        await rig.Clock.WaitedForAsync(Delay);
        await pump.StopAsync(Grace);

        var next = await rig.StartedAsync("Stubborn");
        var late = await rig.Probe.NextAsync<TimerInfo>();
        await rig.Store.SavedAsync();
        await next.StopAsync(Grace);

        Assert.True(late.IsPastDue);
        Assert.Equal(0, rig.Probe.Waiting);
    }

    private (int Again, int ForGood) Logged => (Count(CalledAgain), Count(Failed));

    private int Count(string text) => rig.Log.All.Split('\n')
        .Count(l => l.StartsWith($"Function Stubborn {text}", StringComparison.Ordinal));

    private async Task<TimerInfo> AgainAsync()
    {
        await rig.Clock.WaitedForAsync(Delay);
        rig.Clock.Advance(Delay);
        return await rig.Probe.NextAsync<TimerInfo>();
    }
}
