namespace Premium.Domain;

/// <summary>
/// Somebody at the office has taken a village's matter on, by name and until a day: meanwhile nobody above the village
/// is told of it. The village itself is told as before, and a week later at the latest the ones above hear again,
/// whatever was put off.
/// </summary>
public static class Acknowledged
{
    /// <summary>Longest that a name on the worklist keeps those above from hearing.</summary>
    public const int DaysMax = 7;

    /// <param name="notes">By item key.</param>
    /// <param name="village">Whose matter.</param>
    /// <param name="today">Local day.</param>
    /// <param name="dayOf">Local day of a moment.</param>
    public static bool Is(
        IReadOnlyDictionary<string, WorkNote> notes, VillageCode village, DateOnly today,
        Func<DateTimeOffset, DateOnly> dayOf)
    {
        var its = $"~{village}";
        return notes.Values.Any(n => n.Owner.Length > 0 && n.SnoozedUntil > today
            && n.Key.EndsWith(its, StringComparison.Ordinal)
            && dayOf(n.At).AddDays(DaysMax) > today);
    }
}
