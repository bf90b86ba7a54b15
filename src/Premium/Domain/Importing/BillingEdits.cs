namespace Premium.Domain;

/// <summary>What a list of BPJS's billings says beside our own lists.</summary>
internal sealed class BillingEdits(ImportDraft draft, Rules rules)
{
    private readonly BillingComparison comparison = new(rules.Tariffs);

    public void Apply()
    {
        foreach (var (row, billing) in draft.File.Billings)
        {
            if (draft.Known(billing.Village, [row]) is { } known && IsRight(row, billing, known.Village))
            {
                Take(billing, known);
            }
        }
    }

    private bool IsRight(int row, BpjsBilling billing, Village village)
    {
        if (village.Npp.Length > 0 && billing.Npp.Length > 0 && village.Npp != billing.Npp)
        {
            draft.Add(row, "NPP", billing.Npp, $"{village.Npp}, as the register has it", village.Code);
            return false;
        }

        if (BillingCheck.Problem(billing) is { Length: > 0 } problem)
        {
            draft.Add(row, "tagihan", billing.Total.ToString(), $"a billing that makes sense: {problem}", village.Code);
            return false;
        }

        if (!village.Owes(billing.Segment, billing.Bill.PayMonth))
        {
            draft.Add(
                row, "bulan iuran", billing.Period.ToString(),
                $"a month in which the village has {billing.Segment.Label()} members", village.Code);
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
