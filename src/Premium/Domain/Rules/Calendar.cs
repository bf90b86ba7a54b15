using System.Globalization;

namespace Premium.Domain;

public enum HolidayKind
{
    /// <summary>Libur nasional: moves a legal due day.</summary>
    National,

    /// <summary>Cuti bersama: banks are shut as a rule, but the law does not name it, so it moves no due day.</summary>
    JointLeave,
}

/// <summary>One day of the yearly joint decree (SKB 3 Menteri).</summary>
public sealed record Holiday(DateOnly Day, string Name, HolidayKind Kind);

/// <summary>Due days and banking days. Pure: knows holidays, never what day it is.</summary>
public sealed class Calendar
{
    public const int DueDayOfMonth = 15;

    /// <summary>
    /// A decree names about seventeen national holidays. Fewer are days that were declared for themselves: they do not
    /// make the year a known one.
    /// </summary>
    private const int NationalOfDecreeMin = 10;

    private readonly Dictionary<DateOnly, Holiday> holidays;

    /// <summary>Years that a decree is known for.</summary>
    private readonly HashSet<int> decreed;

    public Calendar(IEnumerable<Holiday> holidays)
    {
        this.holidays = holidays.ToDictionary(h => h.Day);
        decreed =
        [
            .. this.holidays.Values.Where(h => h.Kind == HolidayKind.National)
                .GroupBy(h => h.Day.Year)
                .Where(year => year.Count() >= NationalOfDecreeMin)
                .Select(year => year.Key),
        ];
        LastKnownYear = LastDecreed();
    }

    /// <summary>
    /// Last year a decree is known for, without a gap before it; 0 for none. Later years have only week-ends until the
    /// data is extended.
    /// </summary>
    public int LastKnownYear { get; }

    /// <summary>The calendar ends with it.</summary>
    public DateOnly LastKnownDay =>
        LastKnownYear == 0 ? DateOnly.MinValue : new DateOnly(LastKnownYear, 12, 31);

    public IReadOnlyCollection<Holiday> Holidays => holidays.Values;

    public static Calendar Shipped() => Parse(RuleFile.Holidays, RulesData.Shipped(RuleFile.Holidays));

    /// <summary>Reads <c>date,name,type,source</c> with type <c>libur_nasional</c> or <c>cuti_bersama</c>.</summary>
    /// <exception cref="FormatException">
    /// A row does not fit, or a day has two names; the message names the row.
    /// </exception>
    public static Calendar Parse(string file, string csv)
    {
        var holidays = new Dictionary<DateOnly, Holiday>();
        var rows = csv.TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries);
        if (!rows[0].StartsWith("date,name,type", StringComparison.Ordinal))
        {
            throw RuleText.Wrong(
                file, 1, "", new("kepala kolom date,name,type,source", "the header date,name,type,source"));
        }

        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Length == 0)
            {
                continue;
            }

            var cells = rows[i].Split(',');
            FormatException Wrong(string column, Said expected) => RuleText.Wrong(file, i + 1, column, expected);
            if (cells.Length < 3)
            {
                throw Wrong("columns", new("date,name,type,source", "date,name,type,source"));
            }

            if (!DateOnly.TryParseExact(
                    cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                throw Wrong("date", new(
                    $"tanggal seperti 2026-12-25, bukan '{cells[0]}'", $"yyyy-MM-dd, not '{cells[0]}'"));
            }

            if (!RuleText.IsDay(day))
            {
                throw Wrong("date", RuleText.Day);
            }

            if (cells[1].Trim().Length == 0)
            {
                throw Wrong("name", new("nama hari itu", "the name of the day"));
            }

            var kind = cells[2] switch
            {
                "libur_nasional" => HolidayKind.National,
                "cuti_bersama" => HolidayKind.JointLeave,
                _ => throw Wrong("type", new(
                    $"libur_nasional atau cuti_bersama, bukan '{cells[2]}'",
                    $"libur_nasional or cuti_bersama, not '{cells[2]}'")),
            };
            if (!holidays.TryAdd(day, new Holiday(day, cells[1], kind)))
            {
                throw Wrong("date", new(
                    $"satu nama untuk {day:yyyy-MM-dd}, bukan '{holidays[day].Name}' dan '{cells[1]}'",
                    $"one name for {day:yyyy-MM-dd}, which is '{holidays[day].Name}' and '{cells[1]}'"));
            }
        }

        return new Calendar(holidays.Values);
    }

    /// <summary>This calendar with the days of another, which count where both name one.</summary>
    public Calendar With(Calendar added) =>
        new(added.holidays.Values.Concat(holidays.Values.Where(h => !added.holidays.ContainsKey(h.Day))));

    /// <summary>A decree is known for the year. A later one that is known says nothing of it.</summary>
    public bool Knows(int year) => decreed.Contains(year);

    /// <summary>Years, from that of one day to that of another, without a known decree.</summary>
    public IEnumerable<int> Unknown(DateOnly first, DateOnly last) =>
        Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(year => !Knows(year));

    /// <summary>The holiday of a day; null for none.</summary>
    public Holiday? HolidayOn(DateOnly day) => holidays.GetValueOrDefault(day);

    /// <summary>Banks work: no week-end, no national holiday, no joint leave.</summary>
    public bool IsBankingDay(DateOnly day) => !IsWeekend(day) && !holidays.ContainsKey(day);

    /// <summary>First banking day of the month: debits of what falls due in it begin.</summary>
    public DateOnly OpeningDay(PayMonth month) => BankingDayFrom(month.FirstDay);

    /// <summary>The day itself, or the next one on which banks work.</summary>
    public DateOnly BankingDayFrom(DateOnly day)
    {
        while (!IsBankingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>
    /// The 15th of the pay month, or the next day that is neither week-end nor national holiday (PP 44/2015 as
    /// BPJS applies it). Joint leave is not named there and moves nothing.
    /// </summary>
    public DateOnly LegalDueDay(Segment segment, Period period)
    {
        var day = Fifteenth(segment, period);
        while (IsWeekend(day) || (holidays.TryGetValue(day, out var h) && h.Kind == HolidayKind.National))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>
    /// Last banking day on or before the 15th: money that leaves by then is in time whatever the reading.
    /// </summary>
    public DateOnly SafeDebitDay(Segment segment, Period period)
    {
        var day = Fifteenth(segment, period);
        while (!IsBankingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>
    /// Money that leaves on this day is still in time, by one reading of the law or the other; on the next it may not
    /// be. The same day for all that falls due in a month.
    /// </summary>
    public bool IsDueDay(DateOnly day)
    {
        var period = Segment.Bpu.PeriodDueIn(PayMonth.Of(day));
        return day == SafeDebitDay(Segment.Bpu, period) || day == LegalDueDay(Segment.Bpu, period);
    }

    public DateOnly NextBankingDay(DateOnly after)
    {
        var day = after.AddDays(1);
        while (!IsBankingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Banking days after one day, up to and with another; 0 where that is not later.</summary>
    public int BankingDaysUntil(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsBankingDay(day) ? 1 : 0;
        }

        return count;
    }

    private int LastDecreed()
    {
        var last = decreed.Count == 0 ? 0 : decreed.Min();
        while (decreed.Contains(last + 1))
        {
            last++;
        }

        return last;
    }

    /// <summary>The last of so many banking days after a day; the day itself where that is 0.</summary>
    public DateOnly BankingDaysAfter(DateOnly day, int count)
    {
        for (var i = 0; i < count; i++)
        {
            day = NextBankingDay(day);
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Fifteenth(Segment segment, Period period) =>
        segment.PayMonthOf(period).FirstDay.AddDays(DueDayOfMonth - 1);
}
