namespace Premium.Domain;

/// <summary>What a list of BPJS's billings says beside our own lists.</summary>
internal sealed class BillingEdits(ImportDraft draft, Rules rules, bool isResumed)
{
    private readonly BillingComparison comparison = new(rules.Tariffs);

    public void Apply()
    {
        var taken = new List<Placed<BpjsBilling>>();
        foreach (var (row, billing) in draft.File.Billings)
        {
            if (draft.Known(billing.Village, [row]) is { } known && IsRight(row, billing, known.Village))
            {
                Take(billing, known);
                taken.Add(new(row, billing));
            }
        }

        RefuseCodesUsedTwice(taken);
    }

    /// <summary>
    /// BPJS books what comes under a code to one bill. Which of two bills has it right nobody here can know, so both
    /// rows are named; and again, because a village that is left out keeps the code that another row may want.
    /// </summary>
    private void RefuseCodesUsedTwice(List<Placed<BpjsBilling>> taken)
    {
        for (var isNew = true; isNew;)
        {
            isNew = false;
            var left = draft.WrongVillages();
            var users = Users(left);
            foreach (var (row, billing) in taken.Where(t => !left.Contains(t.Value.Village)))
            {
                var others = users[billing.KodeIuran].Where(b => b != billing.Bill).ToList();
                if (others.Count > 0)
                {
                    draft.Add(
                        row, "kode iuran", billing.KodeIuran, ImportText.CodeOfItsOwn(others[0]), billing.Village);
                    isNew = true;
                }
            }
        }
    }

    /// <summary>Which bills have a code, as it would be; a tried one may be paid under each that it had.</summary>
    private ILookup<string, BillId> Users(HashSet<VillageCode> left)
    {
        var ours = draft.BillingsWithout(left).ToDictionary(b => b.Bill);
        var stored = draft.State.Districts.SelectMany(d => d.Billings.All).ToList();
        var now = stored.Where(b => !ours.ContainsKey(b.Bill) && !IsNobodys(b.Bill)).Concat(ours.Values)
            .Select(b => (b.KodeIuran, b.Bill));
        var before = stored.Where(b => !isResumed && IsTried(b.Bill))
            .SelectMany(b => b.EarlierCodes.Append(b.KodeIuran).Select(code => (code, b.Bill)));
        return now.Concat(before).Distinct().ToLookup(u => u.Item1, u => u.Bill, StringComparer.Ordinal);
    }

    private bool IsTried(BillId bill) =>
        draft.State.Sheet(bill.Village, bill.PayMonth)?.Bill(bill.Village, bill.Segment) is { IsUntried: false };

    /// <summary>
    /// A month that its village answers for no more, or not yet, and that has no bill: of a village that goes on under
    /// another code the old one keeps the row.
    /// </summary>
    private bool IsNobodys(BillId bill)
    {
        var sheet = draft.State.Sheet(bill.Village, bill.PayMonth);
        return draft.Find(bill.Village) is { Village: var village }
            && (bill.PayMonth < village.Since || bill.PayMonth > village.Until)
            && (sheet is null || (sheet.IsReadable(village.Code) && sheet.Bill(village.Code, bill.Segment) is null));
    }

    private bool IsRight(int row, BpjsBilling billing, Village village)
    {
        if (village.Npp.Length > 0 && billing.Npp.Length > 0 && village.Npp != billing.Npp)
        {
            draft.Add(row, "NPP", billing.Npp, ImportText.AsRegistered(village.Npp), village.Code);
            return false;
        }

        if (BillingCheck.Problem(billing) is { } problem)
        {
            draft.Add(row, "tagihan", billing.Total.ToString(), ImportText.SoundBilling(problem), village.Code);
            return false;
        }

        if (!village.Owes(billing.Segment, billing.Bill.PayMonth))
        {
            draft.Add(
                row, "bulan iuran", billing.Period.ToString(),
                ImportText.MonthWithMembers(billing.Segment), village.Code);
            return false;
        }

        return true;
    }

    private void Take(BpjsBilling billing, VillageImport village)
    {
        var known = draft.State.Billings(billing.Village).Of(billing.Bill);
        if (known?.SaysTheSameAs(billing) == true)
        {
            return;
        }

        draft.Billings.Add(billing);
        if (known is not null && known.KodeIuran != billing.KodeIuran)
        {
            draft.Note(
                billing.Village, $"kode iuran {billing.KodeIuran} menggantikan {known.KodeIuran}",
                $"kode iuran {billing.KodeIuran} replaces {known.KodeIuran}");
        }

        var difference = comparison.Of(billing, village.Roster);
        if (difference.IsWork(rules.BillingDifferenceMax))
        {
            var text = DifferenceText.Of([difference]);
            draft.Note(billing.Village, text.Indonesian, text.English);
        }
    }
}
