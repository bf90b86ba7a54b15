using Premium.Domain;
using Premium.UseCases;

namespace Premium.Verification.Simulation;

/// <summary>On which days and when the timers fire, where nothing is wrong.</summary>
/// <param name="calmFrom">The first day without faults: from then on everything runs daily.</param>
internal sealed class TimerPlan(DateOnly calmFrom)
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    /// <summary>As the alarm of missed runs is given it.</summary>
    public RunSchedule Schedule => new(LastDue);

    /// <summary>Null on days without.</summary>
    public DateTimeOffset? Due(RunPurpose purpose, DateOnly day) => IsDue(purpose, day)
        ? new DateTimeOffset(day.ToDateTime(At(purpose)), Wib)
        : null;

    private static TimeOnly At(RunPurpose purpose) => purpose switch
    {
        RunPurpose.Collect => new TimeOnly(8, 5),
        RunPurpose.Watch => new TimeOnly(13, 0),
        RunPurpose.Reconcile => new TimeOnly(20, 30),
    };

    /// <summary>
    /// Collecting is daily when the month opens and around the due day; in between and after it money comes seldom.
    /// </summary>
    private bool IsDue(RunPurpose purpose, DateOnly day) => purpose switch
    {
        RunPurpose.Collect =>
            day.Day is <= 4 or (>= 10 and <= 16) || day.DayOfWeek is DayOfWeek.Thursday || day >= calmFrom,
        RunPurpose.Watch => day.DayOfWeek is DayOfWeek.Sunday,
        RunPurpose.Reconcile => day.DayOfWeek is DayOfWeek.Friday || day >= calmFrom,
    };

    private DateTimeOffset? LastDue(RunPurpose purpose, DateTimeOffset upTo)
    {
        for (var day = DateOnly.FromDateTime(upTo.ToOffset(Wib).DateTime); day >= SimulationPlan.Began;
            day = day.AddDays(-1))
        {
            if (Due(purpose, day) is { } due && due <= upTo)
            {
                return due;
            }
        }

        return null;
    }
}
