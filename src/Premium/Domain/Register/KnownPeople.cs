namespace Premium.Domain;

/// <summary>Names and NIK of a district as the vault has them.</summary>
/// <param name="All">By member id.</param>
/// <param name="IsUnreadable">Whether what would hold a member id cannot be read.</param>
public sealed record KnownPeople(IReadOnlyDictionary<string, Person> All, Func<string, bool> IsUnreadable)
{
    public static readonly KnownPeople None = new(new Dictionary<string, Person>(), _ => false);

    public Person? Of(string id) => All.GetValueOrDefault(id);
}
