using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rules 1, 2, 4 and 10 at the moment a commit is in: attempts and the proof behind their fate.
/// </summary>
internal sealed class BillAudit(AuditBooks books, PeopleAudit people)
{
    private readonly ReservationAudit reservations = new(books);

    public void Committed(IReadOnlyList<(BillId Bill, AuditRow Row)> rows, string actor, DateTimeOffset now)
    {
        people.Begin(rows, actor);
        var touched = new HashSet<BillEntry>();
        var reserved = new List<DebitEntry>();
        foreach (var (id, row) in rows)
        {
            var bill = books.Bill(id);
            switch (row.Key.Split('~'))
            {
                case ["bill", _, _]:
                    Take(bill, row);
                    touched.Add(bill);
                    break;
                case ["debit", _, _, _]:
                    Take(bill, row, now, reserved);
                    touched.Add(bill);
                    break;
                case ["debit", _, _, var attempt, "reversal"]:
                    TakeReversal(bill, attempt, row);
                    touched.Add(bill);
                    break;
            }
        }

        foreach (var debit in reserved)
        {
            reservations.Reserved(books.Bill(debit.Id.Bill), debit, now);
        }

        foreach (var bill in touched)
        {
            Agrees(bill);
        }

        people.End();
    }

    private void Take(BillEntry bill, AuditRow row)
    {
        var amount = row.Long("Amount") ?? 0;
        if (amount <= 0 || (bill.State.Length > 0 && amount != bill.Amount))
        {
            books.Broken("10", $"bill {bill.Id} was Rp{bill.Amount} and is now Rp{amount}");
        }

        people.Moved(bill, row.Text("State") ?? "");
        (bill.State, bill.Amount, bill.NextTry) = (row.Text("State") ?? "", amount, row.Time("NextTry"));
        bill.Hold = row.Text("Hold") ?? "";
    }

    private void Take(BillEntry bill, AuditRow row, DateTimeOffset now, List<DebitEntry> reserved)
    {
        var attempt = int.Parse(row.Key[^2..], CultureInfo.InvariantCulture);
        var state = row.Text("State") ?? "";
        if (bill.Debits.Find(d => d.Id.Attempt == attempt) is not { } debit)
        {
            debit = new DebitEntry(bill.Id.Attempt(attempt))
            {
                State = state,
                Bank = row.Text("Bank") ?? "",
                Account = row.Text("Source") ?? "",
                Amount = row.Long("Amount") ?? 0,
                ReservedAt = row.Time("ReservedAt") ?? default,
            };
            CheckNew(bill, debit);
            books.Add(debit);
            reserved.Add(debit);
            return;
        }

        if (row.Text("Bank") != debit.Bank || row.Text("Source") != debit.Account
            || row.Long("Amount") != debit.Amount || row.Time("ReservedAt") != debit.ReservedAt
            || row.Text("Reference") != debit.Id.PaymentReference)
        {
            books.Broken("10", $"attempt {debit.Id} was written again with other terms");
        }

        if (debit.IsFinal && debit.Final != row.AsText())
        {
            books.Broken("10", $"attempt {debit.Id} was {debit.State} and was edited to {state}");
        }

        if (debit.State != state)
        {
            // What was never sent needs no word of the bank; sending it later would be a breach of rule 3.
            var wasNeverSent = state == "Refused" && row.Text("Refusal") == "NotSent" && debit.TimesSent == 0;
            if (!wasNeverSent && !people.Decided(debit, state, now))
            {
                CheckProof(debit, state, now);
            }
        }

        debit.State = state;
        debit.AnsweredAt = row.Time("AnsweredAt");
        debit.Final = debit.IsFinal ? row.AsText() : "";
        if (debit.IsFinal)
        {
            books.Live(debit.Account)?.Remove(debit);
        }
    }

    private void TakeReversal(BillEntry bill, string attempt, AuditRow row)
    {
        var debit = bill.Debits.Find(d => d.Id.PaymentReference.EndsWith(attempt, StringComparison.Ordinal));
        if (debit is not { State: "Paid", IsReversed: false } || row.Long("Amount") != debit.Amount
            || debit.GivenBack != debit.Amount)
        {
            books.Broken(
                "4",
                $"{bill.Id}, attempt {attempt}: Rp{row.Long("Amount")} reversed, Rp{debit?.GivenBack} given back");
        }

        if (debit is not null)
        {
            debit.IsReversed = true;
            bill.VoidReceipts = bill.Receipts.Count;
        }
    }

    private void CheckNew(BillEntry bill, DebitEntry debit)
    {
        if (debit.State != "Reserved")
        {
            books.Broken("3", $"attempt {debit.Id} begins as {debit.State}");
        }

        if (debit.Id.Attempt != bill.Debits.Count + 1)
        {
            books.Broken("1", $"attempt {debit.Id} after {bill.Debits.Count} attempts");
        }

        if (bill.Debits.Find(d => !d.IsFinal) is { } live)
        {
            books.Broken("1", $"attempt {debit.Id} while {live.Id} is {live.State}");
        }

        if (bill.Debits.Find(d => d is { State: "Paid", IsReversed: false }) is { } paid)
        {
            books.Broken("1", $"attempt {debit.Id} although {paid.Id} is paid");
        }

        if (debit.Amount != bill.Amount)
        {
            books.Broken("1", $"attempt {debit.Id} is over Rp{debit.Amount}, its bill is Rp{bill.Amount}");
        }
    }

    private void CheckProof(DebitEntry debit, string state, DateTimeOffset now)
    {
        const Proof forPaid = Proof.Paid | Proof.InquiryAgreesPaid | Proof.StatementLine;
        const Proof forRefused = Proof.Refused | Proof.InquiryAgreesNotPaid;
        switch (state)
        {
            case "Paid" when (debit.Proof & forPaid) == 0:
            case "Refused" when (debit.Proof & forRefused) == 0 && (debit.GivenBack == 0 || debit.Kept != 0):
                books.Broken(
                    (debit.Proof & (Proof.InquiryDisagrees | Proof.NotFound)) != 0 ? "4" : "2",
                    $"attempt {debit.Id} became {state}, and all the bank said was {debit.Proof}");
                break;
            case "Abandoned":
                var settled = debit.ReservedAt + books.Banks[debit.Bank].SettleTime;
                if (debit.NotFoundAt is null || debit.NotFoundAt < settled || debit.NotFoundAt > now
                    || debit.LackingAt is null || debit.LackingAt < settled)
                {
                    books.Broken("4", $"attempt {debit.Id} was abandoned without both proofs after {settled:O}");
                }

                break;
            case "Reserved":
                books.Broken("1", $"attempt {debit.Id} was {debit.State} and is Reserved again");
                break;
        }
    }

    /// <summary>The state of a bill says the same as its attempts.</summary>
    private void Agrees(BillEntry bill)
    {
        var last = bill.Debits.Count == 0 ? ""
            : bill.Debits[^1].IsReversed ? "Reversed"
            : bill.Debits[^1].State;
        var fits = bill.State switch
        {
            "Debiting" => last == "Reserved",
            "Unknown" => last == "Unknown",
            "Debited" => last == "Paid",
            "Planned" or "Held" or "Short" or "Refused" => last is "" or "Refused" or "Abandoned" or "Reversed",

            // The receipt covers a bill also where the village paid at a counter.
            "Covered" => last is "" or "Paid" or "Refused" or "Abandoned" or "Reversed",
            _ => false,
        };
        if (!fits)
        {
            books.Broken("1", $"bill {bill.Id} is {bill.State} and its last attempt is '{last}'");
        }
    }
}
