namespace Premium.Domain;

/// <summary>Whom a row names, or a recoding takes along.</summary>
internal sealed record NamedPerson(VillageCode Village, string Id, Person Person);

/// <summary>What an import does to the vault: of villages that it leaves out nothing.</summary>
internal sealed class VaultEdits(ImportDraft draft)
{
    /// <summary>Who is named otherwise and is the same in all else is one who changes, too.</summary>
    public void Apply()
    {
        var left = draft.WrongVillages();
        draft.Vault.AddRange(draft.Named.Where(n => !left.Contains(n.Village))
            .GroupBy(n => (n.Village.District, n.Id)).Select(News).OfType<NamedPerson>());
        foreach (var (code, count) in draft.Vault.Where(IsSameInAllElse).CountBy(n => n.Village))
        {
            var (joined, gone, altered) = draft.People.GetValueOrDefault(code);
            draft.People[code] = (joined, gone, altered + count);
        }
    }

    /// <summary>A person is named once in a district: by the first row, whatever the others have.</summary>
    /// <returns>Null where the vault has the person so, or is to have nothing.</returns>
    private NamedPerson? News(IEnumerable<NamedPerson> rows)
    {
        var first = rows.First();
        var known = draft.State.PeopleOf(first.Village.District).Of(first.Id);
        return known is null ? rows.FirstOrDefault(IsMissing) is { } row ? row with { Person = first.Person } : null
            : known == first.Person ? null : first;
    }

    /// <summary>Who left long ago and is in the vault no more was erased, and an old row brings nobody back.</summary>
    private bool IsMissing(NamedPerson named)
    {
        var (before, after) = (Before(named), After(named));
        return after.Count > 0 && (before.Count == 0
            || (draft.State.PeopleOf(named.Village.District).IsUnreadable(named.Id) ? !before.SequenceEqual(after)
                : after.Exists(m => !(m.To < Period.Of(draft.State.Today)))));
    }

    private bool IsSameInAllElse(NamedPerson named) => Before(named).SequenceEqual(After(named));

    private List<Member> Before(NamedPerson named) =>
        RowsOf(draft.State.Villages.GetValueOrDefault(named.Village), named.Id);

    private List<Member> After(NamedPerson named) => RowsOf(draft.Find(named.Village), named.Id);

    private static List<Member> RowsOf(VillageImport? village, string id) =>
        [.. (village?.Roster.Members ?? []).Where(m => m.Id == id)];
}
