namespace Premium.Domain;

/// <summary>What a file of the register holds, one row an entry.</summary>
public enum ImportKind
{
    Villages,
    Mandates,
    Contacts,
    Members,
    Billings,

    /// <summary>Old codes of villages, and their new ones.</summary>
    Recodings,
}

/// <summary>A cell that is not taken: where it stands, what was found, what would be taken.</summary>
/// <param name="Sheet">Name of the work sheet; empty in a CSV file.</param>
/// <param name="Row">As the spreadsheet program numbers it, from 1.</param>
/// <param name="Column">Its heading as the file has it, or its letter where it has none.</param>
/// <param name="Found">Masked where it may be a NIK or an account number.</param>
/// <param name="Expected">What is accepted, with an example.</param>
public sealed record WrongCell(string Sheet, int Row, string Column, string Found, Said Expected)
{
    /// <summary>Whose row it is, where that can be read.</summary>
    public VillageCode? Village { get; init; }

    public override string ToString() =>
        $"{(Sheet.Length == 0 ? "" : Sheet + ", ")}row {Row}, {Column}: found '{Found}'; expected {Expected.English}.";
}

/// <summary>An entry and where it stood in its file.</summary>
public sealed record Placed<T>(int Row, T Value);

/// <summary>
/// One file as it was read: entries of its kind, the other lists empty, and every cell that was not taken.
/// </summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Read">Rows with something in them, headings and totals apart.</param>
/// <param name="Wrong">All wrong cells, in order of their rows; a row with one is in no list.</param>
public sealed record RegisterFile(ImportKind Kind, int Read, IReadOnlyList<WrongCell> Wrong)
{
    public IReadOnlyList<Placed<VillageEntry>> Villages { get; init; } = [];

    public IReadOnlyList<Placed<MandateEntry>> Mandates { get; init; } = [];

    public IReadOnlyList<Placed<ContactEntry>> Contacts { get; init; } = [];

    public IReadOnlyList<Placed<MemberEntry>> Members { get; init; } = [];

    public IReadOnlyList<Placed<BpjsBilling>> Billings { get; init; } = [];

    public IReadOnlyList<Placed<RecodingEntry>> Recodings { get; init; } = [];

    /// <summary>What people should know and nothing fails by: hidden columns, totals passed over, formulas.</summary>
    public IReadOnlyList<Said> Remarks { get; init; } = [];
}

/// <summary>Which column of other people's files holds what, and how they write days and sums.</summary>
/// <param name="Columns">Heading in the file by field; what is not named is found by its own heading.</param>
/// <param name="DayForm">Such as <c>dd/MM/yyyy</c>; empty for the forms that can mean one day only.</param>
/// <param name="DecimalSign">Comma or point; null where each number tells by itself.</param>
public sealed record FieldMap(
    IReadOnlyDictionary<string, string> Columns, string DayForm = "", char? DecimalSign = null)
{
    public static readonly FieldMap None = new(new Dictionary<string, string>());
}

/// <summary>A village as a list of villages has it.</summary>
public sealed record VillageEntry(VillageCode Code, string Name, string District, string Npp, PayMonth Since)
{
    /// <summary>Null where the list does not speak of payers: who is known stays.</summary>
    public PayerKind? Payer { get; init; }

    /// <summary>
    /// Empty where it is not paused; null where the list does not speak of pauses: one that is known stays.
    /// </summary>
    public string? PausedBecause { get; init; }

    public DateOnly? PausedUntil { get; init; }
}

/// <summary>A village with another code from a pay month on: payer, account and people are the same.</summary>
public sealed record RecodingEntry(VillageCode Old, VillageCode New, PayMonth From)
{
    /// <summary>Of the new district where it is not known yet; may be empty.</summary>
    public string District { get; init; } = "";
}

/// <summary>A mandate of a village, with the account it is for.</summary>
public sealed record MandateEntry(VillageCode Village, Mandate Mandate)
{
    /// <summary>The list does not say whether it is revoked: what is known stays.</summary>
    public bool IsSilentOnRevocation { get; init; }

    /// <summary>As it is kept after what was known: no list brings a mandate to life by saying nothing of it.</summary>
    public Mandate After(Mandate? known) => known is null ? Mandate : Mandate with
    {
        IsRevoked = IsSilentOnRevocation ? known.IsRevoked : Mandate.IsRevoked,
        Scan = Mandate.Scan.Length > 0 ? Mandate.Scan : known.Scan,
    };
}

/// <summary>One way to reach one person of a village.</summary>
public sealed record ContactEntry(VillageCode Village, Contact Contact);

/// <summary>
/// An insured person as a list has them; segment, programs and risk follow from the group where they are left out.
/// </summary>
public sealed record MemberEntry(VillageCode Village, Person Person, MemberGroup Group, Rupiah Wage)
{
    public Segment? Segment { get; init; }

    public RiskGroup? Risk { get; init; }

    public IReadOnlyList<SocialProgram> Programs { get; init; } = [];

    public bool IsTransportWorker { get; init; }

    public Period? From { get; init; }

    public Period? To { get; init; }
}

/// <summary>What BPJS bills a village for one segment and contribution month.</summary>
/// <param name="Village">Whose.</param>
/// <param name="Segment">PU or BPU.</param>
/// <param name="Period">The contribution month.</param>
/// <param name="Npp">BPJS's number of the payer; may be empty.</param>
/// <param name="KodeIuran">The payment code, 11 to 16 digits: text, because its first digits may be zeros.</param>
/// <param name="People">How many it is for.</param>
/// <param name="Sums">Of each program; their sum is the total.</param>
public sealed record BpjsBilling(
    VillageCode Village, Segment Segment, Period Period, string Npp, string KodeIuran, int People,
    IReadOnlyDictionary<SocialProgram, Rupiah> Sums)
{
    public Rupiah Total => Rupiah.Sum(Sums.Values);

    public BillId Bill => new(Village, Segment, Period);

    /// <summary>Codes that this one replaces, oldest first.</summary>
    public IReadOnlyList<string> EarlierCodes { get; init; } = [];

    /// <summary>The same bill of BPJS, whatever codes it had before.</summary>
    public bool SaysTheSameAs(BpjsBilling other) =>
        (Bill, Npp, KodeIuran, People) == (other.Bill, other.Npp, other.KodeIuran, other.People)
        && Sums.Count == other.Sums.Count
        && Sums.All(s => other.Sums.TryGetValue(s.Key, out var sum) && sum == s.Value);

    /// <summary>As it is kept after what was known: it says which codes it replaces.</summary>
    public BpjsBilling After(BpjsBilling? known) => this with
    {
        EarlierCodes = known is null ? []
            : known.KodeIuran == KodeIuran ? known.EarlierCodes
            : [.. known.EarlierCodes.Where(c => c != KodeIuran), known.KodeIuran],
    };
}
