namespace Premium.Domain;

/// <summary>What is known before an import: register, rosters and open sheets of every district.</summary>
/// <param name="Regency">Its code.</param>
/// <param name="Today">The day of the import.</param>
/// <param name="Districts">In order of code.</param>
public sealed record RegisterState(string Regency, DateOnly Today, IReadOnlyList<DistrictState> Districts)
{
    private readonly Dictionary<VillageCode, VillageImport> villages = Districts
        .SelectMany(d => d.Register.Villages.Select(v => new VillageImport(
            v, d.Rosters.GetValueOrDefault(v.Code) ?? new Roster(v.Code, PayerKind.VillageBudget, []))))
        .ToDictionary(v => v.Village.Code);

    private readonly Dictionary<DistrictCode, DistrictState> byCode = Districts.ToDictionary(d => d.Register.District);

    public IReadOnlyDictionary<VillageCode, VillageImport> Villages => villages;

    /// <summary>When it was read.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Of the districts that the file may write people to, or take them from.</summary>
    public IReadOnlyDictionary<DistrictCode, KnownPeople> People { get; init; } =
        new Dictionary<DistrictCode, KnownPeople>();

    public KnownPeople PeopleOf(DistrictCode district) => People.GetValueOrDefault(district, KnownPeople.None);

    /// <summary>A village as it stands on the day, with the pauses that admins ordered.</summary>
    public Village OnDay(Village village) =>
        (Districts.Count > 0 ? Districts[0].Register.Pauses : PauseBook.Empty).Apply(village.On(Today), Today);

    public DistrictState? District(DistrictCode code) => byCode.GetValueOrDefault(code);

    /// <summary>Also of a village whose own row cannot be read; null where there is none.</summary>
    public Roster? RosterOf(VillageCode code) => District(code.District)?.Rosters.GetValueOrDefault(code);

    /// <summary>The row of a list of members that is there and cannot be read.</summary>
    public MalformedRow? UnreadableRosterOf(VillageCode code) =>
        District(code.District)?.Rosters.Malformed.FirstOrDefault(row => row.Village == code);

    public DistrictBillings Billings(VillageCode code) => District(code.District)?.Billings ?? DistrictBillings.None;

    public Sheet? Sheet(VillageCode code, PayMonth month) =>
        District(code.District)?.Sheets.FirstOrDefault(s => s.PayMonth == month);
}

/// <param name="Register">As it is stored, on no day of its own.</param>
/// <param name="Rosters">Who is insured, and of whom nobody knows.</param>
/// <param name="Sheets">All that is open, oldest first.</param>
public sealed record DistrictState(
    DistrictRegister Register, RosterBook Rosters, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>What BPJS bills, for the open months and those to come.</summary>
    public DistrictBillings Billings { get; init; } = DistrictBillings.None;
}
