namespace PremiumFunctions.Local.Host;

/// <summary>Keeps when each timer ran last, so that a run missed while the host was off is made up for.</summary>
public interface ITimerStore
{
    Task<TimerState?> ReadAsync(string function, CancellationToken stop);

    Task SaveAsync(string function, TimerState state, CancellationToken stop);
}

/// <summary>What is kept of a timer; all times in UTC.</summary>
/// <param name="Schedule">The schedule that <paramref name="Next"/> was computed from.</param>
/// <param name="Last">The last run; null before the first one.</param>
public sealed record TimerState(
    string Schedule, DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset LastUpdated);
