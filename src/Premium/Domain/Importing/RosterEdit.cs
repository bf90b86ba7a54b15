namespace Premium.Domain;

/// <summary>The members of one village while a list is put over them.</summary>
/// <param name="before">Who is known.</param>
/// <param name="isFirst">Nobody was ever listed, so the list says who is insured since ever.</param>
/// <param name="counts">First pay month that the list counts for, where a member says nothing else.</param>
internal sealed class RosterEdit(IReadOnlyList<Member> before, bool isFirst, PayMonth counts)
{
    private readonly List<Member> members = [.. before];

    public int Joined { get; private set; }

    public int Left { get; private set; }

    public int Altered { get; private set; }

    public IReadOnlyList<Member> Members => members;

    /// <param name="member">
    /// As a list has it: without a first month since the list counts, or since ever where it is the first list.
    /// </param>
    public void Put(Member member)
    {
        var start = member.From ?? member.Segment.PeriodDueIn(counts);
        var at = Find(member, s => s.IsInsuredIn(start));
        at = at >= 0 ? at : Find(member, s => s.From > start);
        if (!isFirst && member.To is { } last && last < start)
        {
            EndAt(at, last);
            return;
        }

        if (at < 0)
        {
            members.Add(member with { From = isFirst ? member.From : start });
            Joined++;
            return;
        }

        var known = members[at];
        if (IsSame(known, member))
        {
            // A month that is said earlier than it was known is no news of the months that were billed.
            if (member.To is { } to && to != known.To)
            {
                members[at] = known with { To = to };
                Left++;
            }

            return;
        }

        Altered++;
        if (known.From >= start)
        {
            members[at] = member with { From = known.From, To = member.To ?? known.To };
            return;
        }

        members[at] = known with { To = start.Plus(-1) };
        members.Insert(at + 1, member with { From = start, To = member.To ?? known.To });
    }

    /// <summary>Whoever is not on the list is insured no more from the month on that it counts for.</summary>
    public void KeepOnly(IReadOnlySet<(string Id, Segment Segment)> listed)
    {
        for (var at = members.Count - 1; at >= 0; at--)
        {
            var member = members[at];
            var start = member.Segment.PeriodDueIn(counts);
            if (listed.Contains((member.Id, member.Segment)) || member.To < start)
            {
                continue;
            }

            Left++;
            if (member.From >= start)
            {
                members.RemoveAt(at);
            }
            else
            {
                members[at] = member with { To = start.Plus(-1) };
            }
        }
    }

    /// <summary>A last month before the list counts: nobody joins by it, and who has left has left.</summary>
    private void EndAt(int at, Period last)
    {
        if (at < 0)
        {
            return;
        }

        Left++;
        if (members[at].From > last)
        {
            members.RemoveAt(at);
        }
        else
        {
            members[at] = members[at] with { To = last };
        }
    }

    private int Find(Member member, Func<Member, bool> fits) =>
        members.FindIndex(m => m.Id == member.Id && m.Segment == member.Segment && fits(m));

    private static bool IsSame(Member one, Member other) =>
        one with { Programs = [], From = null, To = null } == other with { Programs = [], From = null, To = null }
        && one.Programs.Order().SequenceEqual(other.Programs.Order());
}
