namespace Premium.Domain;

/// <summary>The members of one village while a list is put over them.</summary>
/// <param name="before">Who is known.</param>
/// <param name="isFirst">Nobody was ever listed, so the list says who is insured since ever.</param>
/// <param name="counts">First pay month that the list counts for, where a member says nothing else.</param>
internal sealed class RosterEdit(IReadOnlyList<Member> before, bool isFirst, PayMonth counts)
{
    private readonly List<Member> members = [.. before];

    public IReadOnlyList<Member> Members => members;

    /// <summary>Persons, not rows, each by one thing: first of all, whether they are insured in fewer months.</summary>
    public (int Joined, int Left, int Altered) Count()
    {
        var (joined, left, altered) = (0, 0, 0);
        var (known, kept) = (before.ToLookup(KeyOf), members.ToLookup(KeyOf));
        foreach (var key in known.Concat(kept).Select(p => p.Key).ToHashSet())
        {
            if (!known[key].All(m => m.IsCoveredBy(kept[key])))
            {
                left++;
            }
            else if (!kept[key].All(m => m.IsCoveredBy(known[key])))
            {
                joined++;
            }
            else if (!kept[key].All(m => known[key].Any(k => IsSame(k, m) && !(k.To < m.From) && !(m.To < k.From))))
            {
                altered++;
            }
        }

        return (joined, left, altered);
    }

    /// <summary>From which month on a list means that somebody is insured; null for since ever.</summary>
    public Period? BeginOf(Member member) => member.From ?? (isFirst ? null : StartOf(member));

    /// <summary>
    /// Whoever a full list has in this segment and no more in the other: insured in each month by one of them, although
    /// they pay for different months at one time. A month that was asked of the bank for either stays the other's:
    /// there they were counted.
    /// </summary>
    public Member After(Member member, Func<Segment, Period, bool> isTried)
    {
        var start = StartOf(member);
        if (Find(member, m => m.IsInsuredIn(start)) >= 0)
        {
            return member;
        }

        var begin = member.From is { } from && !HadBefore(member, from) ? from : start;
        while (members.Find(m => IsOtherOf(m, member) && m.IsInsuredIn(begin)) is { } other
            && (begin < StartOf(other) || isTried(other.Segment, begin) || isTried(member.Segment, begin)))
        {
            begin = begin.Plus(1);
        }

        return begin == (member.From ?? start) ? member : member with { From = begin };
    }

    /// <param name="member">
    /// As a list has it: without a first month since the list counts, or since ever where it is the first list. Of two
    /// of one person whoever begins first comes first: a last month ends all that was known of the person.
    /// </param>
    public void Put(Member member)
    {
        var start = member.From ?? StartOf(member);
        if (member.To is { } last)
        {
            EndAt(member, last);
            if (!isFirst && last < start)
            {
                return;
            }
        }

        var at = Find(member, s => s.IsInsuredIn(start));
        at = at >= 0 ? at : Find(member, s => s.From > start);
        if (at < 0)
        {
            members.Add(member with { From = BeginOf(member) });
            return;
        }

        // A month that is said earlier than it was known is no news of the months that were billed, and one that is
        // said later none of the terms that begin in between.
        var known = members[at];
        var to = Find(member, m => m.From > known.To) >= 0 ? known.To : member.To ?? known.To;
        if (IsSame(known, member))
        {
            members[at] = known with { To = to };
            return;
        }

        if (known.From >= start)
        {
            members[at] = member with { From = known.From, To = to };
            return;
        }

        members[at] = known with { To = start.Plus(-1) };
        members.Insert(at + 1, member with { From = start, To = to });
    }

    /// <summary>
    /// Whoever is not on the list is insured no more from the month on that it counts for; whom it has in the other
    /// segment, from that one's first month on.
    /// </summary>
    /// <returns>Which segment was left for the other, and from when on; one a person.</returns>
    public IReadOnlyList<(Segment Left, Period From)> KeepOnly(IReadOnlySet<(string Id, Segment Segment)> listed)
    {
        var changed = new Dictionary<(string, Segment), Period>();
        for (var at = members.Count - 1; at >= 0; at--)
        {
            var member = members[at];
            if (listed.Contains(KeyOf(member)))
            {
                continue;
            }

            var start = StartOf(member);
            var next = members.Where(m => IsOtherOf(m, member) && listed.Contains(KeyOf(m)) && !(m.To < start))
                .Min(m => (Period?)(m.From ?? Period.First));
            var until = next > start ? next.Value : start;
            if (member.To < until)
            {
                continue;
            }

            if (next >= start)
            {
                changed[KeyOf(member)] = until;
            }

            if (member.From >= until)
            {
                members.RemoveAt(at);
            }
            else
            {
                members[at] = member with { To = until.Plus(-1) };
            }
        }

        return [.. changed.Select(c => (c.Key.Item2, c.Value))];
    }

    /// <summary>Who goes on with another wage is several rows, and none lasts longer than the person does.</summary>
    private void EndAt(Member member, Period last)
    {
        members.RemoveAll(m => KeyOf(m) == KeyOf(member) && m.From > last);
        for (var at = 0; at < members.Count; at++)
        {
            if (KeyOf(members[at]) == KeyOf(member) && !(members[at].To <= last))
            {
                members[at] = members[at] with { To = last };
            }
        }
    }

    /// <summary>
    /// Insured since then in whatever segment, before the list counts: lists keep the month in which somebody began.
    /// </summary>
    private bool HadBefore(Member member, Period from) => members.Exists(
        m => m.Id == member.Id && !(m.To < from) && from < StartOf(m) && !(m.From >= StartOf(m)));

    private Period StartOf(Member member) => member.Segment.PeriodDueIn(counts);

    private int Find(Member member, Func<Member, bool> fits) =>
        members.FindIndex(m => KeyOf(m) == KeyOf(member) && fits(m));

    private static bool IsOtherOf(Member one, Member other) => one.Id == other.Id && one.Segment != other.Segment;

    private static (string Id, Segment Segment) KeyOf(Member member) => (member.Id, member.Segment);

    private static bool IsSame(Member one, Member other) =>
        one with { Programs = [], From = null, To = null } == other with { Programs = [], From = null, To = null }
        && one.Programs.Order().SequenceEqual(other.Programs.Order());
}
