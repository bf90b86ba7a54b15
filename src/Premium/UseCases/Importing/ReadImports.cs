using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A dry run as it stands now.</summary>
/// <param name="Shown">As it was made.</param>
/// <param name="Plan">What it would change now; null once it is taken, and while its columns are not known.</param>
/// <param name="IsStale">It would change something else than was shown.</param>
/// <param name="Entry">As it was taken; null before.</param>
public sealed record ImportView(ShownImport Shown, ImportPlan? Plan, bool IsStale, ImportEntry? Entry);

/// <summary>Dry runs and the journal of imports.</summary>
public sealed class ReadImports(
    IRegisterFiles files, ReadRegister register, IPeople people, IImports imports, Rules rules)
{
    public async Task<IReadOnlyList<(ShownImport Shown, ImportEntry? Entry)>> AllAsync(CancellationToken stop)
    {
        var journal = (await imports.JournalAsync(stop)).ToLookup(e => e.Import);
        return [.. (await imports.ShownAsync(stop)).All.Select(s => (s, journal[s.Id].LastOrDefault()))];
    }

    /// <summary>Null where there is none.</summary>
    public async Task<ImportView?> OneAsync(string id, string regency, CancellationToken stop)
    {
        if (await imports.FindAsync(id, stop) is not { } stored)
        {
            return null;
        }

        var entry = (await imports.JournalAsync(stop)).LastOrDefault(e => e.Import == id);
        if (entry is { Step: ImportStep.Taken } || stored.Shown.IsDraft)
        {
            return new ImportView(stored.Shown, null, IsStale: false, entry);
        }

        var leftOut = entry is null ? null : stored.Shown.LeftOut;
        var known = await register.RunAsync(regency, stop);
        var file = files.ReadStored(stored);
        known = await new ReadPeople(people).IntoAsync(known, file, stop);
        var plan = new ImportPlanning(known, rules, people.IdOf, leftOut).Plan(file, stored.Shown.Terms);
        return new ImportView(
            stored.Shown, plan, entry is null && ImportPlanning.HashOf(plan) != stored.Shown.PlanHash, entry);
    }
}
