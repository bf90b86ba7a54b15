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

/// <summary>Thresholds of standing; the law is unsure here, so they stand in one place.</summary>
/// <param name="DueSoonDays">Days before the safe debit day.</param>
/// <param name="LateDays">Days after the legal due day before one unpaid month counts as at risk.</param>
public sealed record StandingRules(int DueSoonDays = 10, int LateDays = 7)
{
    /// <summary>More than so many unpaid months in a row end membership.</summary>
    internal const int MonthsToLapse = 3;

    /// <summary>
    /// The standing on a day. Steps towards <see cref="Standing.Lapsed"/> are taken only on days up to the last good
    /// reconciliation, and on the one that begins as the proven day is over: money may be in that we do not know of.
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
                ? unpaid.Where(b => (day < today ? day.AddDays(1) : today) > Due(b).AddDays(LateDays)).ToList()
                : [];
            return proven.Count switch
            {
                0 => Standing.Late,
                1 => Standing.AtRisk1,
                2 => Standing.AtRisk2,
                _ => MonthsInARow(proven) > MonthsToLapse ? Standing.Lapsed : Standing.AtRisk3,
            };
        }

        if (unpaid.Any(b => today >= calendar.SafeDebitDay(b.Id.Segment, b.Id.Period).AddDays(-DueSoonDays)))
        {
            return Standing.DueSoon;
        }

        // A receipt says little while it is not certain that the money stayed.
        if (all.Any(b => b.State == BillState.Debited || b.Doubt is not null))
        {
            return Standing.AwaitingReceipt;
        }

        // Without any receipt nobody may say "covered", even if nothing is due yet.
        return all.Any(b => b.State == BillState.Covered) ? Standing.Active
            : unpaid.Count > 0 ? Standing.DueSoon
            : Standing.AwaitingReceipt;
    }

    /// <summary>
    /// The first day on which it is <see cref="Standing.Lapsed"/> if nothing more is paid; null while nothing is owed.
    /// A paid month breaks the row; months after the newest bill count as unpaid.
    /// </summary>
    /// <param name="bills">The bills of one village and segment, in any order.</param>
    /// <param name="calendar">Due days.</param>
    public DateOnly? LapsesOn(IEnumerable<Bill> bills, Calendar calendar)
    {
        List<Bill> all = [.. bills.OrderBy(b => b.Id.Period)];
        if (all.TrueForAll(b => b.State.IsPaid()))
        {
            return null;
        }

        Period? first = null;
        for (var i = 0; i < all.Count; i++)
        {
            var period = all[i].Id.Period;
            first = all[i].State.IsPaid() ? null
                : first is not null && all[i - 1].Id.Period.Plus(1) == period ? first
                : period;
            if (first?.Plus(MonthsToLapse) == period)
            {
                break;
            }
        }

        var newest = all[^1].Id;
        return LapseDay(newest.Segment, first ?? newest.Period.Plus(1), calendar);
    }

    /// <summary>The day on which cover lapses if from this contribution month on nothing is paid.</summary>
    public DateOnly LapseDay(Segment segment, Period first, Calendar calendar) =>
        calendar.LegalDueDay(segment, first.Plus(MonthsToLapse)).AddDays(LateDays + 1);

    private static int MonthsInARow(IEnumerable<Bill> bills)
    {
        var (longest, length) = (0, 0);
        Period? last = null;
        foreach (var period in bills.Select(b => b.Id.Period).Order())
        {
            length = last?.Plus(1) == period ? length + 1 : 1;
            longest = Math.Max(longest, length);
            last = period;
        }

        return longest;
    }
}
