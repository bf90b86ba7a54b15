namespace Premium.Domain;

/// <summary>The days of the regency: local time, banking days, and days on which money is expected.</summary>
/// <param name="Calendar">Banking and due days.</param>
/// <param name="UtcOffset">WIB +7, WITA +8, WIT +9. Indonesia has no summer time.</param>
/// <param name="MoneyDays">When money is expected in the village accounts.</param>
public sealed record LocalDays(Calendar Calendar, TimeSpan UtcOffset, MoneyDays MoneyDays)
{
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(UtcOffset).DateTime);

    public TimeOnly TimeOf(DateTimeOffset now) => TimeOnly.FromDateTime(now.ToOffset(UtcOffset).DateTime);

    public DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), UtcOffset);
}
