using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>Who is billed: exactly those insured in the month, each once, by the auditor's own book.</summary>
internal sealed class HeadAudit(AuditBooks books)
{
    private const string Rule = "who is billed";

    /// <summary>A bill was made, or its people or sum changed.</summary>
    public void Made(BillEntry bill)
    {
        if (books.Tampered.Contains(bill.Id))
        {
            return;
        }

        CheckHeads(bill);
        foreach (var person in books.Villages[bill.Id.Village].InsuredIn(bill.Id))
        {
            CheckOnce(bill, person);
        }
    }

    /// <summary>The bank is asked for it for the first time: until then it follows list and billing.</summary>
    public void Tried(BillEntry bill, DateOnly day)
    {
        if (books.Calendar.OpenMonths(bill.Id.Segment, day).Contains(bill.Id.Period)
            && books.Villages[bill.Id.Village] is { IsReadable: true, IsBillable: true }
            && !books.Tampered.Contains(bill.Id))
        {
            CheckHeads(bill);
        }
    }

    private void CheckHeads(BillEntry bill)
    {
        bool Fits(VillageFacts village) => village.Billed.TryGetValue(bill.Id, out var billed)
            ? billed == ((int)bill.Heads, bill.Amount)
            : bill.Heads == village.InsuredIn(bill.Id).Count();
        if (!books.FactsOf(bill.Id.Village).Any(Fits))
        {
            var facts = books.Villages[bill.Id.Village];
            var insured = facts.InsuredIn(bill.Id).Count();
            var billed = facts.Billed.TryGetValue(bill.Id, out var sum) ? sum : default;
            books.Broken(
                Rule,
                $"{bill.Id} is Rp{bill.Amount} for {bill.Heads}; insured {insured}, BPJS {billed}");
        }
    }

    /// <summary>The list of a code that is gone stands still; whoever has left its payer since is in none.</summary>
    private bool IsListed(VillageFacts village, BillId bill, InsuredPerson person)
    {
        bool IsIn(VillageFacts its) =>
            its.People.Any(p => p.Person == person.Person && p.IsIn(bill.Segment, bill.Period));
        var heirs = books.Villages.Values.Where(v =>
            v.IsRegistered && v.Code != village.Code && books.IsOnePayer(v.Code, village.Code)).ToList();
        return village.InsuredIn(bill).Any(p => p.Person == person.Person)
            && (village.IsRegistered || heirs.Count == 0 || heirs.Exists(IsIn));
    }

    private void CheckOnce(BillEntry bill, InsuredPerson person)
    {
        foreach (var other in (books.Places.GetValueOrDefault(person.Person) ?? []).Where(o =>
            o != bill.Id.Village && books.First[o] != books.First[bill.Id.Village]))
        {
            foreach (var id in Segments.All.Select(s => new BillId(other, s, bill.Id.Period)))
            {
                if (books.Find(id) is { State.Length: > 0 }
                    && IsListed(books.Villages[other], id, person)
                    && !books.Named.Contains(person.Person[..8]))
                {
                    books.Broken(Rule, $"{bill.Id} and {id} both count {person.Person[..8]}, whom no dry run named");
                }
            }
        }
    }
}
