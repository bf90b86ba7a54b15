using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

public enum ImportsByTwo
{
    /// <summary>Those that drop much.</summary>
    Drops,
    Always,
}

/// <summary>When an import needs two people.</summary>
/// <param name="DropPercentMax">A full list that drops more of the people of its villages than this does.</param>
/// <param name="IsAlways">Every import does.</param>
/// <param name="DryRunDays">How long a dry run can be taken; a day later it is deleted with its file.</param>
public sealed record ImportPolicy(int DropPercentMax = 10, bool IsAlways = false, int DryRunDays = 30)
{
    /// <summary>
    /// So long nobody but who began writes: an import is finished by another take only after it, and whoever is slower
    /// stops. Zero where one alone takes imports.
    /// </summary>
    public TimeSpan TakingMax { get; init; } = TimeSpan.FromMinutes(15);

    public bool NeedsSecond(ImportPlan plan) => IsAlways
        || (plan.Terms.Kind == ImportKind.Members
            && plan.Gone * 100L > plan.PeopleBefore * (long)DropPercentMax)
        || (plan.Terms.Kind == ImportKind.Villages && plan.Gone > 0)
        || plan.TakingOver.Count > 0;
}

/// <summary>A file as somebody hands it in.</summary>
/// <param name="File">Its bytes.</param>
/// <param name="FileName">As it is called.</param>
/// <param name="Kind">What it should hold.</param>
/// <param name="IsFull">Whether it is the whole list.</param>
/// <param name="From">First pay month that it counts for; null for the next one.</param>
/// <param name="Map">Where its columns are, where its headings do not tell.</param>
/// <param name="By">The admin.</param>
public sealed record ImportRequest(
    byte[] File, string FileName, ImportKind Kind, bool IsFull, PayMonth? From, FieldMap Map, string By)
{
    /// <summary>A saved map in place of <c>Map</c>; empty for none.</summary>
    public string MapName { get; init; } = "";

    /// <summary>What its map is saved as once the file was read by it; empty for not at all.</summary>
    public string SaveMapAs { get; init; } = "";
}

/// <summary>The dry run of an import: reads the file, shows what it would change, keeps it to be taken so.</summary>
public sealed class PrepareImport(
    IRegisterFiles files, ReadRegister register, IPeople people, IImports imports, KeepFieldMaps maps,
    ImportPolicy policy, Rules rules, TimeProvider clock)
{
    /// <exception cref="FormatException">It is no such file.</exception>
    public async Task<(ShownImport Shown, ImportPlan Plan)> RunAsync(
        ImportRequest request, string regency, CancellationToken stop, IProgress<ImportProgress>? progress = null)
    {
        var map = request.MapName.Length == 0 ? request.Map
            : (await maps.FindAsync(request.Kind, request.MapName, stop)).Map;
        var read = files.Read(
            request.File, request.Kind, map, rows => progress?.Report(new(ImportStage.Reading, rows, 0)));
        if (request.SaveMapAs.Length > 0)
        {
            await maps.SaveAsync(request.Kind, request.SaveMapAs, map, request.By, stop);
        }

        var draft = Draft(request) with { Map = map };
        progress?.Report(new(ImportStage.Planning, 0, 0));
        var known = await new ReadPeople(people).IntoAsync(await register.RunAsync(regency, stop), read, stop);
        var plan = new ImportPlanning(known, rules, people.IdOf).Plan(read, draft.Terms);
        var shown = draft with
        {
            PlanHash = ImportPlanning.HashOf(plan),
            Summary = plan.Summary,
            NeedsSecond = policy.NeedsSecond(plan),
            LeftOut = plan.LeftOut,
        };
        progress?.Report(new(ImportStage.Keeping, 0, 0));
        await imports.PutAsync(shown, request.File, stop);
        return (shown, plan);
    }

    /// <summary>Keeps a file of which nobody has said yet what its columns hold: a page asks for it.</summary>
    public async Task<ShownImport> KeepAsync(ImportRequest request, CancellationToken stop)
    {
        var shown = Draft(request);
        await imports.PutAsync(shown, request.File, stop);
        return shown;
    }

    private ShownImport Draft(ImportRequest request)
    {
        var now = clock.GetUtcNow();
        var terms = new ImportTerms(
            request.Kind, request.IsFull, request.From ?? ImportPlanning.NextPayMonth(rules.Today(now), rules));
        var hash = ShownImport.HashOf(request.File);
        return new ShownImport(
            ShownImport.IdOf(hash, terms, request.By, now), terms, request.Map, NameOf(request.FileName), hash,
            request.By, now, ShownImport.NoPlan, $"import {request.Kind.ToString().ToLowerInvariant()}: columns=?",
            NeedsSecond: false);
    }

    /// <summary>A name comes from outside: its last part, without what no file system takes.</summary>
    private static string NameOf(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c)));
        return clean.Length > 100 ? clean[..100] : clean;
    }
}
