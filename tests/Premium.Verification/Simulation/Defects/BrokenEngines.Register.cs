using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Defects;

/// <summary>Defects in who is billed and in how a file comes into the register.</summary>
internal static partial class BrokenEngines
{
    private static readonly Dictionary<string, (string[] Rules, Func<EngineParts, EngineParts> Alter)> OfRegister =
        new()
        {
            ["a leaver still billed"] = (["who is billed"], WithRosters(m => m with { To = null })),
            ["a joiner billed a month early"] =
                (["who is billed"], WithRosters(m => m with { From = m.From?.Plus(-1) })),
            // Whoever reads while a regency is walked through reads it right: the sum told before is another one.
            ["a month too many for who leaves"] =
                (["who is billed", "announced"], WithRosters(m => m with { To = m.To?.Plus(1) })),
            ["what BPJS bills not followed"] = (["who is billed"], parts => parts with
            {
                Registry = new BrokenRegistry(parts.Registry) { KnowsBillings = false },
            }),
            ["a person of two villages not named"] = (["who is billed"], parts => parts with
            {
                ShowsImport = plan => plan with { Doubled = [] },
            }),
            ["a stale import taken anyway"] = (["as shown"], parts => parts with
            {
                Imports = new BrokenImports(parts.Imports) { ResumesAll = true },
            }),
            ["half an import lost after a kill"] = (["as shown"], parts => parts with
            {
                Imports = new BrokenImports(parts.Imports) { EndsWhatWasCutShort = true },
            }),
            ["the village of a wrong row taken anyway"] = (["as shown"], parts => parts with
            {
                Files = new BrokenFiles(parts.Files!),
            }),
            ["a person lost while a list is written"] = (["as shown"], WithWritten(v => v.Roster.Members.Count < 3
                ? v
                : v with { Roster = v.Roster with { Members = [.. v.Roster.Members.SkipLast(1)] } })),
            ["an old code that goes on"] = (["as shown"], WithWritten(v =>
                v with { Village = v.Village with { Until = null } })),
            ["a dry run that writes"] = (["as shown"], parts => parts with
            {
                Imports = new BrokenImports(parts.Imports)
                {
                    Keeps = async stop =>
                    {
                        if (await parts.Registry.DistrictsAsync("", stop) is not [var district, ..])
                        {
                            return;
                        }

                        var register = await parts.Registry.DistrictAsync(district, stop);
                        var rosters = await parts.Registry.RostersAsync(district, stop);
                        await parts.Registry.ImportAsync(
                            district, register.Name,
                            [.. register.Villages.Take(1).Select(v => new VillageImport(v, rosters[v.Code]))], stop);
                    },
                },
            }),
        };

    /// <summary>The collection, and not the import, has the people of a village otherwise than they are.</summary>
    private static Func<EngineParts, EngineParts> WithRosters(Func<Member, Member> reads) => parts => parts with
    {
        Registry = new BrokenRegistry(parts.Registry) { ReadsMember = reads },
    };

    private static Func<EngineParts, EngineParts> WithWritten(Func<VillageImport, VillageImport> writes) =>
        parts => parts with { Registry = new BrokenRegistry(parts.Registry) { Writes = writes } };
}

/// <summary>A reader of files that passes over wrong rows.</summary>
internal sealed class BrokenFiles(IRegisterFiles files) : IRegisterFiles
{
    public RegisterFile Read(byte[] file, ImportKind kind, FieldMap map, Action<int>? progress = null) =>
        files.Read(file, kind, map, progress) with { Wrong = [] };

    public FileColumns Propose(byte[] file, ImportKind kind, IReadOnlyList<SavedMap> saved) =>
        files.Propose(file, kind, saved);

    public bool MayHold(byte[] file, Nik nik) => files.MayHold(file, nik);
}

/// <summary>A journal of imports with one thing wrong.</summary>
internal sealed class BrokenImports(IImports imports) : IImports
{
    private ShownImport? found;

    /// <summary>True: every import is said to be one that was cut short.</summary>
    public bool ResumesAll { get; init; }

    /// <summary>True: what was cut short is said to be taken.</summary>
    public bool EndsWhatWasCutShort { get; init; }

    /// <summary>What else is done when a dry run is kept.</summary>
    public Func<CancellationToken, Task> Keeps { get; init; } = _ => Task.CompletedTask;

    public async Task PutAsync(ShownImport shown, byte[] file, CancellationToken stop)
    {
        await imports.PutAsync(shown, file, stop);
        await Keeps(stop);
    }

    public async Task<StoredImport?> FindAsync(string id, CancellationToken stop)
    {
        var stored = await imports.FindAsync(id, stop);
        found = stored?.Shown;
        return stored;
    }

    public Task ForgetAsync(string id, CancellationToken stop) => imports.ForgetAsync(id, stop);

    public Task SweepAsync(DateTimeOffset before, CancellationToken stop) => imports.SweepAsync(before, stop);

    public Task<ShownImports> ShownAsync(CancellationToken stop) => imports.ShownAsync(stop);

    public async Task<IReadOnlyList<ImportEntry>> JournalAsync(CancellationToken stop)
    {
        var journal = await imports.JournalAsync(stop);
        var last = journal.Count > 0 ? journal[^1] : null;
        var isCutShort = last is { Step: ImportStep.Taking };
        return found is null ? journal
            : EndsWhatWasCutShort && isCutShort && last!.Import == found.Id
                ? [.. journal, ImportEntry.After(last, found, ImportStep.Taken, last.By, last.At)]
            : ResumesAll && !isCutShort && journal.All(e => e.Import != found.Id)
                ? [.. journal, ImportEntry.After(last, found, ImportStep.Taking, found.By, found.At)]
            : journal;
    }

    public async Task<bool> AddAsync(ImportEntry entry, CancellationToken stop) => await imports.AddAsync(
        ResumesAll ? entry with { Number = (await imports.JournalAsync(stop)).Count + 1 } : entry, stop);
}
