using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What an inquiry said, in the auditor's words; null where the bank did not say.</summary>
public sealed record InquirySaid(bool IsPaid, bool IsFinal, string? Reference, long? Amount, string? Account);

/// <summary>Rules 1 and 3 at the bank itself, and the proofs that its replies give.</summary>
internal sealed class BankAudit(AuditBooks books)
{
    public void Sent(DebitId id, string bank, string account, Rupiah amount)
    {
        if (books.FindDebit(id.PaymentReference) is not { } debit)
        {
            books.Broken("3", $"payment {id} was sent without a reserved attempt");
            return;
        }

        if (debit.IsFinal)
        {
            books.Broken("3", $"payment {id} was sent although it is {debit.State}");
        }

        if (++debit.TimesSent > 1)
        {
            books.Broken("3", $"payment {id} was sent {debit.TimesSent} times");
        }

        if (debit.Bank != bank || debit.Account != account || debit.Amount != amount.Value)
        {
            books.Broken("3", $"payment {id} was sent with other terms than reserved");
        }
    }

    /// <param name="id">The attempt.</param>
    /// <param name="isPaid">True for paid, false for refused or not sent, null for anything less clear.</param>
    public void Answered(DebitId id, bool? isPaid) => Prove(
        id.PaymentReference, isPaid switch { true => Proof.Paid, false => Proof.Refused, null => Proof.Silence });

    public void Inquired(DebitId id, InquirySaid? said, bool isNotFound, DateTimeOffset now)
    {
        if (books.FindDebit(id.PaymentReference) is not { } debit)
        {
            books.Broken("3", $"the bank was asked about {id}, which is not reserved");
            return;
        }

        if (isNotFound)
        {
            debit.NotFoundAt = now;
            debit.Proof |= Proof.NotFound;
        }
        else if (said is null)
        {
            debit.Proof |= Proof.Silence;
        }
        else
        {
            var agrees = (said.Reference is null || said.Reference == id.PaymentReference)
                && (said.Amount is null ? !said.IsPaid : said.Amount == debit.Amount)
                && (said.Account is null || said.Account == debit.Account);
            debit.Proof |= !agrees ? Proof.InquiryDisagrees
                : said.IsPaid ? Proof.InquiryAgreesPaid
                : said.IsFinal ? Proof.InquiryAgreesNotPaid
                : Proof.Silence;
        }
    }

    /// <param name="bank">Whose statement.</param>
    /// <param name="account">Of which account.</param>
    /// <param name="lines">Reference and amount of each debit line that carries a reference of ours.</param>
    /// <param name="from">First day of the statement.</param>
    /// <param name="now">When it was read.</param>
    public void StatementSeen(
        string bank, string account, IEnumerable<(string Reference, long Amount)> lines, DateOnly from,
        DateTimeOffset now)
    {
        if (books.Live(account) is not { Count: > 0 } live)
        {
            return;
        }

        var amounts = lines.ToLookup(l => l.Reference, l => l.Amount, StringComparer.Ordinal);
        foreach (var debit in live.Where(d => d.Bank == bank))
        {
            var reference = debit.Id.PaymentReference;
            if (amounts[reference].Contains(debit.Amount))
            {
                debit.Proof |= Proof.StatementLine;
            }

            if (!amounts.Contains(reference) && AuditBooks.Day(debit.ReservedAt) >= from)
            {
                debit.LackingAt = now;
            }
        }
    }

    /// <summary>The bank's own record: it executed a payment, or gave one back.</summary>
    public void Executed(DebitId id, string account, Rupiah amount, bool isGivenBack)
    {
        if (books.FindDebit(id.PaymentReference) is not { TimesSent: > 0 } debit)
        {
            books.Broken("3", $"the bank executed {id}, which was never sent");
            return;
        }

        if (isGivenBack)
        {
            debit.GivenBack = checked(debit.GivenBack + amount.Value);
        }
        else
        {
            debit.Executed = checked(debit.Executed + amount.Value);
        }

        var bill = books.Bill(id.Bill);
        if (bill.Kept != 0 && bill.Kept != bill.Amount)
        {
            books.Broken("1", $"the bank keeps Rp{bill.Kept} for {bill.Id}, which is Rp{bill.Amount}");
        }

        if (account != debit.Account)
        {
            books.Broken("5", $"the bank took the money of {id} from another account");
        }
    }

    private void Prove(string reference, Proof proof)
    {
        if (books.FindDebit(reference) is { } debit)
        {
            debit.Proof |= proof;
        }
    }
}
