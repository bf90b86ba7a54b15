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

    // Since the first of all. Every row is asked for its month again and again, and a number is found faster.
    private readonly int months;

    private PayMonth(int months) => this.months = months;

    public DateOnly FirstDay => new(1 + (months / 12), 1 + (months % 12), 1);

    public static PayMonth Of(DateOnly day) => new(((day.Year - 1) * 12) + day.Month - 1);

    internal static PayMonth Of(Period period) => new(((period.Year - 1) * 12) + period.Month - 1);

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
        month = Of(day);
        return isMonth && day >= First && day <= Last;
    }

    /// <summary>The month <paramref name="count"/> months later, or earlier if negative.</summary>
    public PayMonth Plus(int count) => new(checked(months + count));

    public int CompareTo(PayMonth other) => months.CompareTo(other.months);

    public static bool operator <(PayMonth left, PayMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(PayMonth left, PayMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(PayMonth left, PayMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PayMonth left, PayMonth right) => left.CompareTo(right) >= 0;

    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
