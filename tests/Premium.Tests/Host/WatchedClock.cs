using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Premium.Tests.Host;

/// <summary>A clock moved by hand that tells who waits: time that passes before is lost on them.</summary>
public sealed class WatchedClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Until somebody more waits for so long.</summary>
    public async Task WaitedForAsync(TimeSpan time)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await waits.Reader.ReadAsync(patience.Token) != time)
        {
        }
    }
}
