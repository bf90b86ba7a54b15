using System.Globalization;

namespace Premium.Domain;

/// <summary>Days as people write them on a phone.</summary>
public static class ReplyDays
{
    private const int DaysOfWeek = 7;

    /// <summary>Nobody counts further; what is out of bounds is refused where it is used.</summary>
    private const int CountMax = 99;

    private static readonly string[] Forms =
    [
        "yyyy-M-d", "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "d M yyyy", "d-M-yy", "d/M/yy", "d.M.yy", "d M yy",
    ];

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

    /// <summary>
    /// <c>2026-12-15</c>, <c>15-12-2026</c>, <c>15 Desember 2026</c>, <c>15 des</c>, <c>hari ini</c>, <c>kemarin</c>,
    /// <c>besok</c>, <c>lusa</c>, <c>3 hari lagi</c>, <c>dalam 3 hari</c>, <c>2 minggu lagi</c>, <c>3 hari lalu</c>.
    /// Without a year, the nearest to today. <c>minggu depan</c> is seven days, and so none.
    /// </summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        text = string.Join(' ', text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return text switch
        {
            "hari ini" or "today" => today,
            "kemarin" or "yesterday" => today.AddDays(-1),
            "besok" or "tomorrow" => today.AddDays(1),
            "lusa" => today.AddDays(2),
            "seminggu lagi" => today.AddDays(DaysOfWeek),
            _ => FromToday(text.Split(' '), today) ?? WithMonthName(text.Split(' '), today),
        };
    }

    private static DateOnly? FromToday(string[] words, DateOnly today) => words switch
    {
        [var count, var unit, "lagi" or "lg"] => Plus(today, count, unit, 1),
        ["dalam", var count, var unit] => Plus(today, count, unit, 1),
        [var count, var unit, "lalu"] => Plus(today, count, unit, -1),
        [var count, var unit, "yang", "lalu"] => Plus(today, count, unit, -1),
        _ => null,
    };

    private static DateOnly? Plus(DateOnly today, string count, string unit, int sign)
    {
        var days = unit switch
        {
            "hari" or "hr" => 1,
            "minggu" => DaysOfWeek,
            _ => 0,
        };
        return days > 0 && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= CountMax ? today.AddDays(sign * number * days) : null;
    }

    private static DateOnly? WithMonthName(string[] words, DateOnly today)
    {
        if (words.Length is not (2 or 3) || words[1].Length < 3
            || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day))
        {
            return null;
        }

        var month = 1 + Array.FindIndex(Months, m => words[1].StartsWith(m, StringComparison.Ordinal));
        int[] years = words.Length == 2 ? [today.Year - 1, today.Year, today.Year + 1]
            : int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? [year]
            : [];
        return years
            .Where(y => month > 0 && y is >= 2000 and <= 2099 && day >= 1 && day <= DateTime.DaysInMonth(y, month))
            .Select(y => (DateOnly?)new DateOnly(y, month, day))
            .MinBy(d => Math.Abs(d!.Value.DayNumber - today.DayNumber));
    }
}
