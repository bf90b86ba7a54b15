namespace Premium.Verification.CrashPoints;

/// <summary>
/// A clock that stands where it was put, but for a millisecond a reading, so that every run decides on the same times.
/// Waits and time-outs are the machine's.
/// </summary>
public sealed class HeldClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() =>
        new(Interlocked.Add(ref ticks, TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref ticks, to.UtcTicks);
}
