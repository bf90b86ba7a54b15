namespace Premium.Domain;

/// <summary>Where the cover of a village and segment is (status perlindungan), from good to lost.</summary>
public enum Standing
{
    /// <summary>The BPJS receipt for every month due is in.</summary>
    Active,

    /// <summary>Debited, no receipt yet: nobody may say "covered".</summary>
    AwaitingReceipt,

    /// <summary>Unpaid, and the safe debit day is near.</summary>
    DueSoon,

    /// <summary>Past the legal due day.</summary>
    Late,

    AtRisk1,
    AtRisk2,
    AtRisk3,

    /// <summary>More than three months in a row unpaid: membership ended (BPU) or claims refused.</summary>
    Lapsed,
}

/// <summary>Thresholds of standing; the law is unsure here, so they are settings.</summary>
/// <param name="DueSoonDays">Days before the safe debit day.</param>
/// <param name="LateDays">Days after the legal due day before one unpaid month counts as at risk.</param>
public sealed record StandingRules(int DueSoonDays = 10, int LateDays = 7)
{
    /// <summary>
    /// The standing on a day. Steps towards <see cref="Standing.Lapsed"/> are taken only on days up to the last good
    /// reconciliation: money may be in that we do not know of.
    /// </summary>
    /// <param name="bills">The bills of one village and segment, in any order.</param>
    /// <param name="today">The day asked for.</param>
    /// <param name="reconciledTo">Day of the last good reconciliation; null if there was none.</param>
    /// <param name="calendar">Due days.</param>
    public Standing Of(IEnumerable<Bill> bills, DateOnly today, DateOnly? reconciledTo, Calendar calendar)
    {
        var all = bills.ToList();
        var unpaid = all.Where(b => !b.State.IsPaid()).ToList();
        DateOnly Due(Bill bill) => calendar.LegalDueDay(bill.Id.Segment, bill.Id.Period);
        var overdue = unpaid.Count(b => today > Due(b));
        if (overdue > 0)
        {
            var proven = reconciledTo is { } day
                ? unpaid.Count(b => (day < today ? day : today) > Due(b).AddDays(LateDays))
                : 0;
            return proven switch
            {
                0 => Standing.Late,
                1 => Standing.AtRisk1,
                2 => Standing.AtRisk2,
                3 => Standing.AtRisk3,
                _ => Standing.Lapsed,
            };
        }

        if (unpaid.Any(b => today >= calendar.SafeDebitDay(b.Id.Segment, b.Id.Period).AddDays(-DueSoonDays)))
        {
            return Standing.DueSoon;
        }

        return all.Any(b => b.State == BillState.Debited) ? Standing.AwaitingReceipt : Standing.Active;
    }
}
