namespace Premium.Domain;

/// <summary>
/// Holds the rows of one village in a sheet against each other. Whoever can write a row from outside, or puts an old
/// export back, leaves rows that the program never writes together: such a bill is not debited.
/// </summary>
internal static class Misfits
{
    public static IEnumerable<string> Of(VillageRows rows) => Segments.All.SelectMany(segment =>
    {
        var debits = Array.FindAll(rows.Debits, d => d.Id.Bill.Segment == segment);
        if (Array.Find(rows.Bills, b => b.Id.Segment == segment) is { } bill)
        {
            return OfBill(bill, debits, rows).Select(what => Line(bill.Id, what));
        }

        return debits.Length > 0 ? [Line(debits[0].Id.Bill, $"{debits.Length} attempts, and the bill is gone")] : [];
    });

    private static string Line(BillId bill, string what) =>
        $"{bill.Village} {bill.Segment.Label()} {bill.Period} stands still: {what}.";

    private static IEnumerable<string> OfBill(Bill bill, Debit[] debits, VillageRows rows)
    {
        var there = debits.Select(d => d.Id.Attempt).ToHashSet();
        var gone = Enumerable.Range(1, bill.Attempts).Where(attempt => !there.Contains(attempt)).ToList();
        if (gone.Count > 0)
        {
            yield return $"the bill counts {bill.Attempts} attempts, and attempt {string.Join(", ", gone)} is gone";
        }

        foreach (var debit in debits)
        {
            var attempt = debit.Id.Attempt;
            if (attempt > bill.Attempts)
            {
                yield return $"the bill counts {bill.Attempts} attempts, and there is attempt {attempt}";
            }

            if (debit.Amount != bill.Amount)
            {
                yield return $"attempt {attempt} is over {debit.Amount}, the bill over {bill.Amount}";
            }

            if (!debit.State.IsFinal() && (attempt != bill.Attempts || !bill.State.IsLive()))
            {
                yield return $"attempt {attempt} is {debit.State}, and the bill {bill.State}";
            }
        }

        var paid = Array.FindAll(debits, rows.IsExecuted);
        if (paid.Length > 1 || (paid.Length == 1 && !bill.State.IsPaid()))
        {
            yield return $"attempt {string.Join(", ", paid.Select(d => d.Id.Attempt))} is Paid, "
                + $"and the bill {bill.State}";
        }

        var last = Array.Find(debits, d => d.Id.Attempt == bill.Attempts);
        if (bill.State.IsLive() && (last is null || last.State.IsFinal()))
        {
            yield return $"the bill is {bill.State}, and its last attempt {last?.State.ToString() ?? "gone"}";
        }

        // A receipt covers for good, unless the bank gave that money back or two people took it back.
        var receipts = rows.Of<Receipt>().Where(r => r.Bill == bill.Id).ToList();
        var valid = receipts.Count(r => !rows.IsTakenBack(r));
        if (valid > 0 && bill.State != BillState.Covered
            && valid > rows.Of<Reversal>().Count(r => r.BillId == bill.Id))
        {
            yield return $"its receipt is in, and the bill is {bill.State}";
        }

        if (valid == 0 && receipts.Count > 0 && bill.State == BillState.Covered)
        {
            yield return "its receipt was taken back, and the bill is Covered";
        }

        foreach (var withdrawal in rows.Of<ReceiptWithdrawal>()
            .Where(w => w.Bill == bill.Id && !receipts.Exists(w.IsOf)))
        {
            yield return $"receipt {withdrawal.Receipt} was proposed to be taken back, and is gone";
        }
    }
}
