namespace Premium.Domain;

/// <summary>What a list changes of months that may have been billed.</summary>
internal static class LateChanges
{
    /// <param name="before">As it was.</param>
    /// <param name="after">Its members as they would be.</param>
    /// <param name="newest">The newest pay month that is open for debit: of later ones no bill is tried yet.</param>
    /// <param name="at">Now.</param>
    public static IReadOnlyList<LateChange> With(
        Roster before, IReadOnlyList<Member> after, PayMonth newest, DateTimeOffset at)
    {
        var (known, kept) = (before.Members.ToLookup(KeyOf), after.ToLookup(KeyOf));
        var late = known.Concat(kept).Select(k => k.Key).Distinct()
            .SelectMany(key => Of(known[key], kept[key], key.Segment.PeriodDueIn(newest), at))
            .ToList();
        var again = late.Select(PlaceOf).ToHashSet();
        return
        [
            .. before.LateChanges.Where(l => !again.Contains(PlaceOf(l))).Concat(late)
                .TakeLast(Roster.LateChangesMax),
        ];
    }

    private static IEnumerable<LateChange> Of(
        IEnumerable<Member> known, IEnumerable<Member> kept, Period newest, DateTimeOffset at)
    {
        if (known.SequenceEqual(kept))
        {
            yield break;
        }

        // Between two of these months nothing begins or ends.
        List<Period> begins =
        [
            .. known.Concat(kept).SelectMany(Begins).Append(Period.First).Where(p => p <= newest).Distinct().Order(),
        ];
        foreach (var (first, end) in begins.Zip(begins.Skip(1).Append(newest.Plus(1))))
        {
            var (was, now) = (In(known, first), In(kept, first));
            if (!Programs(was).SetEquals(Programs(now)))
            {
                yield return new LateChange(was.Concat(now).First(), first, end.Plus(-1), at);
            }
        }
    }

    private static IEnumerable<Period> Begins(Member member)
    {
        yield return member.From ?? Period.First;
        if (member.To is { } to && to < Period.Last)
        {
            yield return to.Plus(1);
        }
    }

    private static List<Member> In(IEnumerable<Member> rows, Period month) =>
        [.. rows.Where(m => m.IsInsuredIn(month))];

    private static HashSet<SocialProgram> Programs(IEnumerable<Member> rows) =>
        [.. rows.SelectMany(m => m.Programs)];

    private static (string Id, Segment Segment) KeyOf(Member member) => (member.Id, member.Segment);

    private static (string, Segment, Period, Period) PlaceOf(LateChange late) =>
        (late.Member.Id, late.Member.Segment, late.First, late.Last);
}
