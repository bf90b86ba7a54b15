using System.Globalization;

namespace Premium.Domain;

/// <summary>When nobody is told anything, by the clock of the regency.</summary>
/// <param name="From">They begin, such as 21:00.</param>
/// <param name="To">They end, such as 06:00; the same as <paramref name="From"/> for none.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public static readonly QuietHours Night = new(new TimeOnly(21, 0), new TimeOnly(6, 0));

    /// <summary>Whoever is told nothing for longer has no time left to act.</summary>
    public static readonly TimeSpan LengthMax = TimeSpan.FromHours(14);

    private static readonly QuietHours None = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary><c>21:00-06:00</c>, or <c>none</c>.</summary>
    public static bool TryParse(string text, out QuietHours hours)
    {
        hours = None;
        if (text == "none")
        {
            return true;
        }

        if (text.Split('-') is not [var from, var to] || !IsTime(from, out var begins) || !IsTime(to, out var ends)
            || begins == ends || ends - begins > LengthMax)
        {
            return false;
        }

        hours = new QuietHours(begins, ends);
        return true;
    }

    private static bool IsTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>When what is to be told now is told; null for now.</summary>
    public DateTimeOffset? Until(DateTimeOffset now, LocalDays local)
    {
        var time = local.TimeOf(now);
        var isQuiet = From < To ? time >= From && time < To : From > To && (time >= From || time < To);
        if (!isQuiet)
        {
            return null;
        }

        var today = local.Today(now);
        return local.At(time < To ? today : today.AddDays(1), To);
    }
}
