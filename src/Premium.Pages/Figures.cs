using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

/// <summary>The bills of one village, oldest month first.</summary>
public sealed record VillageBills(Village Village, IReadOnlyList<BillView> Bills)
{
    public IEnumerable<BillView> Open => Bills.Where(b => !b.Bill.State.IsPaid());

    public Rupiah Unpaid => Rupiah.Sum(Open.Select(b => b.Bill.Amount));
}

/// <summary>In which order the villages of a district are shown.</summary>
public enum BillOrder
{
    /// <summary>Those that need action first.</summary>
    Urgent,
    Village,

    /// <summary>Most unpaid rupiah first.</summary>
    Sum,

    /// <summary>Nearest safe debit day of an unpaid bill first.</summary>
    Due,
}

/// <summary>What the pages count beyond the tallies.</summary>
public static class Figures
{
    /// <summary>Missed, or still unpaid after the safe debit day.</summary>
    public static bool NeedsAction(this BillView view) =>
        !view.Bill.State.IsPaid() && (view.Bill.IsMissed || view.DaysLeft < 0);

    /// <summary>
    /// Who is at risk, as the month's chart counts it: people of bills unpaid after their safe debit day. Several
    /// months of one segment are the same people.
    /// </summary>
    public static (int People, int Villages) Late(IEnumerable<BillView> bills)
    {
        var late = bills.Where(b => !b.Bill.State.IsPaid() && b.DaysLeft < 0).ToList();
        return (
            Bill.PeopleOf(late.Select(b => b.Bill)),
            late.DistinctBy(b => b.Village.Code).Count());
    }

    /// <summary>The unpaid bill whose safe debit day is or was the first; null if all is paid.</summary>
    public static BillView? Oldest(IEnumerable<BillView> bills) =>
        bills.Where(b => !b.Bill.State.IsPaid()).MinBy(b => b.SafeDay);

    /// <summary>Where two are alike, villages that need action come first, then those of lower code.</summary>
    public static IReadOnlyList<VillageBills> ByVillage(IEnumerable<BillView> bills, BillOrder order = BillOrder.Urgent)
    {
        var villages = bills
            .GroupBy(b => b.Village.Code)
            .OrderBy(g => !g.Any(NeedsAction))
            .ThenBy(g => g.Key)
            .Select(g => new VillageBills(
                g.First().Village, [.. g.OrderBy(b => b.Bill.Id.Period).ThenBy(b => b.Bill.Id.Segment)]));
        return
        [
            .. order switch
            {
                BillOrder.Urgent => villages,
                BillOrder.Village => villages.OrderBy(v => v.Village.Name, StringComparer.OrdinalIgnoreCase),
                BillOrder.Sum => villages.OrderByDescending(v => v.Unpaid),
                BillOrder.Due => villages.OrderBy(v => v.Open.Select(b => (DateOnly?)b.SafeDay).Min()
                    ?? DateOnly.MaxValue),
            },
        ];
    }
}
