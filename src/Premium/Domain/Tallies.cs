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
        var bills = new List<Bill>();
        foreach (var segment in Segments.All)
        {
            var newest = rules.Newest(segment, today);
            foreach (var period in rules.OpenPeriods(segment, today))
            {
                // The sheets of one segment's open months hold older bills of the other.
                var sheet = sheets.First(s => s.Period == period);
                bills.AddRange(sheet.Bills.Where(b =>
                    b.Id.Segment == segment && InScope(b, sheet, newest, today, rules)));
                expected += register.Villages.Count(v => v.Owes(segment, period)
                    && (sheet.Bill(v.Code, segment) is not { } bill || InScope(bill, sheet, newest, today, rules)));
            }
        }

        var scope = bills.Select(b => b.Id).ToHashSet();
        var villages = register.Villages.ToDictionary(v => v.Code);
        int Of(params BillState[] states) => bills.Count(b => states.Contains(b.State));
        return new Tally(
            Expected: expected,
            Done: Of(BillState.Debited, BillState.Covered),
            Short: Of(BillState.Short),
            Refused: Of(BillState.Refused),
            Unknown: Of(BillState.Debiting, BillState.Unknown),
            Held: Of(BillState.Held),
            Skipped: Of(BillState.Planned) + (expected - bills.Count(b => IsEntitled(b, villages))),
            Alerts: sheets.Sum(s => s.Alerts.Count(a =>
                scope.Contains(a.Bill) && a.State != AlertState.Withdrawn)));
    }

    private static bool InScope(Bill bill, Sheet sheet, Period newest, DateOnly today, Rules rules)
    {
        if (bill.Id.Period >= newest || !bill.State.IsPaid())
        {
            return true;
        }

        return sheet.LastDebit(bill)?.AnsweredAt is { } paid && Period.Of(rules.Today(paid)) == Period.Of(today);
    }

    private static bool IsEntitled(Bill bill, Dictionary<VillageCode, Village> villages) =>
        villages.TryGetValue(bill.Id.Village, out var village) && village.Owes(bill.Id.Segment, bill.Id.Period);
}
