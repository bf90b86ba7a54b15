namespace Premium.Domain;

/// <summary>
/// What a list of members does to rosters. Who is insured on other terms from now on is insured twice, one after the
/// other: the months before keep the terms they were billed on.
/// </summary>
internal sealed class MemberEdits(ImportDraft draft, Rules rules, Func<Nik, string> idOf)
{
    public void Apply()
    {
        foreach (var entries in draft.File.Members.GroupBy(m => m.Value.Village))
        {
            if (draft.Known(entries.Key, entries.Select(e => e.Row)) is { } known)
            {
                Apply(known, [.. entries]);
            }
        }
    }

    private void Apply(VillageImport known, IReadOnlyList<Placed<MemberEntry>> entries)
    {
        var code = known.Village.Code;
        var isFirst = known is { Roster.Members.Count: 0, Village.HeadCounts.Count: 0 };
        var roster = new RosterEdit(known.Roster.Members, isFirst, draft.Terms.From);
        var listed = new HashSet<(string, Segment)>();
        var members = new List<Member>();
        foreach (var (row, entry) in entries)
        {
            var member = MemberOf(entry);
            var month = member.From ?? member.Segment.PeriodDueIn(draft.Terms.From);
            if (rules.Tariffs.Problem(member, member.Segment, month) is { } problem)
            {
                draft.Add(row, "upah, segmen, program", "", problem, code);
                continue;
            }

            if (!listed.Add((member.Id, member.Segment)) && entry.From is null)
            {
                draft.Add(row, "NIK", entry.Person.Nik.Masked, ImportText.EachPersonOnce, code);
                continue;
            }

            // Under a code that is over nobody would be insured; who left while it was not may still be ended.
            if (draft.IsOver(known.Village)
                && !(member.To is { } last && !(member.Segment.PayMonthOf(last) > known.Village.Until)))
            {
                draft.RefuseOver(row, code);
                continue;
            }

            members.Add(member);
            draft.Named.Add(new NamedPerson(code, member.Id, entry.Person));
        }

        if (draft.Terms.IsFull)
        {
            members = [.. members.Select(m => IsListedInBoth(m) ? m : roster.After(m, IsTried))];
        }

        // Whoever left and came again is two rows, in any order: the first ends what is known, the second goes on.
        foreach (var member in members.GroupBy(m => (m.Id, m.Segment)).SelectMany(m => m.OrderBy(roster.BeginOf)))
        {
            roster.Put(member);
        }

        if (draft.Terms.IsFull)
        {
            foreach (var (change, people) in roster.KeepOnly(listed).CountBy(c => c).OrderBy(c => c.Key))
            {
                draft.Note(code, ImportText.ChangeSegment(people, change.Left, change.From));
            }
        }

        // Who is ended adds no row: a village that has too many already is not kept from that.
        if (roster.Members.Count > Math.Max(Roster.RowsMax, known.Roster.Members.Count))
        {
            draft.Add(
                entries[0].Row, "kode desa", code.ToString(), ImportText.MemberRowsAtMost(roster.Members.Count), code);
        }

        if (draft.Terms.IsFull && draft.State.UnreadableRosterOf(code) is not null)
        {
            draft.Note(code, ImportText.RosterReplaced);
        }

        draft.People[code] = roster.Count();
        var edited = known.Roster with { Members = roster.Members };

        // Before the first list there was no bill; what one that cannot be read had, nobody can say.
        if (draft.State.UnreadableRosterOf(code) is null && !(isFirst && known.Roster.LateChanges.Count == 0))
        {
            edited = edited with
            {
                LateChanges = LateChanges.With(
                    known.Roster, roster.Members, rules.NewestPayMonth(draft.State.Today), draft.State.At),
            };
        }

        draft.Put(new VillageImport(known.Village.WithCountsOf(edited), edited));

        bool IsListedInBoth(Member member) => Segments.All.All(s => listed.Contains((member.Id, s)));

        bool IsTried(Segment segment, Period month) =>
            draft.State.Sheet(code, segment.PayMonthOf(month))?.Bill(code, segment) is { IsUntried: false };
    }

    private Member MemberOf(MemberEntry entry)
    {
        var rule = rules.Groups.Of(entry.Group, entry.From ?? Period.Of(draft.Terms.From.FirstDay));
        return new Member(
            idOf(entry.Person.Nik),
            entry.Segment ?? rule.Segment,
            entry.Group,
            entry.Risk ?? rule.Risk,
            entry.Wage,
            [.. (entry.Programs.Count > 0 ? entry.Programs : rule.Programs).Distinct().Order()],
            entry.IsTransportWorker)
        {
            From = entry.From,
            To = entry.To,
        };
    }
}
