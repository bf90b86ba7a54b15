namespace Premium.Domain;

/// <summary>A bill without an attempt at the bank compared, which a restore may have taken.</summary>
/// <param name="Bill">Unpaid, as far as we know.</param>
/// <param name="Account">One that the attempt may have been made from.</param>
/// <param name="To">The last day on which the bank may have booked what was lost.</param>
public sealed record UntriedBill(Bill Bill, AccountNo Account, DateOnly To);

/// <summary>
/// Debits of an untried bill's sum that name no attempt. A restore takes the attempt that a cut reference, or the
/// bank's own words, would be known by: without it nothing but the sum is left.
/// </summary>
internal sealed class LostAttempts(DebitBook book, LineIndex lines, Rules rules)
{
    public IEnumerable<Break> Breaks() =>
        from untried in book.Untried
        let bill = untried.Bill
        from line in Unexplained(untried)
        select new Break(
            BreakKind.UnexplainedDebit, bill.Village, bill.Id.Attempt(bill.Attempts + 1).PaymentReference,
            Rupiah.Zero, line.Line.Amount)
        { Line = line.Line.Shown };

    private List<AttributedLine> Unexplained(UntriedBill untried)
    {
        var opening = rules.Calendar.OpeningDay(book.PayMonth);
        var left = lines.On(untried.Account).Where(l => l.Line.IsDebit && l.MayBeOf(untried.Bill.Id)
            && l.Line.Amount == untried.Bill.Amount && l.Line.Day >= opening && l.Line.Day <= untried.To).ToList();

        // A payment of the same sum that no line names is one of these, and it is known.
        foreach (var debit in book.Debits.Concat(book.Others).Where(d => d.Source == untried.Account
            && d.Amount == untried.Bill.Amount && book.IsExecuted(d) && !lines.Of(d.Id).Any(l => l.Line.IsDebit)))
        {
            var first = Rules.BankDay(debit.ReservedAt);
            var last = Rules.BankDay(rules.SettledAt(debit.Bank, debit.ReservedAt));
            if (left.Find(l => l.Line.Day >= first && l.Line.Day <= last) is { } its)
            {
                left.Remove(its);
            }
        }

        return left;
    }
}
