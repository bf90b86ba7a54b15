using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// Days, months and years as people and programs send them, read in one way and within one span, which is a year
/// narrower than what can be counted: whoever shows one shows those around it, too. What is not accepted is named, with
/// what would be.
/// </summary>
public static class SaidDays
{
    public const int YearMin = 2001;
    public const int YearMax = 2098;

    public static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= YearMin and <= YearMax;

    /// <summary>A contribution month.</summary>
    public static bool TryMonth(string? text, out Period month) =>
        Period.TryParse(text, out month) && month.Year is >= YearMin and <= YearMax;

    /// <param name="field">Its name.</param>
    /// <param name="text">As it was sent.</param>
    /// <param name="otherForms">What else is read there, in words.</param>
    /// <exception cref="FormatException">No day of the span.</exception>
    public static DateOnly Day(string field, string text, Said? otherForms = null) => TryDay(text, out var day)
        ? day
        : throw Wrong(field, text, new(
            $"tanggal seperti 2026-12-10{otherForms?.Indonesian}",
            $"a day as yyyy-MM-dd, such as 2026-12-10{otherForms?.English}"));

    /// <returns>Null where nothing was sent.</returns>
    /// <exception cref="FormatException">No day of the span.</exception>
    public static DateOnly? DayOrNone(string field, string text, Said? otherForms = null) =>
        text.Length == 0 ? null : Day(field, text, otherForms);

    /// <exception cref="FormatException">No month of the span.</exception>
    public static PayMonth PayMonth(string field, string text) =>
        Domain.PayMonth.TryParse(text, out var month) && month.FirstDay.Year is >= YearMin and <= YearMax
            ? month
            : throw Wrong(field, text, new("bulan seperti 2026-12", "a month, such as 2026-12"));

    /// <exception cref="FormatException">No month of the span.</exception>
    public static Period Month(string field, string text) => TryMonth(text, out var month)
        ? month
        : throw Wrong(field, text, new("bulan iuran seperti 2026-11", "a contribution month, such as 2026-11"));

    /// <returns>Null where nothing was sent.</returns>
    /// <exception cref="FormatException">No year of the span.</exception>
    public static int? YearOrNone(string field, string text) =>
        text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= YearMin and <= YearMax
            ? year
            : throw Wrong(field, text, new("tahun seperti 2026", "a year, such as 2026"));

    private static FormatException Wrong(string field, string text, Said expected) => WrongField.Of(new(
        $"{field}: yang diterima {expected.Indonesian}, dari {YearMin} sampai {YearMax}, bukan '{text}'.",
        $"{field}: expected {expected.English}, from {YearMin} to {YearMax}, not '{text}'."));
}
