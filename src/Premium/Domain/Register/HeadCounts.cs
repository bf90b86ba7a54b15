namespace Premium.Domain;

/// <summary>Head counts as a roster has them, kept beside it so that each can be held against the other.</summary>
public static class HeadCounts
{
    /// <summary>The village with this roster's head counts.</summary>
    public static Village WithCountsOf(this Village village, Roster roster)
    {
        var first = new Dictionary<Segment, int>();
        var later = new List<HeadCount>();
        foreach (var members in roster.Members.GroupBy(m => m.Segment).OrderBy(g => g.Key))
        {
            var people = members.Count(m => m.From is null);
            if (people > 0)
            {
                first[members.Key] = people;
            }

            foreach (var month in members.SelectMany(Changes).Distinct().Order())
            {
                var now = members.Count(m => m.IsInsuredIn(month));
                if (now != people)
                {
                    later.Add(new HeadCount(members.Key, month, now));
                    people = now;
                }
            }
        }

        return village with { PeopleBySegment = first, HeadCounts = later };
    }

    private static IEnumerable<Period> Changes(Member member)
    {
        if (member.From is { } from)
        {
            yield return from;
        }

        if (member.To is { } to && to < Period.Last)
        {
            yield return to.Plus(1);
        }
    }
}
