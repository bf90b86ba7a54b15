using System.Collections.Concurrent;

namespace PremiumFunctions.Local.Host;

/// <summary>Timer state that lives as long as the object.</summary>
public sealed class MemoryTimerStore : ITimerStore
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
