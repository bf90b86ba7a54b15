using System.Globalization;
using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Cells of days and months.</summary>
/// <param name="dayForm">As a field map says it; empty for the forms that can mean one day only.</param>
/// <param name="serialShift">Of the work sheet.</param>
internal sealed partial class DayCells(string dayForm, int serialShift)
{
    /// <summary>Serial numbers of the years that are read; every other number is something else.</summary>
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2099, 12, 31);

    private static readonly string[] MonthStarts =
        ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

    /// <summary>Other spellings, old and English ones.</summary>
    private static readonly (string Start, int Month)[] OtherMonths =
    [
        ("peb", 2), ("may", 5), ("aug", 8), ("agt", 8), ("ags", 8), ("oct", 10), ("nop", 11), ("dec", 12),
    ];

    /// <summary>Whether a day was seen that is one only where the month comes first.</summary>
    public bool HasMonthFirst { get; private set; }

    private DayDoubt doubt;

    /// <summary>How many bare numbers were read as serial numbers of days.</summary>
    public int Serials { get; private set; }

    /// <summary>Of the day that was read last; asked once.</summary>
    public DayDoubt TakeDoubt()
    {
        var was = doubt;
        doubt = DayDoubt.None;
        return was;
    }

    public Said? Day(Cell cell, out DateOnly day)
    {
        var text = cell.Text.Trim();
        var numbers = NumbersForm().Match(text);
        Said? refused = null;
        var isKept = cell.Kind == CellKind.Date ? TryIso(text, out day) : TrySerial(text, out day);
        doubt = isKept ? (IsEither(day.Day, day.Month) ? DayDoubt.Turned : DayDoubt.None) : DoubtOf(numbers);
        var isDay = isKept || (cell.Kind != CellKind.Date
            && (TrySaid(text, out day) || TryIso(text, out day) || TryNamed(text, out day)
                || (dayForm.Length == 0 && TryNumbers(numbers, out day, out refused))));
        return isDay && day >= First && day <= Last ? null : refused ?? Refused.AsTold;
    }

    public Said? Month(Cell cell, out Period month)
    {
        month = default;
        var text = cell.Text.Trim();
        if (Period.TryParse(text, out month))
        {
            return null;
        }

        if (cell.Kind == CellKind.Date || dayForm.Length > 0 || text.Length == 5 || text.Length >= 10)
        {
            // A day stands for its month where it can mean one month only.
            var isKept = cell.Kind == CellKind.Date ? TryIso(text, out var day) : TrySerial(text, out day);
            var isDay = (isKept
                || (cell.Kind != CellKind.Date && (TrySaid(text, out day) || TryIso(text, out day))))
                && day >= First && day <= Last;
            if (isDay)
            {
                // Of one that the program kept, it may have taken the day for the month; what is said by its text, or
                // in the form of a field map, is as it stands.
                month = Period.Of(day);
                return isKept && day.Day != 1 && IsEither(day.Day, day.Month) ? Accepted.MonthAsText : null;
            }
        }

        return MonthForm().Match(text) is { Success: true } match
            && MonthOf(match.Groups["month"].Value) is { } number
            && Year(match) is >= 2000 and <= 2099 and var year
            ? Taken(new Period(year, number), out month)
            : Refused.AsTold;
    }

    public Said? PayMonthOf(Cell cell, out PayMonth month)
    {
        month = default;
        return Month(cell, out var period) is { } refused ? refused
            : PayMonth.TryParse(period.ToString(), out month) ? null
            : Refused.AsTold;
    }

    private static Said? Taken(Period period, out Period month)
    {
        month = period;
        return null;
    }

    private static bool TryIso(string text, out DateOnly day)
    {
        var isMoment = text.Length > 10 && text[10] is 'T' or ' ';
        var date = isMoment ? text.AsSpan(0, 10) : text;
        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private bool TrySerial(string text, out DateOnly day)
    {
        day = default;
        var isSerial = text.Length == 5 && text.All(char.IsAsciiDigit)
            && XlsxStyles.DayOf(text, serialShift) is { } iso && TryIso(iso, out day) && day >= First && day <= Last;
        Serials += isSerial ? 1 : 0;
        return isSerial;
    }

    private bool TrySaid(string text, out DateOnly day)
    {
        day = default;
        return dayForm.Length > 0 && DateOnly.TryParseExact(
            text, dayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private static bool TryNamed(string text, out DateOnly day)
    {
        day = default;
        return NamedForm().Match(text) is { Success: true } match
            && MonthOf(match.Groups["month"].Value) is { } month
            && TryDay(Year(match), month, Number(match, "day"), out day);
    }

    /// <summary>
    /// Day, month and year as people here write them. Without zeros in front it may be the month that comes first, as
    /// programs set to English write it: then only what can be a day in one place is taken.
    /// </summary>
    private bool TryNumbers(Match match, out DateOnly day, out Said? refused)
    {
        day = default;
        refused = null;
        if (!match.Success)
        {
            return false;
        }

        var (d, m) = (Number(match, "day"), Number(match, "month"));
        if ((match.Groups["day"].Length == 1 || match.Groups["month"].Length == 1) && IsEither(d, m))
        {
            refused = Accepted.OneDay;
            return false;
        }

        HasMonthFirst |= d <= 12 && m is > 12 and <= 31;
        return TryDay(Year(match), m, d, out day);
    }

    private static DayDoubt DoubtOf(Match numbers)
    {
        if (!numbers.Success)
        {
            return DayDoubt.None;
        }

        var (year, d, m) = (Year(numbers), Number(numbers, "day"), Number(numbers, "month"));
        return IsEither(d, m) ? DayDoubt.Either
            : d != m && (TryDay(year, m, d, out _) || TryDay(year, d, m, out _)) ? DayDoubt.LeftAsText
            : DayDoubt.None;
    }

    private static bool IsEither(int day, int month) => day <= 12 && month <= 12 && day != month;

    private static int Year(Match match) => Number(match, "year");

    private static int Number(Match match, string part) =>
        int.Parse(match.Groups[part].Value, CultureInfo.InvariantCulture);

    private static bool TryDay(int year, int month, int number, out DateOnly day)
    {
        var isDay = month is >= 1 and <= 12 && year >= 1 && number >= 1 && number <= DateTime.DaysInMonth(year, month);
        day = isDay ? new DateOnly(year, month, number) : default;
        return isDay;
    }

    private static int? MonthOf(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number is >= 1 and <= 12 ? number : null;
        }

        var start = text.ToLowerInvariant()[..3];
        return Array.IndexOf(MonthStarts, start) is >= 0 and var index ? index + 1
            : OtherMonths.FirstOrDefault(m => m.Start == start) is { Month: > 0 and var other } ? other
            : null;
    }

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})[ -](?<month>[A-Za-z]{3,9})\.?[ -](?<year>[0-9]{4})\z")]
    private static partial Regex NamedForm();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})(?<sign>[/.-])(?<month>[0-9]{1,2})\k<sign>(?<year>[0-9]{4})\z")]
    private static partial Regex NumbersForm();

    [GeneratedRegex(@"^(?:(?<month>[0-9]{1,2})[/-]|(?<month>[A-Za-z]{3,9})\.?[ -])(?<year>[0-9]{4})\z")]
    private static partial Regex MonthForm();
}

/// <summary>What speaks for the day in a cell being another one, or for those of its column.</summary>
internal enum DayDoubt
{
    None,

    /// <summary>Text that is another day if the month comes first.</summary>
    Either,

    /// <summary>A day that the program kept as one, and another one if it took the month for the day.</summary>
    Turned,

    /// <summary>Text that is a day in one order only: a program set to the other order leaves it as text.</summary>
    LeftAsText,
}
