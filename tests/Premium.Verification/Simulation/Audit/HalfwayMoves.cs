using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// What an import of members that is cut short may leave of a village, told anew from the months: all is as it is to
/// be, but whoever comes from another village of the same file may be as before. Each village is seen so once.
/// </summary>
/// <param name="find">A village as it is in the register now.</param>
/// <param name="changes">Each village of the file before it and after it.</param>
internal sealed class HalfwayMoves(
    Func<VillageCode, BookedVillage?> find,
    IReadOnlyDictionary<VillageCode, (BookedVillage Before, BookedVillage After)> changes)
{
    private readonly HashSet<VillageCode> seen = [];

    public bool Accepts(BookedVillage written)
    {
        if (!changes.TryGetValue(written.Code, out var change)
            || (written with { People = [] }).Text != (change.After with { People = [] }).Text)
        {
            return false;
        }

        var (before, after) = change;
        var persons = written.People.Concat(after.People).Select(p => p.Person).ToHashSet(StringComparer.Ordinal);
        return persons.All(p => IsAsAfter(p, written, after) ? !IsStillElsewhere(p, before, after)
                : IsAsBefore(p, written, before, after) && Left(p, written.Code).Any())
            && after.People.Concat(before.People).Select(p => p.Person).Any(p => IsMore(p, before, after)
                && changes.Values.Any(o => o.After.Code != written.Code && IsMore(p, o.After, o.Before)))
            && seen.Add(written.Code);
    }

    private static bool IsAsAfter(string person, BookedVillage written, BookedVillage after) =>
        Text(person, written) == Text(person, after);

    private static bool IsAsBefore(
        string person, BookedVillage written, BookedVillage before, BookedVillage after) =>
        !IsMore(person, written, before) && !Months(person, before, after, written).Any(m =>
            IsIn(person, before, m) && IsIn(person, after, m) && !IsIn(person, written, m));

    /// <summary>Who comes here must have left first.</summary>
    private bool IsStillElsewhere(string person, BookedVillage before, BookedVillage after) =>
        IsMore(person, after, before)
        && Left(person, after.Code).Any(o => find(o.After.Code) is { } now && IsMore(person, now, o.After));

    /// <summary>Other villages of the file that the person leaves.</summary>
    private IEnumerable<(BookedVillage Before, BookedVillage After)> Left(string person, VillageCode code) =>
        changes.Values.Where(o => o.After.Code != code && IsMore(person, o.Before, o.After));

    /// <summary>Whether a person is insured in months of one that the other does not have.</summary>
    private static bool IsMore(string person, BookedVillage one, BookedVillage other) =>
        Months(person, one, other).Any(m => IsIn(person, one, m) && !IsIn(person, other, m));

    private static bool IsIn(string person, BookedVillage village, (Segment Segment, Period Month) at) =>
        village.People.Any(p => p.Person == person && p.IsIn(at.Segment, at.Month));

    /// <summary>Enough months to tell any two apart: each first and last one, and those beside them.</summary>
    private static IEnumerable<(Segment Segment, Period Month)> Months(string person, params BookedVillage[] all) =>
        from p in all.SelectMany(v => v.People).Where(p => p.Person == person)
        from edge in new[] { p.From, p.To, Period.Of(SimulationPlan.Began) }
        where edge is not null
        from off in new[] { -1, 0, 1 }
        select (p.Segment, edge.Value.Plus(off));

    private static string Text(string person, BookedVillage village) => string.Join('\n', village.People
        .Where(p => p.Person == person).Select(p => p.ToString()).Order(StringComparer.Ordinal));
}
