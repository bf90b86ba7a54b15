namespace Premium.Domain;

/// <summary>
/// Counts a district's bills by fate, expected ones from the register and actual ones from the sheets.
/// </summary>
public static class Tallies
{
    /// <summary>
    /// In scope are the bills of the newest open sheet and older ones not paid before this calendar month, whatever
    /// their age, so that a run repeated on the same day counts the same bills. Expected is what exists or may still be
    /// made. A register row that cannot be read is expected and skipped.
    /// </summary>
    public static Tally Count(DistrictRegister register, IReadOnlyList<Sheet> sheets, DateOnly today, Rules rules)
    {
        var expected = register.Malformed.Count;
        var entitled = 0;
        var (from, _) = rules.OpenSheets(today);
        var villages = register.Villages.Select(v => v.Code).ToHashSet();
        var accounts = register.Villages.Select(v => v.Mandate?.Account).OfType<BankAccount>().ToHashSet();
        var bills = new List<Bill>();
        foreach (var sheet in sheets)
        {
            var inScope = sheet.Bills.Where(b => InScope(b, sheet, today, rules)).ToList();
            bills.AddRange(inScope);
            entitled += inScope.Count(b => villages.Contains(b.Village) || register.Moved.ContainsKey(b.Village)
                || IsRecoded(b, sheet, accounts));
            expected += Segments.All.Sum(segment => register.Villages.Count(v =>
                sheet.PayMonth >= from && v.Owes(segment, sheet.PayMonth) && sheet.Bill(v.Code, segment) is null));
        }

        expected += entitled;
        var scope = bills.Select(b => b.Id).ToHashSet();
        var doubted = bills.Count(b => b.State.IsPaid() && b.Doubt is not null);
        var of = bills.CountBy(b => b.State).ToDictionary();
        return new Tally(
            Expected: expected,
            Done: of.GetValueOrDefault(BillState.Debited) + of.GetValueOrDefault(BillState.Covered) - doubted,
            Short: of.GetValueOrDefault(BillState.Short),
            Refused: of.GetValueOrDefault(BillState.Refused),
            Unknown: of.GetValueOrDefault(BillState.Debiting) + of.GetValueOrDefault(BillState.Unknown),
            Held: of.GetValueOrDefault(BillState.Held) + doubted,
            Skipped: of.GetValueOrDefault(BillState.Planned) + (expected - entitled),
            Alerts: sheets.Sum(s => s.Alerts.Count(a =>
                a.State != AlertState.Withdrawn && scope.Contains(a.Bill) && !rules.Ladder.IsNews(a))));
    }

    /// <summary>Its code is gone from the register; the account it was debited from pays under another one.</summary>
    private static bool IsRecoded(Bill bill, Sheet sheet, HashSet<BankAccount> accounts) =>
        sheet.LastDebit(bill) is { } last && accounts.Contains(last.Account);

    private static bool InScope(Bill bill, Sheet sheet, DateOnly today, Rules rules)
    {
        if (sheet.PayMonth >= rules.NewestPayMonth(today) || !bill.State.IsPaid())
        {
            return true;
        }

        return (sheet.PaidBy(bill) ?? sheet.LastDebit(bill))?.AnsweredAt is { } paid
            && Period.Of(rules.Today(paid)) == Period.Of(today);
    }
}
