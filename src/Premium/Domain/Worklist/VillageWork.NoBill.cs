namespace Premium.Domain;

/// <content>Villages of the register for which there is nothing to debit.</content>
internal sealed partial class VillageWork
{
    /// <summary>Only once a collection has been through here: before, its bills are still to be made.</summary>
    private IEnumerable<WorkItem> WithoutBill(
        VillageCode code, Village? village, IReadOnlyList<MalformedRow> malformed)
    {
        List<BillId> lacking =
        [
            .. Segments.All.SelectMany(segment => Lacking(code, segment, village, malformed.Count > 0))
                .OrderBy(b => b.PayMonth).ThenBy(b => b.Segment),
        ];
        if (lacking.Count == 0 || MayStillBeMade(code, NextSafeDay(lacking)))
        {
            yield break;
        }

        var names = Shortfall.Names(lacking);
        yield return Item(WorkKinds.NoBill, code) with
        {
            Why = (malformed.Count > 0
                ? new Said("register desa ini tidak dapat dibaca, jadi tidak ada tagihan",
                    "its register cannot be read, so it has no bill")
                : new Said(
                    $"tidak ada tagihan {names}: daftar peserta tidak ada, tidak cocok dengan register, memuat peserta "
                        + "yang tidak dapat ditagih, atau iurannya Rp0",
                    $"no bill for {names}: the roster is missing, does not fit the register, has a member that cannot "
                        + "be billed, or comes to Rp0"))
                + NoMore(lacking),
            Due = NextSafeDay(lacking),
            LapsesOn = lacking.GroupBy(b => b.Segment)
                .Min(s => rules.Standing.LapseDay(s.Key, s.Min(b => b.Period), rules.Calendar)),
            Newest = lacking[^1].PayMonth,
            Stakes =
            [
                .. lacking.Select(b => new Stake(b, Rupiah.Zero, village is null ? 0
                    : village.People(b.Segment, b.Period) + district.Uncounted(village, b.Segment, b.PayMonth))),
            ],
            Detail = malformed.Count > 0 ? malformed[0].Text : UncountedIn(village, lacking) ?? facts.Noted(code),
        };
    }

    /// <summary>No collection looks at a month in which the register counts nobody, so none has noted it.</summary>
    private string? UncountedIn(Village? village, IReadOnlyList<BillId> lacking) => village is null
        ? null
        : lacking.Select(b => (b.Segment, Listed: district.Uncounted(village, b.Segment, b.PayMonth)))
            .Where(b => b.Listed > 0)
            .Select(b => BillMaker.Unfitting(village.Code, b.Segment, b.Listed, counted: 0))
            .FirstOrDefault();

    /// <summary>
    /// Of the open months, and of those right before them that passed without a bill while others got theirs.
    /// </summary>
    private IEnumerable<BillId> Lacking(VillageCode code, Segment segment, Village? village, bool isUnreadable)
    {
        var (from, to) = rules.OpenSheets(today);

        // A row that cannot be read does not say what is owed: what was billed last, or else the newest month.
        var last = isUnreadable
            ? district.Past.Concat(district.Sheets).Where(s => s.BillsOf(code).Any()).MaxBy(s => s.PayMonth) : null;
        bool IsOwed(PayMonth month) => village is not null ? district.MayOwe(village, segment, month) : isUnreadable
            && (last is null ? month == to : month > last.PayMonth && last.Bill(code, segment) is not null);
        bool IsLacking(Sheet sheet) =>
            sheet.IsWhole(code) && sheet.Bill(code, segment) is null && IsOwed(sheet.PayMonth);
        List<Sheet> open =
        [
            .. district.Sheets.Where(s => s.PayMonth >= from && s.PayMonth <= to && IsLacking(s) && HasBeenThrough(s)),
        ];
        var past = open.Exists(s => s.PayMonth == from)
            ? district.Past.Reverse().TakeWhile(s => s.Bills.Count > 0 && IsLacking(s)) : [];
        return past.Concat(open).Select(s => new BillId(code, segment, segment.PeriodDueIn(s.PayMonth)));
    }

    /// <summary>A month that is over gets no bill any more; it is owed all the same.</summary>
    private Said NoMore(IReadOnlyList<BillId> lacking)
    {
        var from = rules.OpenSheets(today).From;
        List<BillId> over = [.. lacking.Where(b => b.PayMonth < from)];
        if (over.Count == 0)
        {
            return Said.Nothing;
        }

        var names = Shortfall.Names(over);
        return new Said(
            $"; tagihan {names} tidak dapat dibuat lagi, selesaikan dengan kantor cabang BPJS Ketenagakerjaan",
            $"; no bill can be made any more for {names}: settle that with the BPJS Ketenagakerjaan branch");
    }

    /// <summary>It stands in the register, and nobody ever said who is insured there: no bill, so no message.</summary>
    private IEnumerable<WorkItem> WithoutList(Village? village)
    {
        var newest = rules.OpenSheets(today).To;
        var safeDay = rules.Calendar.SafeDebitDay(Segment.Pu, Segment.Pu.PeriodDueIn(newest));
        if (village is not { Code.HasAdd: true, HeadCounts.Count: 0 }
            || village.PeopleBySegment.Values.Any(people => people > 0)
            || newest < village.Since || newest > village.Until
            || !district.Sheets.Any(s => s.PayMonth == newest && HasBeenThrough(s))
            || MayStillBeMade(village.Code, safeDay))
        {
            yield break;
        }

        yield return Item(WorkKinds.NoBill, village.Code) with
        {
            Why = new Said("belum ada daftar peserta, jadi tidak ada tagihan", "it has no list of members, so no bill"),
            Due = safeDay,
            Newest = newest,
        };
    }

    /// <summary>The first by which mending it is still in time for a month; else the last one gone.</summary>
    private DateOnly NextSafeDay(IReadOnlyList<BillId> lacking)
    {
        var days = lacking.Select(b => rules.Calendar.SafeDebitDay(b.Segment, b.Period)).ToList();
        return days.Where(d => d >= today).DefaultIfEmpty(days.Max()).Min();
    }

    private bool HasBeenThrough(Sheet sheet) => sheet.Bills.Count > 0 || facts.Runs.Any(r =>
        r is { Purpose: RunPurpose.Collect, ClosedAt: not null } && r.Day >= rules.Calendar.OpeningDay(sheet.PayMonth));

    /// <summary>
    /// No collection has begun since the register last changed, so its bill may only be still to come. Not on the eve
    /// of the safe day, when the next collection may be too late; and what is known already is not gone for a morning.
    /// </summary>
    private bool MayStillBeMade(VillageCode code, DateOnly safeDay) =>
        facts.RegisterChanged is { } changed && safeDay.DayNumber - today.DayNumber > 1
        && !facts.Seen.ContainsKey(Item(WorkKinds.NoBill, code).Key)
        && !facts.Runs.Any(r => r is { Purpose: RunPurpose.Collect, ClosedAt: not null } && r.StartedAt >= changed);
}
