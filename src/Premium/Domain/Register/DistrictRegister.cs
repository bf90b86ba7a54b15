namespace Premium.Domain;

/// <summary>What is known of a district: villages with mandates and contacts, and rows that make no sense.</summary>
public sealed record DistrictRegister(
    DistrictCode District, string Name, IReadOnlyList<Village> Villages, IReadOnlyList<MalformedRow> Malformed)
{
    /// <summary>What was left out of rows that count otherwise: a contact that is none.</summary>
    public IReadOnlyList<MalformedRow> Flaws { get; init; } = [];

    /// <summary>
    /// Codes of this district whose account came to others later, and those, oldest first. Also of villages that are
    /// in the register no more.
    /// </summary>
    public IReadOnlyDictionary<VillageCode, IReadOnlyList<VillageCode>> Moved { get; init; } =
        new Dictionary<VillageCode, IReadOnlyList<VillageCode>>();

    /// <summary>Pauses that admins ordered, of whatever district.</summary>
    public PauseBook Pauses { get; init; } = PauseBook.Empty;

    /// <summary>Who is told at the office of the district, each once.</summary>
    public IReadOnlyList<Contact> Subdistrict =>
    [
        .. Villages.SelectMany(v => v.Contacts).Where(c => c.Role == ContactRole.Subdistrict)
            .DistinctBy(Deliveries.KeyOf, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Who is told above its villages, as deliveries name them: both offices.</summary>
    /// <param name="office">Of the Dinas PMD.</param>
    public IReadOnlySet<string> Above(IEnumerable<string> office) =>
        Subdistrict.Select(Deliveries.KeyOf).Concat(office).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The register as it stands on a day.</summary>
    public DistrictRegister On(DateOnly day) =>
        this with { Villages = [.. Villages.Select(v => Pauses.Apply(v.On(day), day))] };
}

/// <summary>A stored row that cannot be read: where it is, what is wrong, and whose it is if that is clear.</summary>
/// <param name="Place">Table, partition and key.</param>
/// <param name="Problem">For people: it goes into reports, mails and pages, so a long one is cut.</param>
/// <param name="Village">Null where it is nobody's.</param>
public sealed record MalformedRow(string Place, string Problem, VillageCode? Village = null)
{
    private const int LengthMax = 300;

    public string Text => $"{Place}: {Problem}";

    public string Problem { get; } = Cut(Problem);

    internal static string Cut(string problem) =>
        problem.Length > LengthMax ? problem[..LengthMax] + " ..." : problem;
}
