using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rules 1, 2, 4 and 10 at the moment a commit is in: attempts and the proof behind their fate.
/// </summary>
internal sealed class BillAudit(AuditBooks books, PeopleAudit people)
{
    private readonly ReservationAudit reservations = new(books);
    private readonly FateAudit fates = new(books, people);
    private readonly HeadAudit heads = new(books);

    /// <param name="rows">What was committed.</param>
    /// <param name="actor">By whom.</param>
    /// <param name="seen">What statements had shown this worker.</param>
    /// <param name="now">When.</param>
    public void Committed(
        IReadOnlyList<(BillId Bill, AuditRow Row)> rows, string actor, IReadOnlyList<Sighting> seen,
        DateTimeOffset now)
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
                    fates.TakeReversal(bill, attempt, row);
                    touched.Add(bill);
                    break;
                case ["debit", _, _, var attempt, "adoption"]:
                    fates.TakeAdoption(bill, attempt, row);
                    touched.Add(bill);
                    break;
            }
        }

        foreach (var debit in reserved)
        {
            if (debit.Id.Attempt == 1)
            {
                heads.Tried(books.Bill(debit.Id.Bill), AuditBooks.Day(debit.ReservedAt));
            }

            reservations.Reserved(books.Bill(debit.Id.Bill), debit, now);
            CheckSeen(debit, seen);
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
        if (amount <= 0 || (bill.State.Length > 0 && amount != bill.Amount && !bill.IsUntried))
        {
            books.Broken("10", $"bill {bill.Id} was Rp{bill.Amount} and is now Rp{amount}");
        }

        if (bill.State.Length > 0 && amount != bill.Amount)
        {
            bill.EarlierAmounts.Add(bill.Amount);
        }

        var isMade = bill.State.Length == 0 || (amount, row.Long("HeadCount")) != (bill.Amount, bill.Heads);
        people.Moved(bill, row.Text("State") ?? "");
        (bill.State, bill.Amount, bill.NextTry) = (row.Text("State") ?? "", amount, row.Time("NextTry"));
        bill.Cleared = row.Long("Cleared") ?? 0;
        (bill.Hold, bill.IsDoubted) = (row.Text("Hold") ?? "", row.Text("Doubt") is { Length: > 0 });
        bill.Refusal = row.Text("Refusal") ?? "";
        bill.Heads = row.Long("HeadCount") ?? 0;
        if (isMade)
        {
            heads.Made(bill);
        }
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
            CheckNew(bill, debit, now);
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
                fates.CheckProof(debit, state, now);
            }

            fates.CheckLedger(debit, state);
        }

        debit.State = state;
        (debit.AnsweredAt, debit.Refusal) = (row.Time("AnsweredAt"), row.Text("Refusal") ?? "");
        debit.Final = debit.IsFinal ? row.AsText() : "";
        if (debit.IsFinal)
        {
            debit.EndedAt ??= now;
            books.Live(debit.Account)?.Remove(debit);
        }
    }

    private void CheckNew(BillEntry bill, DebitEntry debit, DateTimeOffset now)
    {
        CheckLastLook(bill, debit, now);
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

        if (bill.PaidBy is { } paid)
        {
            books.Broken("1", $"attempt {debit.Id} although {paid.Id} is paid");
        }

        if (AlertAudit.LastTold(bill) is { } told && told.Amount != debit.Amount)
        {
            books.Broken("8", $"attempt {debit.Id} is over Rp{debit.Amount}, the village was told Rp{told.Amount}");
        }

        if (debit.Amount != bill.Amount)
        {
            books.Broken("1", $"attempt {debit.Id} is over Rp{debit.Amount}, its bill is Rp{bill.Amount}");
        }
    }

    /// <summary>Whatever ended the last attempt: the bank said right before that it does not keep its money.</summary>
    private void CheckLastLook(BillEntry bill, DebitEntry debit, DateTimeOffset now)
    {
        if (bill.Debits.Find(d => d is { SeenTakenAt: not null } && d.Kept != 0) is { } taken)
        {
            books.Broken(
                "1", $"attempt {debit.Id} although a statement of {taken.SeenTakenAt:O} showed {taken.Id} taken");
        }

        if (bill.Debits is not [.., var last] || !last.IsFinal)
        {
            return;
        }

        bool IsFresh(DateTimeOffset? at) => at >= last.EndedAt && now - at <= FateAudit.WorkMax;
        var isSaid = IsFresh(last.NotKeptAt) || (last.IsReversed && IsFresh(last.KeptAt))
            || (last.IsSignedAway && !IsFresh(last.KeptAt));
        if (!isSaid)
        {
            books.Broken(
                "4",
                $"attempt {debit.Id} without a look at {last.Id}: not kept {last.NotKeptAt:O}, kept {last.KeptAt:O}");
        }
    }

    /// <summary>Nobody tries again what a statement has just shown to be taken, in whatever words.</summary>
    private void CheckSeen(DebitEntry debit, IReadOnlyList<Sighting> seen)
    {
        if (seen.FirstOrDefault(s => s.IsDebit && s.Id.Bill == debit.Id.Bill
            && books.FindDebit(s.Id.PaymentReference) is { Kept: not 0 }) is { } shown)
        {
            books.Broken("1", $"attempt {debit.Id} by a worker whom a statement had shown that {shown.Id} was taken");
        }
    }

    /// <summary>The state of a bill says the same as its attempts.</summary>
    private void Agrees(BillEntry bill)
    {
        var last = bill.PaidBy is { } by && (by.IsAdopted || bill.State == "Debited") ? "Paid"
            : bill.Debits.Count == 0 ? ""
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
