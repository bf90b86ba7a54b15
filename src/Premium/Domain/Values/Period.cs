using System.Globalization;

namespace Premium.Domain;

/// <summary>Contribution month (bulan iuran), from 2000-01 to 2099-12.</summary>
public readonly record struct Period : IComparable<Period>
{
    /// <summary>Before it nothing was billed.</summary>
    public static readonly Period First = new(2000, 1);

    /// <summary>The last month of all, which people write for "no end".</summary>
    public static readonly Period Last = new(2099, 12);

    private static readonly string[] MonthNames =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    private readonly int months;

    public Period(int year, int month)
    {
        if (year is < 2000 or > 2099 || month is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(
                nameof(month), $"{year}-{month} is not a contribution month: expected 2000-01 to 2099-12.");
        }

        months = ((year - 2000) * 12) + month - 1;
    }

    private Period(int months) => this.months = months is >= 0 and < 1_200
        ? months
        : throw new ArgumentOutOfRangeException(
            nameof(months), $"{months} months after 2000-01 is not a contribution month: expected 2000-01 to 2099-12.");

    public int Year => 2000 + (months / 12);

    public int Month => (months % 12) + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>Year and month in four digits, as bank references carry them: <c>2611</c>.</summary>
    public string Yymm => string.Create(CultureInfo.InvariantCulture, $"{Year % 100:D2}{Month:D2}");

    /// <summary>As people read it: <c>November 2026</c>.</summary>
    public string Indonesian => string.Create(CultureInfo.InvariantCulture, $"{MonthNames[Month - 1]} {Year}");

    /// <summary>As people read it in English: <c>November 2026</c>.</summary>
    public string English => FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static Period Of(DateOnly day) => new(day.Year, day.Month);

    /// <exception cref="FormatException">The text is not a month; the message says what is accepted.</exception>
    public static Period Parse(string? text) =>
        TryParse(text, out var period)
            ? period
            : throw new FormatException(
                $"'{text}' is not a contribution month: expected yyyy-MM from 2000-01 to 2099-12, such as 2026-11.");

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is not ['2', '0', >= '0' and <= '9', >= '0' and <= '9', '-', >= '0' and <= '9', >= '0' and <= '9'])
        {
            return false;
        }

        var month = ((text[5] - '0') * 10) + text[6] - '0';
        if (month is < 1 or > 12)
        {
            return false;
        }

        period = new Period((((text[2] - '0') * 10) + text[3] - '0') * 12 + month - 1);
        return true;
    }

    /// <summary>The month <paramref name="count"/> months later, or earlier if negative.</summary>
    public Period Plus(int count) => new(checked(months + count));

    public int CompareTo(Period other) => months.CompareTo(other.months);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Month:D2}");
}
