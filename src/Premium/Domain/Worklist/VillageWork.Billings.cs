namespace Premium.Domain;

/// <content>
/// What BPJS bills beside what our list says, lists that changed after the debit, and those that cannot be read.
/// </content>
internal sealed partial class VillageWork
{
    private readonly BillingComparison comparison = new(rules.Tariffs);

    private readonly ILookup<VillageCode, BpjsBilling> billings =
        district.Billings.All.ToLookup(b => b.Village);

    /// <summary>While the month is open and not yet covered: afterwards both have their receipt for one sum.</summary>
    private IEnumerable<WorkItem> BillingDiffers(VillageCode code)
    {
        var differing = billings[code]
            .Where(b => SheetOf(b.Bill) is { } sheet
                && sheet.Bill(code, b.Segment) is null or { State: not BillState.Covered })
            .Select(b => comparison.Of(b, district.Rosters.GetValueOrDefault(code)))
            .Where(d => d.IsWork(rules.BillingDifferenceMax))
            .ToList();
        if (differing.Count == 0)
        {
            yield break;
        }

        yield return Item(WorkKinds.BillingDiffers, code) with
        {
            Why = DifferenceText.Of(differing),
            Bills = [.. differing.Select(d => d.Bill)],
            Stakes =
            [
                .. differing.Select(d => new Stake(
                    d.Bill, new Rupiah(Math.Abs(d.Sum.Value)), Math.Max(d.OurPeople, d.BilledPeople))),
            ],
        };
    }

    /// <summary>Once the bank was asked the sum stays; what the month says otherwise is for people.</summary>
    private IEnumerable<WorkItem> RosterChangedLate(VillageCode code, Village? village)
    {
        if (village is null || !district.AreRostersRead)
        {
            yield break;
        }

        var maker = new BillMaker(rules, new DistrictRoster([village], district.Rosters)
        {
            Billings = district.Billings,
        });
        var changed = district.Sheets
            .Where(s => IsOpenMonth(s.PayMonth))
            .SelectMany(s => s.BillsOf(code))
            .Where(b => !b.IsUntried)
            .Select(b => (Bill: b, Now: maker.New(village, b.Id.Segment, b.Id.Period, [])))
            .Where(c => c.Now is not null && (c.Now.HeadCount != c.Bill.HeadCount
                || Math.Abs((c.Now.Amount - c.Bill.Amount).Value) > rules.BillingDifferenceMax.Value))
            .ToList();
        if (changed.Count == 0)
        {
            yield break;
        }

        yield return Item(WorkKinds.RosterChangedLate, code) with
        {
            Why = DifferenceText.OfLate([.. changed.Select(c => (c.Bill, c.Now!))]),
            Bills = [.. changed.Select(c => c.Bill.Id)],
            Stakes =
            [
                .. changed.Select(c => new Stake(
                    c.Bill.Id, new Rupiah(Math.Abs((c.Now!.Amount - c.Bill.Amount).Value)),
                    Math.Abs(c.Now.HeadCount - c.Bill.HeadCount))),
            ],
        };
    }

    private Said OwedNoMore(IReadOnlyList<Bill> bills, Village? village)
    {
        var free = bills.Where(b => b.IsOfNothing).ToList();
        var uncounted = bills.Except(free)
            .Where(b => village is not null && district.Uncounted(village, b.Id.Segment, b.Id.PayMonth) > 0).ToList();
        var nobodys = bills.Except(free).Except(uncounted).ToList();
        return new[]
        {
            Of(nobodys, names => new(
                $"daftar peserta tidak lagi memuat siapa pun untuk {names.Indonesian}",
                $"the list of members has nobody left for {names.English}")),
            Of(uncounted, names => new(
                $"register mencatat 0 peserta untuk {names.Indonesian}, padahal daftar peserta memuat orang",
                $"the register counts nobody for {names.English}, while the list of members names people")),
            Of(free, names => new(
                $"iuran {names.Indonesian} kini Rp0 menurut daftar peserta dan tarif",
                $"by list and tariffs {names.English} comes to Rp0 now")),
        }.OfType<Said>().Aggregate((all, next) => all + new Said("; ", "; ") + next);

        static Said? Of(IReadOnlyList<Bill> some, Func<Said, Said> say) => some.Count == 0 ? null
            : say(new Said(Shortfall.Names([.. some.Select(b => b.Id)]), English(some)));
    }

    /// <summary>Its own row, or its list of members where lists were read.</summary>
    private IEnumerable<WorkItem> Unreadable(VillageCode code, IReadOnlyList<MalformedRow> malformed) => malformed
        .Concat(district.Rosters.Malformed.Where(m => m.Village == code))
        .Take(1)
        .Select(m => Item(WorkKinds.RegisterRow, code) with
        {
            Why = new Said("baris desa ini di register tidak dapat dibaca", "its row of the register cannot be read"),
            Detail = m.Text,
        });

    private Sheet? SheetOf(BillId bill) => IsOpenMonth(bill.PayMonth)
        ? district.Sheets.FirstOrDefault(s => s.PayMonth == bill.PayMonth)
        : null;

    private bool IsOpenMonth(PayMonth month) =>
        rules.OpenSheets(today) is var (from, to) && month >= from && month <= to;
}
