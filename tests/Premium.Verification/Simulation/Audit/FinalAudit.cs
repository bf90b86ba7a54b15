using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the bank says at the end, over all its accounts.</summary>
public sealed record BankTotals(long PaidIn, long Executed, long GivenBack, long Balances);

/// <summary>
/// After some days without faults: everything ties out to the rupiah, nothing is left open, and every village that
/// could pay has paid, whatever was wrong with its neighbours (rule 6).
/// </summary>
internal sealed class FinalAudit(AuditBooks books, RunAudit runs, AlertAudit alerts)
{
    /// <summary>A mandate of this limit holds back no village of a simulation.</summary>
    private const long LimitOfNone = 50_000_000;

    public void Check(BankTotals bank, int messages, DateTimeOffset calmSince, DateTimeOffset now)
    {
        foreach (var bill in books.Bills)
        {
            CheckFate(bill);
        }

        CheckTotals(bank);
        CheckReceipts();
        foreach (var village in books.Villages.Values)
        {
            CheckPaid(village, calmSince, now);
        }

        if (messages != alerts.Accepted)
        {
            books.Broken("8", $"mailboxes hold {messages} messages, {alerts.Accepted} were accepted");
        }

        foreach (var (run, since) in runs.Open)
        {
            if (now - since > TimeSpan.FromDays(1))
            {
                books.Broken("7", $"run {run} was opened at {since:O} and never closed");
            }
        }
    }

    public void Journal(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            books.Broken("journal", $"{problem}");
        }
    }

    private void CheckFate(BillEntry bill)
    {
        if (bill.Debits.Find(d => !d.IsFinal) is { } live)
        {
            books.Broken("lost", $"attempt {live.Id} is still {live.State}, the bank executed Rp{live.Executed}");
        }

        foreach (var debit in bill.Debits)
        {
            if (debit.State == "Paid" ? debit.Executed != debit.Amount : debit.Kept != 0)
            {
                books.Broken(
                    "1",
                    $"attempt {debit.Id} is {debit.State}; bank: executed Rp{debit.Executed}, keeps Rp{debit.Kept}");
            }
        }

        if (bill.Debits.Find(d => d is { State: "Paid", IsReversed: false } && d.Kept != d.Amount) is { } back)
        {
            books.Broken("1", $"the bank gave Rp{back.GivenBack} of {back.Id} back and {bill.Id} is {bill.State}");
        }

        if (bill.Alerts.FirstOrDefault(a => a.Value.State is "Raised" or "Sending") is { Key: { } stage })
        {
            books.Broken("8", $"alert {bill.Id} {stage} was raised and never sent");
        }
    }

    private void CheckTotals(BankTotals bank)
    {
        var debits = books.Bills.SelectMany(b => b.Debits).ToList();
        var executed = debits.Sum(d => d.Executed);
        var givenBack = debits.Sum(d => d.GivenBack);
        var paid = debits.Where(d => d.State == "Paid").Sum(d => d.Amount);
        var refusedAndBack = debits.Where(d => d.State != "Paid").Sum(d => d.Executed);
        if (executed != bank.Executed || givenBack != bank.GivenBack || executed != paid + refusedAndBack
            || bank.PaidIn - executed + givenBack != bank.Balances)
        {
            books.Broken(
                "1",
                $"the bank says {bank}; audited {executed} executed, {givenBack} given back, {paid} paid");
        }
    }

    /// <summary>Every covered bill has its one receipt, every other only those of money given back since.</summary>
    private void CheckReceipts()
    {
        long receipts = 0;
        long covered = 0;
        foreach (var bill in books.Bills)
        {
            var isCovered = bill.State == "Covered";
            if (bill.Receipts.Count != bill.VoidReceipts + (isCovered ? 1 : 0))
            {
                books.Broken("receipt", $"bill {bill.Id} is {bill.State} and has {bill.Receipts.Count} receipts");
            }

            receipts = checked(receipts + bill.Receipts.Skip(bill.VoidReceipts).Sum());
            covered = checked(covered + (isCovered ? bill.Amount : 0));
        }

        if (receipts != covered)
        {
            books.Broken("receipt", $"receipts are over Rp{receipts}, what they cover is Rp{covered}");
        }
    }

    /// <summary>With money, a good mandate and days enough, everything owed is in, oldest first.</summary>
    private void CheckPaid(VillageFacts village, DateTimeOffset calmSince, DateTimeOffset now)
    {
        var (from, to) = (AuditBooks.Day(calmSince), AuditBooks.Day(now));
        if (books.ChangedAt[village.Code] > calmSince
            || village is not { IsReadable: true, IsBillable: true, IsPaused: false, Mandate: { } mandate }
            || mandate.IsRevoked || mandate.From > from || mandate.To < to || !mandate.IsAllowedSource
            || mandate.Limit.Value < LimitOfNone)
        {
            return;
        }

        foreach (var segment in (Segment[])[Segment.Pu, Segment.Bpu])
        {
            // A debt stays one at any age, and what a person must look at first holds up every younger bill.
            foreach (var id in books.Calendar.OlderMonths(segment, from)
                .Select(month => new BillId(village.Code, segment, month))
                .Where(id => books.Find(id) is { State.Length: > 0 })
                .Concat(books.Calendar.Open(village.Code, segment, from))
                .Where(village.Owes))
            {
                var bill = books.Find(id);
                if (bill?.State is "Refused" || bill?.NextTry > now)
                {
                    break;
                }

                if (bill is not { IsPaid: true })
                {
                    books.Broken("6", $"{id} could be paid since {from:O} and is {bill?.ToString() ?? "not planned"}");
                }
            }
        }
    }
}
