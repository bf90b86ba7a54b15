using Premium.Ports;

namespace Premium.Domain;

/// <summary>
/// Counts a district's bills by fate, expected ones from the register and actual ones from the sheets.
/// </summary>
public static class Tallies
{
    /// <summary>
    /// In scope are the bills of the newest open months and older ones not paid before this calendar month, so that a
    /// run repeated on the same day counts the same bills. A register row that cannot be read is expected and skipped.
    /// </summary>
    public static Tally Count(DistrictRegister register, IReadOnlyList<Sheet> sheets, DateOnly today, Rules rules)
    {
        var expected = register.Malformed.Count;
        foreach (var village in register.Villages)
        {
            foreach (var segment in Segments.All)
            {
                foreach (var period in rules.OpenPeriods(segment, today).Where(p => village.Owes(segment, p)))
                {
                    var sheet = sheets.First(s => s.Period == period);
                    var bill = sheet.Bill(village.Code, segment);
                    expected += bill is null || InScope(bill, sheet, today, rules) ? 1 : 0;
                }
            }
        }

        var all = sheets.SelectMany(s => s.Bills.Select(b => (Sheet: s, Bill: b))).ToList();
        var bills = all.Where(b => InScope(b.Bill, b.Sheet, today, rules)).ToList();
        var scope = bills.Select(b => b.Bill.Id).ToHashSet();
        int Of(params BillState[] states) => bills.Count(b => states.Contains(b.Bill.State));
        return new Tally(
            Expected: expected,
            Done: Of(BillState.Debited, BillState.Covered),
            Short: Of(BillState.Short),
            Refused: Of(BillState.Refused),
            Unknown: Of(BillState.Debiting, BillState.Unknown),
            Held: Of(BillState.Held),
            Skipped: Of(BillState.Planned) + (expected - bills.Count(b => IsEntitled(b.Bill, register))),
            Alerts: sheets.Sum(s => s.Alerts.Count(a =>
                scope.Contains(a.Bill) && a.State != AlertState.Withdrawn)));
    }

    private static bool InScope(Bill bill, Sheet sheet, DateOnly today, Rules rules)
    {
        // The sheets of one segment's open months hold older bills of the other.
        if (!rules.OpenPeriods(bill.Id.Segment, today).Contains(bill.Id.Period))
        {
            return false;
        }

        var newest = rules.Newest(bill.Id.Segment, today);
        if (bill.Id.Period >= newest || !bill.State.IsPaid())
        {
            return true;
        }

        return sheet.LastDebit(bill)?.AnsweredAt is { } paid && Period.Of(rules.Today(paid)) == Period.Of(today);
    }

    private static bool IsEntitled(Bill bill, DistrictRegister register) =>
        register.Villages.Any(v => v.Code == bill.Id.Village && v.Owes(bill.Id.Segment, bill.Id.Period));
}
