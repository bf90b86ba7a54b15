using System.Threading.Channels;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

/// <summary>A timer store that also tells tests of each save, so that they move the clock only after it.</summary>
public sealed class SignallingTimerStore(ITimerStore inner) : ITimerStore
{
    private readonly Channel<TimerState> saved = Channel.CreateUnbounded<TimerState>();

    public Task<TimerState?> ReadAsync(string function, CancellationToken stop) => inner.ReadAsync(function, stop);

    public async Task SaveAsync(string function, TimerState state, CancellationToken stop)
    {
        await inner.SaveAsync(function, state, stop);
        saved.Writer.TryWrite(state);
    }

    public async Task<TimerState> SavedAsync() =>
        await saved.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
}
