namespace Premium.Domain;

/// <summary>The days of the regency: local time, banking days, and days on which money is expected.</summary>
/// <param name="Calendar">Banking and due days.</param>
/// <param name="UtcOffset">WIB +7, WITA +8, WIT +9. Indonesia has no summer time.</param>
/// <param name="MoneyDays">When money is expected in the village accounts.</param>
public sealed record LocalDays(Calendar Calendar, TimeSpan UtcOffset, MoneyDays MoneyDays)
{
    /// <summary>So much a timer or a message may come too early, by its clock or by ours.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    /// <summary>When an unpaid month counts, and how long cover lasts without it.</summary>
    public StandingRules Standing { get; init; } = new();

    /// <summary>
    /// When the money expected last arrives: where banks are shut on its day, on the next on which they are not. Null
    /// if no day is known.
    /// </summary>
    public DateOnly? LastMoney(DateOnly today) =>
        MoneyDays.Last(today) is { } expected ? Calendar.BankingDayFrom(expected) : null;

    /// <summary>The day on which cover lapses if from this contribution month on nothing is paid.</summary>
    public DateOnly LapseDay(Segment segment, Period first) => Standing.LapseDay(segment, first, Calendar);

    /// <summary>The day on which cover lapses by an unpaid bill and what is open after it.</summary>
    public DateOnly LapsesOn(Bill bill, IEnumerable<Sheet> months) => Standing.LapsesOn(
        months.Where(s => s.PayMonth > bill.Id.PayMonth).Select(s => s.Bill(bill.Village, bill.Id.Segment))
            .OfType<Bill>().Prepend(bill), Calendar)!.Value;

    /// <summary>
    /// The moment that whoever comes now means: days, windows and hours begin at full minutes, and who comes a little
    /// before one was woken for it.
    /// </summary>
    public static DateTimeOffset Moment(DateTimeOffset now)
    {
        var toMinute = TimeSpan.TicksPerMinute - (now.Ticks % TimeSpan.TicksPerMinute);
        return toMinute <= Early.Ticks ? now.AddTicks(toMinute) : now;
    }

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Moment(now).ToOffset(UtcOffset).DateTime);

    public TimeOnly TimeOf(DateTimeOffset now) => TimeOnly.FromDateTime(Moment(now).ToOffset(UtcOffset).DateTime);

    public DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), UtcOffset);
}
