using PremiumFunctions;

namespace Premium.Verification.CrashPoints;

/// <summary>One order to the worker, not before a moment.</summary>
public sealed record CrashStep(DateTimeOffset At, string Order);

/// <summary>
/// The orders of one cycle: the morning's collection with its inquiries and alerts, the closing of the run, the
/// nightly reconciliation and its closing. Then calm banking days and nights, in which everything must come to an end.
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

    /// <summary>
    /// What the days after the cycle bring. In the first night it shows that an attempt never left, where the bank has
    /// shown payments of ours before; where all there were died, it takes two people. The next day debits it again.
    /// </summary>
    public static IReadOnlyList<CrashStep> Aftermath(DateOnly day) =>
    [
        .. Day(day),
        new CrashStep(At(day, "20:45:00"), CrashWorker.Sign),
        .. Fire(day, "20:50:00", nameof(Timers.CheckRuns)),
        .. Day(day.AddDays(1)),

        // Counts what came out in the end.
        .. Fire(day.AddDays(2), "08:00:00", nameof(Timers.CollectPremiums)),
        .. Fire(day.AddDays(2), "10:00:00", nameof(Timers.CheckRuns)),
    ];

    private static IReadOnlyList<CrashStep> Day(DateOnly day) =>
    [
        .. Fire(day, "08:00:00", nameof(Timers.CollectPremiums)),
        .. Fire(day, "08:00:40", nameof(Timers.CheckRuns)),
        .. Fire(day, "08:10:00", nameof(Timers.CheckRuns)),
        .. Fire(day, "10:00:00", nameof(Timers.CheckRuns)),
        .. Fire(day, "20:30:00", nameof(Timers.Reconcile)),
        .. Fire(day, "20:40:00", nameof(Timers.CheckRuns)),
    ];

    /// <summary>A timer and all the work that it and the time since have put on the queues.</summary>
    private static IEnumerable<CrashStep> Fire(DateOnly day, string time, string timer)
    {
        var at = At(day, time);
        return
        [
            new CrashStep(at, $"{CrashWorker.Fire} {timer}"),
            new CrashStep(at.AddSeconds(5), CrashWorker.Drain),
        ];
    }

    private static DateTimeOffset At(DateOnly day, string time) => new(
        day.ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.FromHours(7));
}
