namespace Premium.Verification.Simulation;

/// <summary>A clock that only the simulation moves, and only forward. Knows no time zone of the machine.</summary>
public sealed class SimulatedClock(DateTimeOffset began) : TimeProvider
{
    private DateTimeOffset now = began.ToUniversalTime();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => now += time;

    /// <summary>A moment already past leaves the clock where it is.</summary>
    public void PassTo(DateTimeOffset moment) => now = moment > now ? moment.ToUniversalTime() : now;
}

/// <summary>The same clock, that says no moment twice: no two senders look at it at once.</summary>
internal sealed class TickingClock(SimulatedClock clock) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        clock.Pass(TimeSpan.FromTicks(1));
        return clock.GetUtcNow();
    }
}
