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
        let village = change.After.Village.On(today)
        from reason in Segments.All
            .Where(s => village.Owes(s, draft.Terms.From))
            .Select(s => NewBill(change.After, s, draft.Terms.From) is { } bill
                ? rules.Mandates.Check(village, bill, today, Rupiah.Zero, rules.Banks.ContainsKey)
                : null)
            .OfType<HoldReason>().Distinct()
        select new HeldVillage(village.Code, village.Name, reason);

    /// <summary>
    /// People whom the file has, and who stand in two villages, or twice in one, in a month from now on.
    /// </summary>
    public IEnumerable<DoubledPerson> Doubled(IReadOnlyCollection<VillageCode> changed)
    {
        var months = draft.Terms.From;
        var all = draft.State.Villages.Keys.Union(changed).Select(c => draft.Find(c)!)
            .Where(v => !(months > v.Village.Until))
            .SelectMany(v => v.Roster.Members
                .Where(m => !(m.To < m.Segment.PeriodDueIn(months)))
                .Select(m => (v.Village.Code, Member: m)));
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
        var code = after.Village.Code;
        var id = new BillId(code, segment, segment.PeriodDueIn(month));
        var sheet = draft.State.District(code.District)?.Sheets.FirstOrDefault(s => s.PayMonth == month);
        var stored = sheet?.Bill(code, segment);
        var old = stored ?? (before is null ? null : NewBill(before, segment, month));
        var wanted = NewBill(after, segment, month);
        if ((old?.Amount, old?.HeadCount) == (wanted?.Amount, wanted?.HeadCount))
        {
            return null;
        }

        var isFixed = stored is not null && !stored.IsUntried;
        return new BillChange(
            id, after.Village.Name, old?.Amount, wanted?.Amount, old?.HeadCount ?? 0, wanted?.HeadCount ?? 0, isFixed);
    }

    private Bill? NewBill(VillageImport import, Segment segment, PayMonth month)
    {
        var period = segment.PeriodDueIn(month);
        return import.Village.Owes(segment, month)
            && rules.Tariffs.Bill(import.Roster, segment, period) is Billing.Billed billed
            ? new Bill
            {
                Id = new BillId(import.Village.Code, segment, period),
                State = BillState.Planned,
                HeadCount = billed.HeadCount,
                Lines = billed.Lines,
                OnlyGroup = import.Roster.OnlyGroup(segment, period),
            }
            : null;
    }

    private static bool Overlap(Member one, Member two) =>
        !(one.To < two.From) && !(two.To < one.From);
}
