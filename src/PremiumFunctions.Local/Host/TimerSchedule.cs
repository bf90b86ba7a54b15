using NCrontab;

namespace PremiumFunctions.Local.Host;

/// <summary>A six-field NCRONTAB schedule (seconds first), read on the wall clock of a time zone.</summary>
public sealed class TimerSchedule
{
    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    private readonly string function;
    private readonly string cron;
    private readonly CrontabSchedule parsed;
    private readonly TimeZoneInfo zone;

    /// <exception cref="InvalidOperationException">Not a schedule of six fields.</exception>
    public TimerSchedule(string function, string cron, TimeZoneInfo zone)
    {
        this.function = function;
        this.cron = cron;
        this.zone = zone;
        parsed = CrontabSchedule.TryParse(cron, WithSeconds) ?? throw new InvalidOperationException(
            $"Function '{function}': the schedule \"{cron}\" is not readable; accepted: six NCRONTAB fields"
            + " {second} {minute} {hour} {day} {month} {day of week}.");
    }

    /// <summary>WIB, fixed at UTC+7, so that a machine without time zone data runs the same.</summary>
    public static TimeZoneInfo Jakarta { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Jakarta", TimeSpan.FromHours(7), "WIB", "WIB");

    /// <summary>The first occurrence after <paramref name="after"/>, in UTC.</summary>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        var local = parsed.GetNextOccurrence(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        return local.Year < DateTime.MaxValue.Year
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime()
            : throw new InvalidOperationException(
                $"Function '{function}': the schedule \"{cron}\" never comes; its day and month do not meet.");
    }

    /// <summary>
    /// Of a timer that comes more than once in every minute the Functions host keeps no state, and so it is never past
    /// due.
    /// </summary>
    public bool IsMonitored(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return parsed.ToString().Split(' ').Skip(1).Any(field => field != "*")
            || !parsed.GetNextOccurrences(local, local.AddMinutes(1)).Skip(1).Any();
    }

    /// <summary>Tells one schedule from another in the stored state of a timer.</summary>
    public override string ToString() => $"{cron} @ {zone.Id}";
}
