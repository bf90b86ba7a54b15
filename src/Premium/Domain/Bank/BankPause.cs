using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// When a bank takes no payments although its window is open, such as maintenance. Local time; the end is open again.
/// </summary>
public abstract record BankPause
{
    public const string Accepted =
        "HH:mm-HH:mm for every day or yyyy-MM-ddTHH:mm/yyyy-MM-ddTHH:mm for once, separated by commas, "
        + "such as 23:30-00:30,2026-12-13T00:00/2026-12-13T06:00";

    private BankPause()
    {
    }

    /// <summary>Every day; passes midnight where it ends at or before it begins.</summary>
    public sealed record Daily(TimeOnly From, TimeOnly To) : BankPause
    {
        /// <summary>The one that begins on a day.</summary>
        public (DateTime From, DateTime To) On(DateOnly day) =>
            (day.ToDateTime(From), day.AddDays(To <= From ? 1 : 0).ToDateTime(To));
    }

    public sealed record Once(DateTime From, DateTime To) : BankPause;

    /// <summary>Reads <see cref="Accepted"/>; null where an item is neither. Empty text is no pause.</summary>
    public static IReadOnlyList<BankPause>? TryParse(string text)
    {
        var items = text.Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        var pauses = items.Select(TryParseOne).OfType<BankPause>().ToList();
        return pauses.Count == items.Length ? pauses : null;
    }

    private static BankPause? TryParseOne(string item)
    {
        if (item.Split('-') is [var from, var to] && Time(from) is { } begins && Time(to) is { } ends && begins != ends)
        {
            return new Daily(begins, ends);
        }

        return item.Split('/') is [var first, var last] && Moment(first) is { } start && Moment(last) is { } end
            && start < end
            ? new Once(start, end)
            : null;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static DateTime? Moment(string text) => DateTime.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
        ? moment
        : null;
}
