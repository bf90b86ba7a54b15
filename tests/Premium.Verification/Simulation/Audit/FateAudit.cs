namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rules 1, 2 and 4 where an attempt gets its fate: what the engine had heard that allows it, and, because a bank's
/// word proves nothing, what the bank's own ledger says.
/// </summary>
internal sealed class FateAudit(AuditBooks books, PeopleAudit people)
{
    /// <summary>A worker that stood still for longer than this would have been killed by its host.</summary>
    public static readonly TimeSpan WorkMax = TimeSpan.FromMinutes(45);

    public void TakeReversal(BillEntry bill, string attempt, AuditRow row)
    {
        var debit = bill.Debits.Find(d => d.Id.PaymentReference.EndsWith(attempt, StringComparison.Ordinal));
        if (debit is null || bill.PaidBy != debit || row.Long("Amount") != debit.Amount
            || debit.GivenBack != debit.Amount)
        {
            books.Broken(
                "4",
                $"{bill.Id}, attempt {attempt}: Rp{row.Long("Amount")} reversed, Rp{debit?.GivenBack} given back");
        }

        if (debit is not null)
        {
            people.Uses(debit.Id, "GivenBack");
            debit.IsReversed = true;
            books.ReceiptDifferences -= bill.Receipts.Skip(bill.VoidReceipts).Sum(r => r - bill.Amount);
            bill.VoidReceipts = bill.Receipts.Count;
        }
    }

    /// <summary>What was refused is adopted: the ledger has it, and a statement or two people said so.</summary>
    public void TakeAdoption(BillEntry bill, string attempt, AuditRow row)
    {
        var debit = bill.Debits.Find(d => d.Id.PaymentReference.EndsWith(attempt, StringComparison.Ordinal));
        if (debit is not { State: "Refused" or "Abandoned", IsAdopted: false } || row.Long("Amount") != debit.Amount
            || debit.Executed != debit.Amount)
        {
            books.Broken(
                "4", $"{bill.Id}, attempt {attempt}: adopted, and the bank executed Rp{debit?.Executed} of it");
            return;
        }

        if (!people.Uses(debit.Id, "Executed") && !debit.IsSeenTaken)
        {
            books.Broken("2", $"attempt {debit.Id} is adopted, and no statement showed it");
        }

        debit.IsAdopted = true;
    }

    /// <summary>A bank's word proves nothing: what its ledger says must bear it out.</summary>
    public void CheckLedger(DebitEntry debit, string state)
    {
        if ((state == "Paid" && debit.Executed != debit.Amount) || (state == "Abandoned" && debit.Kept != 0))
        {
            books.Broken(
                state == "Paid" ? "2" : "4",
                $"attempt {debit.Id} became {state}; the bank executed Rp{debit.Executed}, keeps Rp{debit.Kept}");
        }
    }

    public void CheckProof(DebitEntry debit, string state, DateTimeOffset now)
    {
        const Proof forPaid = Proof.Paid | Proof.InquiryAgreesPaid | Proof.StatementLine;
        switch (state)
        {
            case "Paid" when (debit.Proof & forPaid) == 0:
            case "Refused" when (debit.Proof & Proof.Refusals) == 0 && (debit.GivenBack == 0 || debit.Kept != 0):
                books.Broken(
                    (debit.Proof & (Proof.InquiryDisagrees | Proof.NotFound)) != 0 ? "4" : "2",
                    $"attempt {debit.Id} became {state}, and all the bank said was {debit.Proof}");
                break;
            case "Abandoned":
                var settled = books.SettledAt(debit);
                if (debit.NotFoundAt is null || debit.NotFoundAt < settled || debit.NotFoundAt > now
                    || debit.LackingAt is null || debit.LackingAt < settled
                    || now - debit.NotFoundAt > WorkMax || now - debit.LackingAt > WorkMax)
                {
                    books.Broken("4", $"attempt {debit.Id} was abandoned without fresh proofs after {settled:O}");
                }

                if (debit.OddAt >= settled && debit.OddAt == debit.LackingAt)
                {
                    books.Broken("4", $"attempt {debit.Id} was abandoned beside an unexplained debit, {debit.OddAt:O}");
                }

                if (!books.ShownOurs.Contains(debit.Bank))
                {
                    books.Broken("4", $"attempt {debit.Id} was abandoned; {debit.Bank} never showed a payment of ours");
                }

                break;
            case "Reserved":
                books.Broken("1", $"attempt {debit.Id} was {debit.State} and is Reserved again");
                break;
        }
    }
}
