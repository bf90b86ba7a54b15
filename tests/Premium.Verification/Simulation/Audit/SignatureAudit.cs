using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// What one person signed of an attempt that is still unknown waits for a second one on the worklist; what was
/// withdrawn, refused or signed by two does not.
/// </summary>
internal sealed class SignatureAudit(AuditBooks books, PeopleAudit people)
{
    private const string Rule = "signature";

    public void Check(IReadOnlyList<WorkItem> items)
    {
        var listed = items.Where(i => i.Kind == WorkKinds.Signature).SelectMany(i => i.Bills).ToHashSet();
        var proposed = people.Proposed.Where(id => !books.IsTampered(id.Bill.Village)).ToList();
        foreach (var id in proposed.Where(id => books.FindDebit(id.PaymentReference) is { State: "Unknown" }
            && !listed.Contains(id.Bill)))
        {
            books.Broken(Rule, $"one person signed what became of {id}, and no second one is asked for");
        }

        foreach (var bill in listed.Except(proposed.Select(id => id.Bill)).Where(b => !books.IsTampered(b.Village)))
        {
            books.Broken(Rule, $"{bill} is said to wait for a second person, and nobody has signed");
        }
    }
}
