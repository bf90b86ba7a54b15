namespace Premium.Domain;

/// <summary>An import while it is being planned: villages as they would be, and what was found wrong.</summary>
internal sealed class ImportDraft(RegisterState state, RegisterFile file, ImportTerms terms)
{
    private readonly Dictionary<VillageCode, VillageImport> after = [];
    private readonly Dictionary<VillageCode, List<Said>> notes = [];
    private readonly Dictionary<DistrictCode, string> names = [];
    private readonly HashSet<VillageCode> unknown = [];

    public RegisterState State => state;

    public RegisterFile File => file;

    public ImportTerms Terms => terms;

    public List<WrongCell> Wrong { get; } = [.. file.Wrong];

    public List<Said> Remarks { get; } = [.. file.Remarks];

    public Dictionary<VillageCode, (int Joined, int Left, int Altered)> People { get; } = [];

    /// <summary>Whom its rows name, in their order.</summary>
    public List<NamedPerson> Named { get; } = [];

    /// <summary>Of these, what the vault gets: see <see cref="VaultEdits"/>.</summary>
    public List<NamedPerson> Vault { get; } = [];

    public HashSet<VillageCode> Gone { get; } = [];

    /// <summary>Villages that get an account which is another's until now.</summary>
    public HashSet<VillageCode> TakingOver { get; } = [];

    /// <summary>Billings that are new or say something else than is known.</summary>
    public List<BpjsBilling> Billings { get; } = [];

    private readonly Dictionary<DistrictCode, DistrictBillings> billings = [];

    /// <summary>As BPJS would be known to bill.</summary>
    public DistrictBillings BillingsOf(VillageCode code)
    {
        if (!billings.TryGetValue(code.District, out var all))
        {
            var ours = Billings.Where(b => b.Village.District == code.District).ToDictionary(b => b.Bill);
            all = new DistrictBillings(
                [
                    .. state.Billings(code).All.Where(b => !ours.ContainsKey(b.Bill)), .. ours.Values,
                ],
                []);
            billings[code.District] = all;
        }

        return all;
    }

    /// <summary>Villages that the draft touches, in order of code.</summary>
    public IEnumerable<VillageCode> Touched => after.Keys.Order();

    /// <summary>As it would be; null where nobody knows it.</summary>
    public VillageImport? Find(VillageCode code) =>
        after.GetValueOrDefault(code) ?? state.Villages.GetValueOrDefault(code);

    /// <summary>As the other; where nobody knows it, every row that names it is wrong.</summary>
    public VillageImport? Known(VillageCode code, IEnumerable<int> rows)
    {
        var found = Find(code);
        if (found is null && unknown.Add(code))
        {
            foreach (var row in rows)
            {
                Add(row, "kode desa", code.ToString(), ImportText.KnownVillage, code);
            }
        }

        return found;
    }

    /// <summary>
    /// As the other; rows under a code that is over before the file counts are wrong, unless it still owes: nobody
    /// would be debited or told by them.
    /// </summary>
    public VillageImport? Needed(VillageCode code, IEnumerable<int> rows)
    {
        var known = Known(code, rows);
        if (known is null || !IsOver(known.Village))
        {
            return known;
        }

        if (!(state.District(code.District)?.Sheets ?? [])
            .SelectMany(s => s.BillsOf(code)).Any(b => !b.State.IsPaid()))
        {
            foreach (var row in rows)
            {
                RefuseOver(row, code);
            }

            return null;
        }

        Note(code, ImportText.OpenBillsOnly(FollowerOf(code)));
        return known;
    }

    /// <summary>As it would stand on the day; the register itself notes its earlier code once it is written.</summary>
    public Village OnDay(Village village) => state.OnDay(village with
    {
        EarlierCodes =
        [
            .. village.EarlierCodes,
            .. file.Recodings.Where(r => r.Value.New == village.Code).Select(r => r.Value.Old),
        ],
    });

    /// <summary>It answers for no month that the file counts for.</summary>
    public bool IsOver(Village village) => terms.From > village.Until;

    public void RefuseOver(int row, VillageCode code) => Add(
        row, "kode desa", code.ToString(),
        FollowerOf(code) is { } follower ? ImportText.GoesOnUnder(follower) : ImportText.BilledVillage, code);

    /// <summary>
    /// The code that took over when it ended, as far as anybody knows: not one that had its account for a while.
    /// </summary>
    public VillageCode? FollowerOf(VillageCode code)
    {
        var until = state.Villages.GetValueOrDefault(code)?.Village.Until;
        return (state.District(code.District)?.Register.Moved.GetValueOrDefault(code) ?? [])
            .Where(c => state.Villages.GetValueOrDefault(c) is not { } other || !(other.Village.Since <= until))
            .Select(c => (VillageCode?)c)
            .LastOrDefault();
    }

    public void Put(VillageImport village) => after[village.Village.Code] = village;

    public void Note(VillageCode code, string indonesian, string english) =>
        Note(code, new Said(indonesian, english));

    public void Note(VillageCode code, Said note)
    {
        if (!notes.TryGetValue(code, out var list))
        {
            notes[code] = list = [];
        }

        list.Add(note);
    }

    public IReadOnlyList<Said> NotesOf(VillageCode code) => notes.TryGetValue(code, out var list) ? list : [];

    public void Name(DistrictCode district, string name) => names[district] = name;

    public string NameOf(DistrictCode district) =>
        names.GetValueOrDefault(district) ?? state.District(district)?.Register.Name ?? "";

    public void Add(int row, string column, string found, Said expected, VillageCode? village) =>
        Wrong.Add(new WrongCell("", row, column, found, expected) { Village = village });

    /// <summary>
    /// Villages that would change, without those that have a wrong row: a village is taken whole or not at all.
    /// </summary>
    public IReadOnlyList<(VillageImport? Before, VillageImport After)> Changes()
    {
        var left = WrongVillages();
        return
        [
            .. Touched.Where(c => !left.Contains(c))
                .Select(c => (state.Villages.GetValueOrDefault(c), after[c]))
                .Where(v => v.Item1 is null || RegisterText.Of(v.Item1) != RegisterText.Of(v.Item2)),
        ];
    }

    public HashSet<VillageCode> WrongVillages() => [.. Wrong.Select(w => w.Village).OfType<VillageCode>()];

    public IReadOnlyList<BpjsBilling> BillingsWithout(IReadOnlySet<VillageCode> left) =>
        [.. Billings.Where(b => !left.Contains(b.Village))];
}
