using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// The days on which the regency's money is expected in the village accounts: days of every month and single dates,
/// by regency and year. What is not known is left out; the retry plan then tries more often.
/// </summary>
public sealed record MoneyDays(IReadOnlyList<int> DaysOfMonth, IReadOnlyList<DateOnly> Dates)
{
    public static readonly MoneyDays NotKnown = new([], []);

    /// <summary>Days that every month has, so that no month is left without.</summary>
    private const int DayMax = 28;

    /// <summary>The first expected day after this one; null if none is known.</summary>
    public DateOnly? After(DateOnly day)
    {
        var monthly = DaysOfMonth.Select(d => d > day.Day
            ? new DateOnly(day.Year, day.Month, d)
            : new DateOnly(day.Year, day.Month, d).AddMonths(1));
        return Dates.Where(d => d > day).Concat(monthly).Min(d => (DateOnly?)d);
    }

    /// <summary>The last expected day up to and with this one; null if none is known.</summary>
    public DateOnly? Last(DateOnly day)
    {
        var monthly = DaysOfMonth.Select(d => new DateOnly(day.Year, day.Month, d).AddMonths(d > day.Day ? -1 : 0));
        return Dates.Where(d => d <= day).Concat(monthly).Max(d => (DateOnly?)d);
    }

    /// <summary>Reads <c>5, 20, 2026-12-10</c>: days of the month and dates, in any order.</summary>
    public static bool TryParse(string text, out MoneyDays days)
    {
        var (monthly, dates) = (new List<int>(), new List<DateOnly>());
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
                && day is >= 1 and <= DayMax)
            {
                monthly.Add(day);
            }
            else if (DateOnly.TryParseExact(
                item, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                dates.Add(date);
            }
            else
            {
                days = NotKnown;
                return false;
            }
        }

        days = new MoneyDays(monthly, dates);
        return true;
    }
}
