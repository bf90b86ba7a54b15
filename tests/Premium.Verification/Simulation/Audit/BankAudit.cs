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

        if (isNotFound || (said is { IsPaid: false, IsFinal: true } && Agrees(debit, said)))
        {
            debit.NotKeptAt = now;
        }
        else if (said is { IsPaid: true } && Agrees(debit, said))
        {
            debit.KeptAt = now;
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
            debit.Proof |= !Agrees(debit, said) ? Proof.InquiryDisagrees
                : said.IsPaid ? Proof.InquiryAgreesPaid
                : said.IsFinal ? Proof.InquiryAgreesNotPaid
                : Proof.Silence;
        }
    }

    /// <param name="bank">Whose statement.</param>
    /// <param name="account">Of which account.</param>
    /// <param name="lines">Each line that the engine got, by whose it really is.</param>
    /// <param name="isComplete">Whether it ties by its own figures.</param>
    /// <param name="from">First day of the statement.</param>
    /// <param name="now">When it was read.</param>
    public void StatementSeen(
        string bank, string account, IReadOnlyList<StatementSeen> lines, bool isComplete, DateOnly from,
        DateTimeOffset now)
    {
        if (isComplete)
        {
            books.ShownWhole[(bank, account)] = AuditBooks.Day(now);
        }

        var shown = lines.Where(l => l.IsDebit && l.Id is not null).ToLookup(l => l.Id!.Value);
        if (!books.ShownOurs.Contains(bank)
            && shown.Any(l => books.FindDebit(l.Key.PaymentReference) is { State: "Paid" }))
        {
            books.ShownOurs.Add(bank);
        }

        foreach (var line in shown)
        {
            if (books.FindDebit(line.Key.PaymentReference) is { } taken)
            {
                taken.IsSeenTaken = true;
            }
        }

        // No bank gives more than a year; of an older attempt people know by other documents.
        var yearBack = AuditBooks.Day(now).AddYears(-1).AddDays(1);
        foreach (var debit in (books.Live(account) ?? []).Where(d => d.Bank == bank))
        {
            if (shown[debit.Id].Any(l => l.Amount == debit.Amount))
            {
                debit.Proof |= Proof.StatementLine;
            }
            else if (isComplete && (AuditBooks.Day(debit.ReservedAt) >= from || from <= yearBack))
            {
                debit.LackingAt = now;
                if (lines.Any(l => l.IsDebit && l.Id is null && l.Amount == debit.Amount
                    && AuditBooks.Day(l.At) >= AuditBooks.Day(debit.ReservedAt)))
                {
                    debit.OddAt = now;
                }
            }
        }
    }

    /// <summary>A worker reported a month reconciled, and these lines were before it.</summary>
    public void Reconciled(Period payMonth, IEnumerable<Sighting> sightings, DateTimeOffset now)
    {
        foreach (var seen in sightings.Where(s => s.IsDebit && AuditCalendar.PayMonth(s.Id.Bill) == payMonth))
        {
            if (books.FindDebit(seen.Id.PaymentReference) is { } debit)
            {
                debit.SeenTakenAt ??= now;
            }
        }
    }

    /// <summary>The bank's own record: it executed a payment, or gave one back.</summary>
    public void Executed(DebitId id, string account, Rupiah amount, bool isGivenBack, DateTimeOffset now)
    {
        if (books.FindDebit(id.PaymentReference) is not { TimesSent: > 0 } debit)
        {
            books.Broken("3", $"the bank executed {id}, which was never sent");
            return;
        }

        debit.BookedAt = now;
        if (isGivenBack)
        {
            debit.GivenBack = checked(debit.GivenBack + amount.Value);
        }
        else
        {
            debit.Executed = checked(debit.Executed + amount.Value);
        }

        var bill = books.Bill(id.Bill);
        if (debit.State == "Abandoned" && !isGivenBack)
        {
            books.Broken("1", $"the bank executed {id}, which was abandoned");
        }

        // Two of one bill only where the bank refused the earlier ones in so many words; what was known of them when
        // the next one was reserved is judged there.
        // A payer that is there under two codes is one payer.
        var kept = books.OnAccount(account).Where(d => d.Kept != 0 && AuditBooks.IsTwin(d, id.Bill))
            .Concat(bill.Debits.Where(d => d.Kept != 0)).OrderBy(d => d.Ordinal).ToList();
        if (kept.Exists(d => d.Kept != d.Amount)
            || kept.SkipLast(1).Any(d => d.State != "Refused" || (d.Proof & Proof.Refusals) == 0))
        {
            books.Broken("1", $"the bank keeps Rp{bill.Kept} for {bill.Id}, which is Rp{bill.Amount}");
        }

        if (account != debit.Account)
        {
            books.Broken("5", $"the bank took the money of {id} from another account");
        }
    }

    private static bool Agrees(DebitEntry debit, InquirySaid said) =>
        (said.Reference is null || said.Reference == debit.Id.PaymentReference)
        && (said.Amount is null ? !said.IsPaid : said.Amount == debit.Amount)
        && (said.Account is null || said.Account == debit.Account);

    private void Prove(string reference, Proof proof)
    {
        if (books.FindDebit(reference) is { } debit)
        {
            debit.Proof |= proof;
        }
    }
}
