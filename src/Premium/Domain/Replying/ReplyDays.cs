using System.Globalization;

namespace Premium.Domain;

/// <summary>Days as people write them on a phone.</summary>
public static class ReplyDays
{
    private static readonly string[] Forms =
    [
        "yyyy-M-d", "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "d M yyyy", "d-M-yy", "d/M/yy", "d.M.yy", "d M yy",
    ];

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

    /// <summary>
    /// <c>2026-12-15</c>, <c>15-12-2026</c>, <c>15 Desember 2026</c>, <c>15 des</c>, <c>hari ini</c>, <c>kemarin</c>,
    /// <c>besok</c>. Without a year, the nearest to today.
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
            _ => WithMonthName(text.Split(' '), today),
        };
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
