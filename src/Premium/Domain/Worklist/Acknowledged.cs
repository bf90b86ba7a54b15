namespace Premium.Domain;

/// <summary>
/// Somebody at the office has taken a village's unpaid bill on, by name and until a day: meanwhile nobody above the
/// village is told of it. Whoever sees to another thing of the village has not taken its bill on, and of a cause that
/// comes later nobody has. The village itself is told as before, and a week later at the latest the ones above hear
/// again, whatever was put off.
/// </summary>
public static class Acknowledged
{
    /// <summary>Longest that a name on the worklist keeps those above from hearing.</summary>
    public const int DaysMax = 7;

    /// <summary>What an unpaid bill is on the worklist as.</summary>
    private static readonly IReadOnlyList<WorkKind> OfUnpaid =
    [
        WorkKinds.Short, WorkKinds.Mandate, WorkKinds.Account, WorkKinds.Refused, WorkKinds.UsedUp, WorkKinds.Paused,
        WorkKinds.UnknownBank, WorkKinds.AccountTwice, WorkKinds.Contradiction, WorkKinds.Doubt, WorkKinds.GivenBack,
        WorkKinds.ReceiptTakenBack, WorkKinds.Unknown, WorkKinds.UnknownLate, WorkKinds.OwedNoMore,
        WorkKinds.RefusedLate, WorkKinds.UsedUpLate, WorkKinds.NoMoreAttempts,
    ];

    /// <summary>Those above the village are not told of it today: somebody has taken its bill on.</summary>
    /// <param name="item">Of the worklist.</param>
    /// <param name="notes">By item key.</param>
    /// <param name="today">Local day.</param>
    /// <param name="dayOf">Local day of a moment.</param>
    public static bool Holds(
        WorkItem item, IReadOnlyDictionary<string, WorkNote> notes, DateOnly today,
        Func<DateTimeOffset, DateOnly> dayOf) =>
        item.Village is { } village && OfUnpaid.Contains(item.Kind)
        && At(notes, village, today, dayOf) is { } at && !(item.Changed > at);

    /// <summary>What of these is in hand: whose cause came after the note is what nobody has taken on.</summary>
    /// <param name="bills">Of the village.</param>
    /// <param name="notes">By item key.</param>
    /// <param name="village">Whose matter.</param>
    /// <param name="today">Local day.</param>
    /// <param name="dayOf">Local day of a moment.</param>
    public static IReadOnlySet<BillId> Of(
        IEnumerable<Bill> bills, IReadOnlyDictionary<string, WorkNote> notes, VillageCode village, DateOnly today,
        Func<DateTimeOffset, DateOnly> dayOf) => At(notes, village, today, dayOf) is { } at
        ? bills.Where(b => !(b.Since > at)).Select(b => b.Id).ToHashSet()
        : new HashSet<BillId>();

    /// <summary>When the newest of the notes that hold was written; null for none.</summary>
    private static DateTimeOffset? At(
        IReadOnlyDictionary<string, WorkNote> notes, VillageCode village, DateOnly today,
        Func<DateTimeOffset, DateOnly> dayOf) => notes.Count == 0 ? null : OfUnpaid
        .Select(kind => notes.GetValueOrDefault($"{kind.Key}~{village}"))
        .Where(note => note is { Owner.Length: > 0 } && note.SnoozedUntil > today
            && dayOf(note.PutOffAt).AddDays(DaysMax) > today)
        .Max(note => note?.At);
}
