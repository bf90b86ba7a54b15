using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

/// <summary>The bills of one village, oldest month first.</summary>
public sealed record VillageBills(Village Village, IReadOnlyList<BillView> Bills);

/// <summary>What the pages count beyond the tallies.</summary>
public static class Figures
{
    /// <summary>Missed, or still unpaid after the safe debit day.</summary>
    public static bool NeedsAction(this BillView view) =>
        !view.Bill.State.IsPaid() && (view.Bill.State.IsMissed() || view.DaysLeft < 0);

    /// <summary>
    /// Who is at risk, as the month's report counts it: people of bills unpaid after their safe debit day. Several
    /// months of one segment are the same people.
    /// </summary>
    public static (int People, int Villages) Late(IEnumerable<BillView> bills)
    {
        var late = bills.Where(b => !b.Bill.State.IsPaid() && b.Standing >= Standing.Late).ToList();
        return (
            late.GroupBy(b => (b.Village.Code, b.Bill.Id.Segment)).Sum(g => g.Max(b => b.Bill.HeadCount)),
            late.DistinctBy(b => b.Village.Code).Count());
    }

    /// <summary>The unpaid bill whose safe debit day is or was the first; null if all is paid.</summary>
    public static BillView? Oldest(IEnumerable<BillView> bills) =>
        bills.Where(b => !b.Bill.State.IsPaid()).MinBy(b => b.SafeDay);

    /// <summary>Villages that need action first, then by code.</summary>
    public static IReadOnlyList<VillageBills> ByVillage(IEnumerable<BillView> bills) =>
    [
        .. bills
            .GroupBy(b => b.Village.Code)
            .OrderBy(g => !g.Any(NeedsAction))
            .ThenBy(g => g.Key)
            .Select(g => new VillageBills(
                g.First().Village,
                [.. g.OrderBy(b => b.Bill.Id.Period).ThenBy(b => b.Bill.Id.Segment)])),
    ];
}
