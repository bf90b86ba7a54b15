using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>A file as an admin handed it in, and what it makes of the register: worked out once more.</summary>
/// <param name="Id">Of the dry run.</param>
/// <param name="File">What the admin put into it.</param>
/// <param name="IsFull">A village has nothing that is not in it.</param>
/// <param name="From">First pay month it counts for.</param>
/// <param name="IdOf">What people are known by.</param>
/// <param name="Left">Villages that the dry run said are left out, because a row of theirs is wrong.</param>
public sealed record FiledImport(
    string Id, RegisterFile File, bool IsFull, PayMonth From, Func<Nik, string> IdOf, IReadOnlySet<VillageCode> Left)
{
    private static readonly IReadOnlyDictionary<BillId, (int People, long Sum)> NothingBilled =
        new Dictionary<BillId, (int People, long Sum)>();

    /// <summary>Villages that it may change; of a recoding both codes or none.</summary>
    public IReadOnlyList<VillageCode> Codes =>
    [
        .. File.Villages.Select(v => v.Value.Code)
            .Concat(File.Mandates.Select(m => m.Value.Village))
            .Concat(File.Contacts.Select(c => c.Value.Village))
            .Concat(File.Members.Select(m => m.Value.Village))
            .Concat(File.Billings.Select(b => b.Value.Village))
            .Concat(File.Recodings.Select(r => new[] { r.Value.Old, r.Value.New })
                .Where(r => !Left.Overlaps(r)).SelectMany(r => r))
            .Distinct().Where(c => !Left.Contains(c)),
    ];

    /// <summary>A full list of villages ends all that are not in it.</summary>
    public bool EndsOthers => IsFull && File.Kind == ImportKind.Villages;

    /// <summary>The village as the file leaves it.</summary>
    public BookedVillage? After(VillageCode code, Func<VillageCode, BookedVillage?> find)
    {
        var before = find(code);
        return File.Kind switch
        {
            ImportKind.Villages => Village(code, before),
            ImportKind.Recodings => Recoded(code, find),
            _ when before is null => null,
            ImportKind.Mandates => before with { Mandates = Mandates(code, before.Mandates) },
            ImportKind.Contacts => before with { Contacts = Contacts(code, before.Contacts) },
            ImportKind.Members => before with { People = People(code, before), IsBillable = true, WasListed = true },
            _ => before with { Billed = Billed(code, before.Billed) },
        };
    }

    private static IEnumerable<T> Of<T>(IEnumerable<Placed<T>> rows, Func<T, bool> isIts) =>
        rows.Select(r => r.Value).Where(isIts);

    private BookedVillage? Village(VillageCode code, BookedVillage? before)
    {
        if (Of(File.Villages, v => v.Code == code).SingleOrDefault() is not { } entry)
        {
            return before is { Until: null } ? before with { Until = From.Plus(-1) } : before;
        }

        return (before ?? new BookedVillage(code, entry.Since)) with
        {
            Since = entry.Since,
            Until = null,
            IsPaused = entry.PausedBecause is { } reason ? reason.Length > 0 : before?.IsPaused == true,
        };
    }

    private BookedVillage? Recoded(VillageCode code, Func<VillageCode, BookedVillage?> find)
    {
        var entry = Of(File.Recodings, r => r.Old == code || r.New == code).Single();
        if (find(entry.Old) is not { } old || code == entry.Old)
        {
            return find(entry.Old) is { } ended ? ended with { Until = entry.From.Plus(-1) } : null;
        }

        // What BPJS billed under the old code for months of the new one is the new one's, unless it has its own.
        var billed = new Dictionary<BillId, (int People, long Sum)>(find(code)?.Billed ?? NothingBilled);
        foreach (var (bill, sum) in old.Billed.Where(b => b.Key.PayMonth >= entry.From))
        {
            billed.TryAdd(new BillId(code, bill.Segment, bill.Period), sum);
        }

        return find(code) is { People.Count: > 0 } there && old.Until is { } last && there.Since == last.Plus(1)
            ? there with { Since = entry.From, Billed = billed }
            : old with { Code = code, Since = entry.From, Until = null, Billed = billed };
    }

    private IReadOnlyList<Mandate> Mandates(VillageCode code, IReadOnlyList<Mandate> before)
    {
        var byDay = new SortedDictionary<DateOnly, Mandate>();
        foreach (var mandate in (IsFull ? [] : before).Concat(
            Of(File.Mandates, m => m.Village == code).Select(m => m.Mandate)))
        {
            byDay[mandate.ValidFrom] = mandate;
        }

        return [.. byDay.Values.TakeLast(12)];
    }

    private IReadOnlyList<Contact> Contacts(VillageCode code, IReadOnlyList<Contact> before)
    {
        var its = Of(File.Contacts, c => c.Village == code).Select(c => c.Contact).ToList();
        return IsFull ? its
            : [.. before.Where(b => its.TrueForAll(i =>
                !i.Address.Equals(b.Address, StringComparison.OrdinalIgnoreCase))).Concat(its).OrderBy(c => c.Role)];
    }

    private Dictionary<BillId, (int People, long Sum)> Billed(
        VillageCode code, IReadOnlyDictionary<BillId, (int People, long Sum)> before)
    {
        var after = new Dictionary<BillId, (int People, long Sum)>(before);
        foreach (var billing in Of(File.Billings, b => b.Village == code))
        {
            after[billing.Bill] = (billing.People, billing.Sums.Values.Sum(s => s.Value));
        }

        return after;
    }

    private List<InsuredPerson> People(VillageCode code, BookedVillage before)
    {
        var people = before.People.ToList();
        var listed = new HashSet<(string, Segment)>();
        foreach (var entry in Of(File.Members, m => m.Village == code))
        {
            var segment = entry.Group == MemberGroup.Official ? Segment.Pu : Segment.Bpu;
            var person = new InsuredPerson(
                IdOf(entry.Person.Nik), segment, entry.Wage.Value,
                segment == Segment.Pu ? "JKK,JKM,JHT,JP" : "JKK,JKM", null, entry.To);
            listed.Add((person.Person, segment));
            Put(people, person, isFirst: !before.WasListed);
        }

        if (IsFull)
        {
            foreach (var gone in people.Where(p => !listed.Contains((p.Person, p.Segment))).ToList())
            {
                var start = Start(gone.Segment);
                people.Remove(gone);
                if (gone.To < start || !(gone.From >= start))
                {
                    people.Add(gone.To < start ? gone : gone with { To = start.Plus(-1) });
                }
            }
        }

        return people;
    }

    private void Put(List<InsuredPerson> people, InsuredPerson person, bool isFirst)
    {
        var start = Start(person.Segment);
        List<InsuredPerson> Its() =>
            [.. people.Where(p => (p.Person, p.Segment) == (person.Person, person.Segment))];
        if (person.To is { } last)
        {
            foreach (var row in Its().Where(p => !(p.To <= last)))
            {
                people.Remove(row);
                if (!(row.From > last))
                {
                    people.Add(row with { To = last });
                }
            }

            if (!isFirst && last < start)
            {
                return;
            }
        }

        var its = Its();
        var known = its.Find(p => p.IsIn(p.Segment, start)) ?? its.Find(p => p.From > start);
        if (known is null)
        {
            people.Add(person with { From = isFirst ? null : start });
            return;
        }

        var to = its.Exists(p => p.From > known.To) ? known.To : person.To ?? known.To;
        people.Remove(known);
        if ((known.Wage, known.Programs) == (person.Wage, person.Programs))
        {
            people.Add(known with { To = to });
            return;
        }

        var isSplit = !(known.From >= start);
        people.Add(person with { From = isSplit ? start : known.From, To = to });
        if (isSplit)
        {
            people.Add(known with { To = start.Plus(-1) });
        }
    }

    private Period Start(Segment segment)
    {
        var month = Period.Of(From.FirstDay);
        return segment == Segment.Pu ? month.Plus(-1) : month;
    }
}
