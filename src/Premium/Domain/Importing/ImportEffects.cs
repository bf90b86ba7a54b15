namespace Premium.Domain;

/// <summary>What villages as an import would leave them mean in rupiah and people.</summary>
internal sealed class ImportEffects(ImportDraft draft, Rules rules)
{
    private readonly DateOnly today = draft.State.Today;

    /// <summary>Bills of the open months, and of the month that the file counts from, that would change.</summary>
    public IEnumerable<BillChange> Bills(IEnumerable<(VillageImport? Before, VillageImport After)> changes)
    {
        var (from, to) = rules.OpenSheets(today);
        to = draft.Terms.From > to ? draft.Terms.From : to;
        foreach (var (before, after) in changes)
        {
            for (var month = from; month <= to; month = month.Plus(1))
            {
                foreach (var segment in Segments.All)
                {
                    if (Bill(before, after, segment, month) is { } change)
                    {
                        yield return change;
                    }
                }
            }
        }
    }

    public IEnumerable<HeldVillage> Held(IEnumerable<(VillageImport? Before, VillageImport After)> changes) =>
        from change in changes
        let village = draft.OnDay(change.After.Village)
        let bills = Segments.All
            .Where(s => village.Owes(s, draft.Terms.From))
            .Select(s => NewBill(
                change.After, new BillId(village.Code, s, s.PeriodDueIn(draft.Terms.From)), draft.Terms.From,
                draft.BillingsOf(village.Code)))
            .OfType<Bill>()
        from reason in rules.Mandates.CheckAll(village, bills, today, rules.Banks.ContainsKey)
            .Select(c => c.Hold)
            .OfType<HoldReason>().Distinct()
        select new HeldVillage(village.Code, village.Name, reason);

    /// <summary>
    /// People whom the file has, and who stand in two villages, or twice in one, in a month that is still billed; in
    /// two segments, in a month that the one or the other still pays.
    /// </summary>
    public IEnumerable<DoubledPerson> Doubled(IReadOnlyCollection<VillageCode> changed)
    {
        var open = rules.OpenSheets(today).From;
        var first = Segment.Pu.PeriodDueIn(draft.Terms.From < open ? draft.Terms.From : open);
        // A village that is left out, because a row of it is wrong, stays as it is.
        var all = draft.State.Villages.Keys.Union(changed)
            .Select(c => changed.Contains(c) ? draft.Find(c)! : draft.State.Villages[c])
            .SelectMany(v => v.Roster.Members.Select(m => (v.Village.Code, Member: Billed(m, v.Village, first))))
            .Where(p => !(p.Member.To < p.Member.From));
        foreach (var person in all.GroupBy(p => p.Member.Id).Where(g => g.Count() > 1))
        {
            var places = person.ToList();
            var together = places.SelectMany((one, i) => places.Skip(i + 1).Select(two => (one, two)))
                .Where(p => Overlap(p.one.Member, p.two.Member))
                .ToList();
            var villages = together.SelectMany(p => new[] { p.one.Code, p.two.Code }).Distinct().Order().ToList();
            if (villages.Any(changed.Contains))
            {
                yield return new DoubledPerson(
                    person.Key[..Math.Min(8, person.Key.Length)], villages,
                    together.Any(p => p.one.Member.Programs.Intersect(p.two.Member.Programs).Any()));
            }
        }
    }

    private BillChange? Bill(VillageImport? before, VillageImport after, Segment segment, PayMonth month)
    {
        var id = new BillId(after.Village.Code, segment, segment.PeriodDueIn(month));
        var stored = draft.State.Sheet(after.Village.Code, month)?.Bill(after.Village.Code, segment);
        var old = stored ?? (before is null ? null
            : NewBill(before, id, month, draft.State.Billings(after.Village.Code)));
        var wanted = NewBill(after, id, month, draft.BillingsOf(after.Village.Code));
        return (old?.Amount, old?.HeadCount) == (wanted?.Amount, wanted?.HeadCount) ? null
            : new BillChange(
                id, after.Village.Name, old?.Amount, wanted?.Amount, old?.HeadCount ?? 0, wanted?.HeadCount ?? 0,
                IsFixed: stored is { IsUntried: false });
    }

    private Bill? NewBill(VillageImport import, BillId id, PayMonth month, DistrictBillings billings)
    {
        var (village, roster) = import;
        var district = new DistrictRoster(
            [village], new Dictionary<VillageCode, Roster> { [village.Code] = roster })
        { Billings = billings };
        return village.Owes(id.Segment, month)
            && new BillMaker(rules, district).New(village, id.Segment, id.Period, []) is { IsOfNothing: false } bill
            ? bill
            : null;
    }

    /// <summary>Only in the months that its village answers for, and none before the first.</summary>
    private static Member Billed(Member member, Village village, Period first)
    {
        var since = member.Segment.PeriodDueIn(village.Since);
        var from = new[] { first, since, member.From ?? first }.Max();
        var last = village.Until is { } until ? member.Segment.PeriodDueIn(until) : Period.Last;
        return member with { From = from, To = member.To < last ? member.To : last };
    }

    private static bool Overlap(Member one, Member two) => !(one.To < two.From) && !(two.To < one.From);
}
