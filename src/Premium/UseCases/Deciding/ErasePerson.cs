using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

public abstract record EraseResult
{
    private EraseResult()
    {
    }

    /// <param name="Proof">As it is journaled.</param>
    /// <param name="Places">How many districts had the person.</param>
    /// <param name="Files">How many files with the person were deleted.</param>
    public sealed record Erased(ImportEntry Proof, int Places, int Files) : EraseResult;

    public sealed record NotFound : EraseResult;

    public sealed record Refused(Said Why) : EraseResult;
}

/// <summary>
/// Takes a person's name and NIK out for good, with every uploaded file that has them. What was billed stays, under a
/// keyed hash that nobody can turn back. It is journaled before anything is deleted: one that was cut short is finished
/// by asking for it again, and has its proof then.
/// </summary>
public sealed class ErasePerson(
    IRegistry registry, IPeople people, IImports imports, IRegisterFiles files, Rules rules, TimeProvider clock)
{
    private const string BeginText = "erasing:";
    private const string EndText = "erased:";

    /// <exception cref="FormatException">The reason is none.</exception>
    public async Task<EraseResult> RunAsync(Nik nik, string reason, string by, string regency, CancellationToken stop)
    {
        PersonText.Check("reason", reason);
        var id = people.IdOf(nik);
        var districts = await registry.DistrictsAsync(regency, stop);
        while (true)
        {
            var last = (await imports.JournalAsync(stop)).LastOrDefault();
            var begun = last is { Step: ImportStep.Erasing } && last.Import == MarkOf(id) ? last : null;
            if (begun is null && last?.Unfinished is { } unfinished)
            {
                return new EraseResult.Refused(unfinished);
            }

            // One that was begun is finished: nothing is taken in between, and a list is mended by an import only.
            if (begun is null && await RefusalAsync(id, districts, stop) is { } refusal)
            {
                return new EraseResult.Refused(refusal);
            }

            // Read before anything is erased: what cannot be read must not leave the person half erased.
            Found found;
            try
            {
                found = await FindAsync(nik, id, districts, stop);
            }
            catch (UnreadableRowException e)
            {
                return new EraseResult.Refused(ImportText.MayHoldThePerson(e.Message));
            }

            if (begun is null)
            {
                if (found.Places + found.Files.Count == 0)
                {
                    return new EraseResult.NotFound();
                }

                begun = Entry(
                    last, id, ImportStep.Erasing, by,
                    $"{BeginText} districts={found.Places} files={found.Files.Count} reason={reason}");
                if (!await imports.AddAsync(begun, stop))
                {
                    continue;
                }
            }

            foreach (var district in districts)
            {
                await people.EraseAsync(district, id, stop);
            }

            foreach (var file in found.Files)
            {
                await imports.ForgetAsync(file, stop);
            }

            var proof = await ProveAsync(id, begun, by, stop);
            return new EraseResult.Erased(proof, Figure(proof, "districts"), Figure(proof, "files"));
        }
    }

    /// <summary>Why nobody is erased now; null where nothing speaks against it.</summary>
    private async Task<Said?> RefusalAsync(string id, IReadOnlyList<DistrictCode> districts, CancellationToken stop)
    {
        var month = Period.Of(rules.Today(clock.GetUtcNow()));
        foreach (var district in districts)
        {
            var rosters = await registry.RostersAsync(district, stop);
            if (rosters.Malformed is [var unread, ..])
            {
                return new(
                    "Satu daftar peserta tidak dapat dibaca dan mungkin memuat orang itu; perbaiki dulu: "
                        + $"{unread.Place}.",
                    $"A list of members cannot be read and may hold the person; mend it first: {unread.Place}.");
            }

            // Under a code that is over nobody is insured, whatever its list says of the months after it.
            var last = (await registry.DistrictAsync(district, stop)).Villages.ToDictionary(v => v.Code, v => v.Until);
            var insured = rosters.FirstOrDefault(r => r.Value.Members.Any(m => m.Id == id
                && (m.To is null || m.To >= month)
                && !(m.Segment.PayMonthOf(month) > last.GetValueOrDefault(r.Key))));
            if (insured.Value is not null)
            {
                return new(
                    $"Orang itu masih dilindungi oleh {insured.Key} pada {month} atau sesudahnya: impor dulu bahwa ia "
                        + "keluar.",
                    $"The person is insured by {insured.Key} in {month} or later: import that they leave first.");
            }
        }

        return null;
    }

    /// <exception cref="UnreadableRowException">What may hold the person cannot be read; it is named.</exception>
    private async Task<Found> FindAsync(
        Nik nik, string id, IReadOnlyList<DistrictCode> districts, CancellationToken stop)
    {
        var places = 0;
        foreach (var district in districts)
        {
            places += await people.FindAsync(district, id, stop) is null ? 0 : 1;
        }

        var shown = await imports.ShownAsync(stop);
        if (shown.Malformed is [var bad, ..])
        {
            throw new UnreadableRowException($"{bad.Place}.");
        }

        var having = new List<string>();
        foreach (var one in shown.All)
        {
            if (await imports.FindAsync(one.Id, stop) is { } stored && Has(stored, nik))
            {
                having.Add(one.Id);
            }
        }

        return new Found(places, having);
    }

    /// <summary>The entry that ends it: ours, or that of whoever asked for the same at once and was faster.</summary>
    private async Task<ImportEntry> ProveAsync(string id, ImportEntry begun, string by, CancellationToken stop)
    {
        while (true)
        {
            var journal = await imports.JournalAsync(stop);
            if (journal.FirstOrDefault(e =>
                e.Number > begun.Number && e.Step == ImportStep.Erased && e.Import == begun.Import) is { } proof)
            {
                return proof;
            }

            proof = Entry(journal[^1], id, ImportStep.Erased, by, EndText + begun.Summary[BeginText.Length..]);
            if (await imports.AddAsync(proof, stop))
            {
                return proof;
            }
        }
    }

    private ImportEntry Entry(ImportEntry? last, string id, ImportStep step, string by, string summary) => new(
        (last?.Number ?? 0) + 1, MarkOf(id), step, ImportKind.Members, by, clock.GetUtcNow(), "", summary,
        last?.Hash ?? "");

    /// <summary>Tells one person's entries from another's, and nobody who it is.</summary>
    private static string MarkOf(string id) => id[..8];

    /// <summary>As it was begun: of what was cut short the end finds less.</summary>
    private static int Figure(ImportEntry proof, string name)
    {
        var digits = proof.Summary.Split(' ').First(p => p.StartsWith(name + "=", StringComparison.Ordinal));
        return int.Parse(digits[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// A file of another kind may have the person on a further sheet, and a list with something wrong in it anybody.
    /// </summary>
    private bool Has(StoredImport stored, Nik nik)
    {
        try
        {
            return files.MayHold(stored.File, nik) || (stored.Shown.Terms.Kind == ImportKind.Members
                && files.Read(stored.File, ImportKind.Members, stored.Shown.Map).Wrong.Count > 0);
        }
        catch (FormatException)
        {
            return true;
        }
    }

    /// <param name="Places">How many districts know the person.</param>
    /// <param name="Files">Uploads that have them, by id.</param>
    private sealed record Found(int Places, IReadOnlyList<string> Files);
}
