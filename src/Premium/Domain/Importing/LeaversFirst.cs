namespace Premium.Domain;

/// <summary>
/// What an import writes before all else: villages that end, and villages that people leave for another one of the same
/// file, without those who come to them so. Cut short in between, who moves is billed by nobody for a while, and never
/// by both.
/// </summary>
internal static class LeaversFirst
{
    public static IReadOnlyList<VillageImport> Of(
        IReadOnlyList<(VillageImport? Before, VillageImport After)> changes, PayMonth from)
    {
        var moves = changes.Select(c => new Moves(c.Before, c.After)).ToList();
        var left = moves.SelectMany(m => m.Lost.Select(id => (id, m.After.Village.Code)))
            .ToLookup(l => l.id, l => l.Code, StringComparer.Ordinal);
        var moving = moves
            .SelectMany(m => m.Gained.Where(g => left[g.Id].Any(v => v != m.After.Village.Code)).Select(g => g.Id))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. moves.Where(m => m.Ends || m.Lost.Overlaps(moving)).Select(m => m.Without(moving, from)),
        ];
    }

    /// <summary>Who leaves and who joins one village.</summary>
    private sealed class Moves
    {
        private readonly VillageImport? before;
        private readonly ILookup<(string, Segment), Member> known;

        public Moves(VillageImport? before, VillageImport after)
        {
            (this.before, After) = (before, after);
            IReadOnlyList<Member> members = before?.Roster.Members ?? [];
            known = members.ToLookup(Key);
            Gained = [.. after.Roster.Members.Where(m => !m.IsCoveredBy(known[Key(m)]))];
            var kept = after.Roster.Members.ToLookup(Key);
            Lost = members.Where(m => !m.IsCoveredBy(kept[Key(m)])).Select(m => m.Id)
                .ToHashSet(StringComparer.Ordinal);
        }

        public VillageImport After { get; }

        /// <summary>Insured here in months in which they were not.</summary>
        public IReadOnlyList<Member> Gained { get; }

        public HashSet<string> Lost { get; }

        public bool Ends => before is not null && After.Village.Until is { } until && !(before.Village.Until <= until);

        /// <summary>As it is to be, but for those who come from elsewhere: they are here as they were before.</summary>
        public VillageImport Without(HashSet<string> moving, PayMonth from)
        {
            var coming = Gained.Where(g => moving.Contains(g.Id)).ToHashSet(ReferenceEqualityComparer.Instance);
            if (coming.Count == 0)
            {
                return After;
            }

            var roster = After.Roster with
            {
                Members =
                [
                    .. After.Roster.Members
                        .Select(m => coming.Contains(m) ? known[Key(m)].FirstOrDefault(k => k.From == m.From) : m)
                        .OfType<Member>(),
                ],
            };
            var village = After.Village.WithCountsOf(roster);
            // A list that is empty for so long is no first one: see RosterEdit.
            return new VillageImport(
                roster.Members.Count > 0 ? village : village with
                {
                    HeadCounts = [.. Segments.All.Select(s => new HeadCount(s, s.PeriodDueIn(from), 0))],
                },
                roster);
        }

        private static (string, Segment) Key(Member member) => (member.Id, member.Segment);
    }
}
