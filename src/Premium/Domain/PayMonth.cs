using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// Pay month (bulan bayar): the calendar month in which bills fall due, PU of the contribution month before and BPU of
/// the month itself. A type of its own, so that it never passes for a contribution month.
/// </summary>
public readonly record struct PayMonth : IComparable<PayMonth>
{
    // Of these every segment has a contribution month.
    private static readonly DateOnly First = new(2000, 2, 1);
    private static readonly DateOnly Last = new(2099, 12, 1);

    private PayMonth(DateOnly firstDay) => FirstDay = firstDay;

    public DateOnly FirstDay { get; }

    public static PayMonth Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <summary>Of the first day of a month.</summary>
    internal static PayMonth Beginning(DateOnly firstDay) => new(firstDay);

    /// <exception cref="FormatException">The text is not a pay month; the message says what is accepted.</exception>
    public static PayMonth Parse(string? text) =>
        TryParse(text, out var month)
            ? month
            : throw new FormatException(
                $"'{text}' is not a pay month: expected yyyy-MM from 2000-02 to 2099-12, such as 2026-12.");

    public static bool TryParse(string? text, out PayMonth month)
    {
        var isMonth = DateOnly.TryParseExact(
            text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        month = new PayMonth(day);
        return isMonth && day >= First && day <= Last;
    }

    /// <summary>The month <paramref name="count"/> months later, or earlier if negative.</summary>
    public PayMonth Plus(int count) => new(FirstDay.AddMonths(count));

    public int CompareTo(PayMonth other) => FirstDay.CompareTo(other.FirstDay);

    public static bool operator <(PayMonth left, PayMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(PayMonth left, PayMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(PayMonth left, PayMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PayMonth left, PayMonth right) => left.CompareTo(right) >= 0;

    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
