using System.Collections.Concurrent;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

/// <summary>Timer state that lives as long as the object.</summary>
internal sealed class MemoryTimerStore : ITimerStore
{
    private readonly ConcurrentDictionary<string, TimerState> states = new();

    public Task<TimerState?> ReadAsync(string function, CancellationToken stop) =>
        Task.FromResult(states.GetValueOrDefault(function));

    public Task SaveAsync(string function, TimerState state, CancellationToken stop)
    {
        states[function] = state;
        return Task.CompletedTask;
    }
}
