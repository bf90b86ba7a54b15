namespace Premium.Domain;

/// <summary>How the bills of a pay month stood at the end of one day.</summary>
/// <param name="Day">Local.</param>
/// <param name="Paid">Paid by then.</param>
/// <param name="Open">Not paid, and still in time.</param>
/// <param name="AtRisk">Not paid, and its safe debit day was over.</param>
/// <param name="Safe">Segments whose last safe debit day this is.</param>
public sealed record MonthDay(DateOnly Day, int Paid, int Open, int AtRisk, IReadOnlyList<Segment> Safe);

/// <summary>A pay month day by day: what was paid, open and at risk. Pure.</summary>
public static class MonthCurve
{
    /// <param name="month">Which.</param>
    /// <param name="bills">Of that month, each with the day on which it was paid; null where it is not.</param>
    /// <param name="today">No day after it is counted, though its safe days are named.</param>
    /// <param name="calendar">Of banking days.</param>
    public static IReadOnlyList<MonthDay> Of(
        PayMonth month, IReadOnlyList<(BillId Bill, DateOnly? PaidOn)> bills, DateOnly today, Calendar calendar)
    {
        var safe = Segments.All.ToDictionary(
            s => s,
            s => bills.Where(b => b.Bill.Segment == s).Select(b => (DateOnly?)SafeDay(b.Bill)).FirstOrDefault());
        var last = month.FirstDay.AddMonths(1).AddDays(-1);
        return
        [
            .. Enumerable.Range(0, last.Day).Select(at => month.FirstDay.AddDays(at)).Select(day =>
            {
                var counted = day <= today ? bills : [];
                var paid = counted.Count(b => b.PaidOn <= day);
                var late = counted.Count(b => !(b.PaidOn <= day) && SafeDay(b.Bill) < day);
                return new MonthDay(
                    day, paid, counted.Count - paid - late, late, [.. Segments.All.Where(s => safe[s] == day)]);
            }),
        ];

        DateOnly SafeDay(BillId bill) => calendar.SafeDebitDay(bill.Segment, bill.Period);
    }
}
