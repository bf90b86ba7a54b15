namespace Premium.Domain;

/// <content>Villages of the register for which there is nothing to debit.</content>
internal sealed partial class VillageWork
{
    private readonly List<string> neverBilled =
    [
        .. facts.Seen.Keys.Where(key => key.StartsWith(
            $"{WorkKinds.NeverBilled.Key}~{district.Register.District}.", StringComparison.Ordinal)),
    ];

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
        bool IsLacked(Sheet sheet) => IsLacking(sheet, code, segment, village, isUnreadable);
        List<Sheet> open =
        [
            .. district.Sheets.Where(s => s.PayMonth >= from && s.PayMonth <= to && IsLacked(s) && HasBeenThrough(s)),
        ];
        var past = open.Exists(s => s.PayMonth == from)
            ? district.Past.Reverse().TakeWhile(s => s.Bills.Count > 0 && IsLacked(s)) : [];
        return past.Concat(open).Select(s => new BillId(code, segment, segment.PeriodDueIn(s.PayMonth)));
    }

    private bool IsLacking(Sheet sheet, VillageCode code, Segment segment, Village? village, bool isUnreadable)
    {
        if (!sheet.IsWhole(code) || sheet.Bill(code, segment) is not null)
        {
            return false;
        }

        if (village is not null)
        {
            return district.MayOwe(village, segment, sheet.PayMonth);
        }

        // A row that cannot be read does not say what is owed: what was billed last, or else the newest month.
        var last = isUnreadable
            ? district.Past.Concat(district.Sheets).Where(s => s.BillsOf(code).Any()).MaxBy(s => s.PayMonth) : null;
        return isUnreadable && (last is null
            ? sheet.PayMonth == rules.OpenSheets(today).To
            : sheet.PayMonth > last.PayMonth && last.Bill(code, segment) is not null);
    }

    /// <summary>
    /// Months that were over before whatever kept them from being billed was mended: nothing else says that they are
    /// owed. Known by what was on the list before; each stays until somebody signs it off, or a bill comes up.
    /// </summary>
    private IEnumerable<WorkItem> NeverBilled(VillageCode code, Village? village, bool isUnreadable) =>
        from segment in Segments.All
        from newest in NewestNeverBilled(code, segment)
        let months = district.Past.Reverse().SkipWhile(s => s.PayMonth > newest)
            .TakeWhile(s => s.Bills.Count > 0 && IsLacking(s, code, segment, village, isUnreadable))
            .Select(s => new BillId(code, segment, segment.PeriodDueIn(s.PayMonth))).Reverse().ToList()
        where months.Count > 0 && months[^1].PayMonth == newest
            && !Lacking(code, segment, village, isUnreadable).Any(b => b.PayMonth == newest)
        select Item(WorkKinds.NeverBilled, code) with
        {
            Subject = $"{code}~{segment.Key()}~{newest}",
            Why = new Said(
                $"{Shortfall.Names(months)} tidak pernah ditagih lewat sistem ini, dan tagihannya tidak dibuat lagi",
                $"{Shortfall.Names(months)} was never billed through this system, and no bill is made any more"),
            Newest = newest,
            Stakes = [.. months.Select(b => new Stake(b, Rupiah.Zero, village?.People(segment, b.Period) ?? 0))],
        };

    /// <summary>Of those that are known already, and of the one that the list named until it was mended.</summary>
    private IEnumerable<PayMonth> NewestNeverBilled(VillageCode code, Segment segment)
    {
        var start = $"{WorkKinds.NeverBilled.Key}~{code}~{segment.Key()}~";
        var known = neverBilled.Where(k => k.StartsWith(start, StringComparison.Ordinal))
            .Select(k => PayMonth.TryParse(k[start.Length..], out var month) ? month : (PayMonth?)null)
            .OfType<PayMonth>();
        return (facts.Seen.ContainsKey($"{WorkKinds.NoBill.Key}~{code}")
            ? known.Append(rules.OpenSheets(today).From.Plus(-1))
            : known).Distinct();
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
