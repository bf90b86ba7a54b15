using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Importing;

/// <summary>A regency whose register comes in by files; the files are entries, already read.</summary>
internal sealed class ImportDesk : IRegisterFiles
{
    public const string Regency = "33.16";

    private readonly Dictionary<byte, RegisterFile> files = [];

    public FakeTimeProvider Clock { get; } = new(Some.At("2026-11-25 09:00"));

    public InMemoryRegistry Registry { get; } = new();

    public InMemoryLedger Ledger { get; } = new();

    public IPeople People { get; init; } = new InMemoryPeople();

    public InMemoryImports Imports { get; } = new();

    public Rules Rules { get; set; } = Some.Rules();

    public ImportPolicy Policy { get; set; } = new();

    /// <summary>What was cut short is finished at once, unless a test says otherwise.</summary>
    public TimeSpan TakingMax { get; set; } = TimeSpan.Zero;

    /// <summary>A registry that fails at times, or is in tables; else the one of the desk.</summary>
    public IRegistry? Failing { get; set; }

    /// <summary>Happens while the file is read, before anything is begun.</summary>
    public Func<Task> Reads { get; set; } = () => Task.CompletedTask;

    public static Nik Nik(int number) => Premium.Domain.Nik.Parse($"99160101017{number:00000}");

    public static MemberEntry Member(
        int number, MemberGroup group = MemberGroup.Official, long wage = 2_022_200, VillageCode? village = null) =>
        new(village ?? Some.Code, new Person($"Orang {number}", Nik(number)), group, new Rupiah(wage));

    public static VillageEntry Village(VillageCode? code = null) =>
        new(code ?? Some.Code, "Sumberwaras", "Banjarejo", "12345678", Some.December);

    public static RegisterFile Members(params MemberEntry[] members) =>
        new(ImportKind.Members, members.Length, []) { Members = [.. Placed(members)] };

    public static RegisterFile Villages(params VillageEntry[] villages) =>
        new(ImportKind.Villages, villages.Length, []) { Villages = [.. Placed(villages)] };

    public static RegisterFile Mandates(params Mandate[] mandates) => new(ImportKind.Mandates, mandates.Length, [])
    {
        Mandates = [.. Placed([.. mandates.Select(m => new MandateEntry(Some.Code, m))])],
    };

    public InMemoryFieldMaps Maps { get; } = new();

    public FileColumns Propose(byte[] file, ImportKind kind, IReadOnlyList<SavedMap> saved) =>
        throw new NotSupportedException();

    public bool MayHold(byte[] file, Nik nik) => files[file[0]].Members.Any(m => m.Value.Person.Nik == nik);

    public RegisterFile Read(byte[] file, ImportKind kind, FieldMap map, Action<int>? progress = null)
    {
        Reads().GetAwaiter().GetResult();
        return files[file[0]].Kind == kind ? files[file[0]] : throw new FormatException($"expected a file of {kind}");
    }

    public async Task<(ShownImport Shown, ImportPlan Plan)> ShowAsync(
        RegisterFile file, bool isFull = false, string by = "Sari", PayMonth? from = null)
    {
        var name = (byte)files.Count;
        files[name] = file;
        return await Prepare().RunAsync(
            new ImportRequest([name], "peserta.xlsx", file.Kind, isFull, from, FieldMap.None, by), Regency,
            CancellationToken.None);
    }

    public Task<TakeResult> TakeAsync(string id, string by = "Sari", bool isAdmin = true) => new TakeImport(
            this, Register(), Failing ?? Registry, People, Imports, Policy with { TakingMax = TakingMax }, Rules,
            Clock, NullLogger<TakeImport>.Instance)
        .RunAsync(id, by, Regency, CancellationToken.None, isAdmin: isAdmin);

    /// <summary>Shows, and another admin takes.</summary>
    public async Task<ImportPlan> ImportAsync(RegisterFile file, bool isFull = false, PayMonth? from = null)
    {
        var (shown, plan) = await ShowAsync(file, isFull, from: from);
        var taken = Assert.IsType<TakeResult.Taken>(await TakeAsync(shown.Id, "Budi"));
        Assert.Equal(ImportPlanning.HashOf(plan), ImportPlanning.HashOf(taken.Plan!));
        return plan;
    }

    public async Task<Roster> RosterAsync(VillageCode? village = null) =>
        (await Registry.RostersAsync((village ?? Some.Code).District, CancellationToken.None))[village ?? Some.Code];

    public async Task<Village> VillageAsync(VillageCode? village = null) =>
        (await Registry.DistrictAsync((village ?? Some.Code).District, CancellationToken.None)).Villages
        .Single(v => v.Code == (village ?? Some.Code));

    /// <summary>The village has its bill of that pay month.</summary>
    public Task PlanAsync(
        PayMonth month, VillageCode? village = null, BillState state = BillState.Planned) => Ledger.CommitAsync(
        Sheet.Empty((village ?? Some.Code).District, month),
        new Change(
            Clock.GetUtcNow(), "test", "planned",
            [Some.Bill(state, period: Segment.Pu.PeriodDueIn(month), code: village)]),
        CancellationToken.None);

    private PrepareImport Prepare() => new(
        this, Register(), People, Imports, new KeepFieldMaps(Maps, Imports, Clock), Policy, Rules, Clock);

    private ReadRegister Register() => new(Failing ?? Registry, Ledger, Rules, Clock);

    private static IEnumerable<Placed<T>> Placed<T>(IReadOnlyList<T> all) =>
        all.Select((one, i) => new Placed<T>(i + 2, one));
}
