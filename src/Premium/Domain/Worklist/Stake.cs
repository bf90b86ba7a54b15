namespace Premium.Domain;

/// <summary>What is at stake with one bill, or with a month that has none.</summary>
public sealed record Stake(BillId Bill, Rupiah Sum, int People)
{
    public static IReadOnlyList<Stake> Of(IEnumerable<Bill> bills) =>
        [.. bills.Select(b => new Stake(b.Id, b.Amount, b.HeadCount))];

    /// <summary>Each bill once: a sum that differs on paper is a part of what is unpaid.</summary>
    public static Rupiah SumOf(IEnumerable<Stake> stakes) =>
        new(stakes.GroupBy(s => s.Bill).Sum(bill => bill.Max(s => s.Sum.Value)));

    /// <summary>The months of one village and segment are the same people.</summary>
    public static int PeopleOf(IEnumerable<Stake> stakes) => stakes
        .GroupBy(s => (s.Bill.Village, s.Bill.Segment)).Sum(months => months.Max(s => s.People));
}
