using PremiumFunctions;

namespace Premium.Verification.CrashPoints;

/// <summary>One order to the worker, not before a moment.</summary>
public sealed record CrashStep(DateTimeOffset At, string Order);

/// <summary>
/// The orders of one cycle: the morning's collection with its inquiries and alerts, the closing of the run, the
/// nightly reconciliation and its closing. Then a calm day and its night, in which everything must come to an end.
/// </summary>
public static class CrashDay
{
    public static IReadOnlyList<CrashStep> Cycle(DateOnly day) =>
    [
        .. Fire(day, "08:00:00", nameof(Timers.CollectPremiums)),
        .. Fire(day, "08:00:40", nameof(Timers.CheckRuns)),
        .. Fire(day, "08:10:00", nameof(Timers.CheckRuns)),
        .. Fire(day, "20:30:00", nameof(Timers.Reconcile)),
        .. Fire(day, "20:40:00", nameof(Timers.CheckRuns)),
    ];

    /// <summary>What the day after the cycle brings, and the morning after that.</summary>
    public static IReadOnlyList<CrashStep> Aftermath(DateOnly day) =>
    [
        .. Fire(day, "08:00:00", nameof(Timers.CollectPremiums)),
        .. Fire(day, "08:00:40", nameof(Timers.CheckRuns)),
        .. Fire(day, "08:10:00", nameof(Timers.CheckRuns)),
        .. Fire(day, "10:00:00", nameof(Timers.CheckRuns)),
        .. Fire(day, "20:30:00", nameof(Timers.Reconcile)),
        .. Fire(day, "20:40:00", nameof(Timers.CheckRuns)),
        .. Fire(day, "20:50:00", nameof(Timers.CheckRuns)),

        // Counts what came out in the end.
        .. Fire(day.AddDays(1), "08:00:00", nameof(Timers.CollectPremiums)),
        .. Fire(day.AddDays(1), "10:00:00", nameof(Timers.CheckRuns)),
    ];

    /// <summary>A timer and all the work that it and the time since have put on the queues.</summary>
    private static IEnumerable<CrashStep> Fire(DateOnly day, string time, string timer)
    {
        var at = new DateTimeOffset(
            day.ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)),
            TimeSpan.FromHours(7));
        return
        [
            new CrashStep(at, $"{CrashWorker.Fire} {timer}"),
            new CrashStep(at.AddSeconds(5), CrashWorker.Drain),
        ];
    }
}
