namespace Premium.Domain;

/// <summary>How a file is meant.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="IsFull">
/// It is the whole list: of villages, those of the regency; of all else, what each village in it has.
/// </param>
/// <param name="From">First pay month that it counts for, where a row says nothing else.</param>
public sealed record ImportTerms(ImportKind Kind, bool IsFull, PayMonth From);

public enum VillageFate
{
    New,
    Changed,

    /// <summary>No longer in a full list: it answers for no further month, its open months stay.</summary>
    Gone,
}

/// <summary>What an import does to one village; people by number only.</summary>
/// <param name="Code">Which.</param>
/// <param name="Name">As it is called after the import.</param>
/// <param name="Fate">New, changed or gone.</param>
/// <param name="Joined">People insured anew.</param>
/// <param name="Left">People insured no more.</param>
/// <param name="Altered">People whose wage, group, programs or name change.</param>
/// <param name="Notes">What else, in a few words each.</param>
public sealed record VillageChange(
    VillageCode Code, string Name, VillageFate Fate, int Joined, int Left, int Altered, IReadOnlyList<Said> Notes);

/// <summary>One bill of an open month before and after.</summary>
/// <param name="Bill">Which.</param>
/// <param name="Name">Of its village.</param>
/// <param name="Before">Null where there is none.</param>
/// <param name="After">Null where there is none.</param>
/// <param name="PeopleBefore">Head count before.</param>
/// <param name="PeopleAfter">Head count after.</param>
/// <param name="IsFixed">It was tried or is paid, so that its sum stays: the difference is listed and no more.</param>
public sealed record BillChange(
    BillId Bill, string Name, Rupiah? Before, Rupiah? After, int PeopleBefore, int PeopleAfter, bool IsFixed)
{
    public Rupiah Difference => (After ?? Rupiah.Zero) - (Before ?? Rupiah.Zero);
}

/// <summary>A person of two lists in the same month, or twice in one.</summary>
/// <param name="Mark">The beginning of the keyed hash of the NIK: it names the person to nobody.</param>
/// <param name="Villages">Where.</param>
/// <param name="IsBilledTwice">For the same program in the same month.</param>
public sealed record DoubledPerson(string Mark, IReadOnlyList<VillageCode> Villages, bool IsBilledTwice);

/// <summary>What would hold the bills of a village after the import.</summary>
public sealed record HeldVillage(VillageCode Code, string Name, HoldReason Reason);

/// <summary>What one district gets.</summary>
/// <param name="District">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Villages">Each replaced whole; none where only names change.</param>
/// <param name="People">Names and NIK that the vault does not have so, each person once.</param>
public sealed record DistrictImport(
    DistrictCode District, string Name, IReadOnlyList<VillageImport> Villages, IReadOnlyList<Person> People);

/// <summary>All that an import would write, and what that changes; made anew when it is taken.</summary>
public sealed record ImportPlan(ImportTerms Terms, int Read)
{
    /// <summary>Of the file, and what does not fit to what is known; a village with one is left out.</summary>
    public IReadOnlyList<WrongCell> Wrong { get; init; } = [];

    /// <summary>Villages that it does not touch, because something is wrong with a row of theirs.</summary>
    public IReadOnlyList<VillageCode> LeftOut => [.. Wrong.Select(w => w.Village).OfType<VillageCode>().Distinct()];

    public IReadOnlyList<DistrictImport> Districts { get; init; } = [];

    /// <summary>Of these, what is written before any of them, so that nobody is in two villages meanwhile.</summary>
    public IReadOnlyList<DistrictImport> First { get; init; } = [];

    /// <summary>What it goes by: the villages and billings that it changes, as they are.</summary>
    public string Basis { get; init; } = "";

    public IReadOnlyList<BpjsBilling> Billings { get; init; } = [];

    public IReadOnlyList<VillageChange> Villages { get; init; } = [];

    public IReadOnlyList<BillChange> Bills { get; init; } = [];

    public IReadOnlyList<DoubledPerson> Doubled { get; init; } = [];

    public IReadOnlyList<HeldVillage> Held { get; init; } = [];

    /// <summary>Villages that get an account which is another's until now.</summary>
    public IReadOnlyList<VillageCode> TakingOver { get; init; } = [];

    public IReadOnlyList<Said> Remarks { get; init; } = [];

    /// <summary>Entries that are new; people for a list of members, else villages. So the next two.</summary>
    public int New { get; init; }

    public int Changed { get; init; }

    public int Gone { get; init; }

    /// <summary>People insured before in the villages that the file changes.</summary>
    public int PeopleBefore { get; init; }

    /// <summary>
    /// A cell is wrong, and nobody can say of which village: what the rest of a full list would drop is not known.
    /// </summary>
    public bool IsUnusable => Wrong.Any(w => w.Village is null);

    public bool ChangesNothing => Districts.Count == 0 && Billings.Count == 0;

    public string Summary =>
        $"import {Terms.Kind.ToString().ToLowerInvariant()}: read={Read} new={New} changed={Changed} gone={Gone} "
        + $"wrong={Wrong.Count}";
}
