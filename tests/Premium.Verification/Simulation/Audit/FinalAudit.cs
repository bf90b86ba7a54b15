using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the bank says at the end, over all its accounts.</summary>
public sealed record BankTotals(long PaidIn, long Executed, long GivenBack, long Balances);

/// <summary>
/// After some days without faults: everything ties out to the rupiah, nothing is left open, and every village that
/// could pay has paid, whatever was wrong with its neighbours (rule 6).
/// </summary>
internal sealed class FinalAudit(AuditBooks books, RunAudit runs, AlertAudit alerts, TellingAudit telling)
{
    /// <summary>A mandate of this limit holds back no village of a simulation.</summary>
    private const long LimitOfNone = 50_000_000;

    /// <summary>What the bank books is on a statement that is reconciled within this time.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromDays(3);

    public void Check(BankTotals bank, int messages, DateTimeOffset calmSince, DateTimeOffset now)
    {
        foreach (var bill in books.Bills)
        {
            CheckFate(bill, now);
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

    /// <summary>
    /// What came back names nothing: of several payments of one sum the last is asked about, and that is told.
    /// </summary>
    private bool IsTakenForAnother(DebitEntry given) => books.Bills.Any(b =>
        b.IsDoubted && b.PaidBy is { } by && by != given
        && (by.Id.Bill.Village, by.Amount) == (given.Id.Bill.Village, given.Amount));

    /// <summary>
    /// The bank kept one of two payments of one sum, and gave the other back in words that name neither: nobody can
    /// tell which, and the village has paid once.
    /// </summary>
    private bool IsEither(BillEntry bill, DebitEntry debit) => bill.Kept == debit.Amount && books.HasObscure(debit)
        && bill.Debits.Exists(d => d != debit && d.Account == debit.Account && d.Amount == debit.Amount
            && d.Executed == d.Amount && (d.Kept == 0) != (debit.Kept == 0));

    private void CheckFate(BillEntry bill, DateTimeOffset now)
    {
        if (bill.Debits.Find(d => !d.IsFinal) is { } live && !MayBeOpen(bill, live, now))
        {
            books.Broken("lost", $"attempt {live.Id} is still {live.State}, the bank executed Rp{live.Executed}");
        }

        // Whatever the bank's ledger keeps, or gave back, is known by now, or stands as a doubt that somebody is told.
        foreach (var debit in bill.Debits.Where(d =>
            now - d.BookedAt > Noticed && !IsClosed(d) && !bill.IsDoubted && !IsEither(bill, d)))
        {
            if (debit.State == "Paid" || debit.IsAdopted ? debit.Executed != debit.Amount : debit.Kept != 0)
            {
                books.Broken(
                    "1",
                    $"attempt {debit.Id} is {debit.State}; bank: executed Rp{debit.Executed}, keeps Rp{debit.Kept}");
            }
        }

        if (bill.PaidBy is { } by && by.Kept != by.Amount && now - by.BookedAt > Noticed && !IsClosed(by)
            && !bill.IsDoubted && !IsTakenForAnother(by) && !IsEither(bill, by))
        {
            books.Broken("1", $"the bank gave Rp{by.GivenBack} of {by.Id} back and {bill.Id} is {bill.State}");
        }

        // What a mute of the last day put off goes out in the morning after.
        if (bill.Alerts.FirstOrDefault(a => a.Value.State is "Raised" or "Sending" && (
            AuditLadder.IsNews(a.Key) || !telling.IsSilent(bill, a.Key, now.AddHours(-1)))) is { Key: { } stage })
        {
            books.Broken("8", $"alert {bill.Id} {stage} was raised and never sent");
        }
    }

    private bool IsClosed(DebitEntry debit) => books.Closed.Contains(debit.Account);

    /// <summary>
    /// The bank may still book it; or its account gives no statement any more; or the ledger has a line that may be it,
    /// and nobody has said yet what that is.
    /// </summary>
    private bool MayBeOpen(BillEntry bill, DebitEntry live, DateTimeOffset now) =>
        books.SettledAt(live) > now - Noticed || IsClosed(live) || (bill.IsDoubted && books.HasObscure(live));

    /// <summary>
    /// A person must look first, and the ledger, not the engine, says why: the bank has money of this bill, or a line
    /// that says by no word whose it is; or of the account of an attempt that nobody cleared or signed no statement
    /// comes any more.
    /// </summary>
    private bool WaitsForPerson(BillEntry bill) =>
        bill.State == "Refused" || IsDisputed(bill)
        || bill.Debits.Exists(d => d.Id.Attempt > bill.Cleared && IsClosed(d) && !d.IsSignedAway && !d.IsReversed);

    /// <summary>The bank may have its money: nobody debits it, under whatever code.</summary>
    private bool IsDisputed(BillEntry bill) =>
        (bill.IsDoubted && bill.Debits.Exists(d => d.Kept != 0 || books.HasObscure(d)))
        || (bill.Hold == "BankContradicts" && bill.Debits.Exists(d => d.Executed != 0));

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

        // Fines and roundings, each of which was seen when it was taken.
        if (receipts - covered != books.ReceiptDifferences)
        {
            books.Broken(
                "receipt",
                $"receipts are over Rp{receipts}, what they cover is Rp{covered}, Rp{books.ReceiptDifferences} apart");
        }
    }

    /// <summary>With money, a good mandate and days enough, everything owed is in, oldest first.</summary>
    private void CheckPaid(VillageFacts village, DateTimeOffset calmSince, DateTimeOffset now)
    {
        var (from, to) = (AuditBooks.Day(calmSince), AuditBooks.Day(now));
        if (books.ChangedAt[village.Code] > calmSince
            || village is not { IsRegistered: true, IsReadable: true, IsBillable: true, IsPaused: false }
            || village.Mandate is not { } mandate
            || mandate.IsRevoked || mandate.From > from || mandate.To < to || !mandate.IsAllowedSource
            || mandate.Limit.Value < LimitOfNone || books.Closed.Contains(mandate.Account))
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
                if (bill is not null && (WaitsForPerson(bill) || bill.NextTry > now
                    || bill.Debits.Exists(d => !d.IsFinal && MayBeOpen(bill, d, now))))
                {
                    break;
                }

                if (bill is not { IsPaid: true } && !books.IsPaidUnderOtherCode(id, mandate.Account))
                {
                    // The same payer's, under another code: it, too, holds up what is younger.
                    if (books.Twins(id, mandate.Account).Any(IsDisputed))
                    {
                        break;
                    }

                    books.Broken("6", $"{id} could be paid since {from:O} and is {bill?.ToString() ?? "not planned"}");
                }
            }
        }
    }
}
