using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// What only people may do, at the moment a commit is in: two of them end an unknown attempt, a receipt covers a bill,
/// one lets a refused bill be tried again. Each with its row beside what it does.
/// </summary>
internal sealed class PeopleAudit(AuditBooks books)
{
    private const string TwoPeople = "two people";

    private static readonly string[] Terms = ["Outcome", "Reason", "Evidence", "ProposedBy", "ProposedAt"];

    private readonly Dictionary<(DebitId, string Ordinal), AuditRow> decisions = [];
    private readonly HashSet<string> numbers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the commit under way confirms.</summary>
    private readonly Dictionary<DebitId, AuditRow> confirmed = [];

    private readonly HashSet<BillId> covered = [];

    /// <summary>What the commit under way holds to be paid by an attempt that was refused.</summary>
    private readonly HashSet<BillId> adopted = [];
    private string actor = "";

    /// <summary>What one person signed, and no second one yet.</summary>
    public IEnumerable<DebitId> Proposed => decisions
        .Where(d => d.Value.Time("ClosedAt") is null).Select(d => d.Key.Item1);

    private bool IsPerson => actor.StartsWith("person:", StringComparison.Ordinal) && actor.Length > 7;

    /// <summary>Before anything else of a commit is looked at.</summary>
    public void Begin(IReadOnlyList<(BillId Bill, AuditRow Row)> rows, string by)
    {
        confirmed.Clear();
        covered.Clear();
        adopted.Clear();
        actor = by;
        foreach (var (id, row) in rows)
        {
            switch (row.Key.Split('~'))
            {
                case ["debit", _, _, var attempt, "decision", var ordinal]:
                    TakeDecision(id.Attempt(int.Parse(attempt, CultureInfo.InvariantCulture)), ordinal, row);
                    break;
                case ["debit", _, _, _, "adoption"]:
                    adopted.Add(id);
                    break;
                case ["bill", _, _, "receipt", _]:
                    TakeReceipt(books.Bill(id), row);
                    break;
            }
        }
    }

    /// <summary>Whether two people gave an attempt this fate in this commit; anything less needs the bank.</summary>
    public bool Decided(DebitEntry debit, string state, DateTimeOffset now)
    {
        if (!confirmed.Remove(debit.Id, out var row))
        {
            return false;
        }

        var outcome = row.Text("Outcome");
        if ((outcome, state) is not (("Executed", "Paid") or ("NeverExecuted", "Abandoned")))
        {
            books.Broken(TwoPeople, $"attempt {debit.Id}: {outcome} was signed and it became {state}");
        }

        var settled = books.SettledAt(debit);
        debit.IsSignedAway = state == "Abandoned";
        if (state == "Abandoned" && (now < settled || !(debit.LackingAt >= settled)
            || now - debit.LackingAt > FateAudit.WorkMax
            || (debit.OddAt == debit.LackingAt && row.Text("Lines") is not { Length: > 0 })))
        {
            books.Broken(
                "4",
                $"attempt {debit.Id} was signed away; settled {settled:O}, statement without it {debit.LackingAt:O}");
        }

        return true;
    }

    /// <summary>Whether two people signed in this commit what is written beside an attempt that has its fate.</summary>
    public bool Uses(DebitId id, string outcome) =>
        confirmed.GetValueOrDefault(id)?.Text("Outcome") == outcome && confirmed.Remove(id);

    /// <summary>A bill goes from one state to another.</summary>
    public void Moved(BillEntry bill, string state)
    {
        if (state == "Covered" && bill.State != "Covered" && !covered.Remove(bill.Id))
        {
            books.Broken("receipt", $"bill {bill.Id} was {bill.State} and is Covered without a receipt");
        }

        if (bill.State == "Refused" && state is not ("Refused" or "Covered") && !(state == "Planned" && IsPerson)
            && !(state == "Debited" && adopted.Contains(bill.Id)))
        {
            books.Broken("a person clears", $"bill {bill.Id} was Refused and {actor} made it {state}");
        }
    }

    /// <summary>What people wrote and nothing came of.</summary>
    public void End()
    {
        // That a line is something else changes no attempt that has its fate; two people stand for it from then on. Nor
        // does that it was executed, where another attempt of the bill has paid it, or may have: that is in doubt.
        foreach (var (id, row) in confirmed)
        {
            var debit = books.FindDebit(id.PaymentReference);
            var isSurplus = row.Text("Outcome") == "Executed" && debit is { Executed: not 0 }
                && books.Bill(id.Bill) is { IsDoubted: true };
            if ((row.Text("Outcome") != "NeverExecuted" && !isSurplus) || debit is not { IsFinal: true })
            {
                books.Broken(TwoPeople, $"attempt {id} was decided and its fate was not written with it");
            }
            else if (debit.State == "Abandoned")
            {
                debit.IsSignedAway = true;
            }
        }

        foreach (var id in covered)
        {
            books.Broken("receipt", $"bill {id} got a receipt and was not covered by it");
        }
    }

    private void TakeDecision(DebitId id, string ordinal, AuditRow row)
    {
        var (proposer, confirmer) = (row.Text("ProposedBy") ?? "", row.Text("ConfirmedBy") ?? "");
        if (!decisions.TryGetValue((id, ordinal), out var before))
        {
            if (confirmer.Length > 0 || proposer.Length == 0 || actor != $"person:{proposer}")
            {
                books.Broken(TwoPeople, $"decision {ordinal} on {id} begins with other names than its proposer's");
            }
        }
        else if (before.Time("ClosedAt") is not null || Array.Exists(Terms, c => row.Text(c) != before.Text(c)
            || row.Time(c) != before.Time(c)))
        {
            books.Broken(TwoPeople, $"decision {ordinal} on {id} was edited");
        }

        decisions[(id, ordinal)] = row;
        if (confirmer.Length == 0)
        {
            return;
        }

        confirmed[id] = row;
        if (string.Equals(proposer.Trim(), confirmer.Trim(), StringComparison.OrdinalIgnoreCase)
            || actor != $"person:{confirmer}")
        {
            books.Broken(TwoPeople, $"{actor}: {proposer} and {confirmer} decided {id}");
        }

        if (string.IsNullOrWhiteSpace(row.Text("Reason")) || string.IsNullOrWhiteSpace(row.Text("Evidence")))
        {
            books.Broken(TwoPeople, $"{id} was decided without reason or evidence");
        }
    }

    private void TakeReceipt(BillEntry bill, AuditRow row)
    {
        var (number, amount) = (row.Text("Number") ?? "", row.Long("Amount") ?? 0);
        // A fine of some months, or a rounding: nothing else makes a receipt one of this bill.
        if (amount < bill.Amount - 100 || amount > bill.Amount + (bill.Amount / 2))
        {
            books.Broken("receipt", $"bill {bill.Id} is Rp{bill.Amount}, its receipt {number} Rp{amount}");
        }

        if (number.Length == 0 || !numbers.Add(number))
        {
            books.Broken("receipt", $"receipt number '{number}' of {bill.Id} was used before");
        }

        if (!IsPerson || actor != $"person:{row.Text("RecordedBy")}")
        {
            books.Broken("receipt", $"receipt {number} of {bill.Id} was recorded by {actor}");
        }

        books.ReceiptDifferences += amount - bill.Amount;
        bill.Receipts.Add(amount);
        covered.Add(bill.Id);
    }
}
