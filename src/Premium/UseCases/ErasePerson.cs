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
/// keyed hash that nobody can turn back.
/// </summary>
public sealed class ErasePerson(
    IRegistry registry, IPeople people, IImports imports, IRegisterFiles files, Rules rules, TimeProvider clock)
{
    /// <exception cref="FormatException">The reason is none.</exception>
    public async Task<EraseResult> RunAsync(Nik nik, string reason, string by, string regency, CancellationToken stop)
    {
        PersonText.Check("reason", reason);
        if ((await imports.JournalAsync(stop)).LastOrDefault()?.Unfinished is { } unfinished)
        {
            return new EraseResult.Refused(unfinished);
        }

        // Read before anything is erased: a row that cannot be read must not leave the person half erased.
        if ((await imports.ShownAsync(stop)).Malformed is [var bad, ..])
        {
            return new EraseResult.Refused(new(
                $"Satu unggahan tidak dapat dibaca dan mungkin memuat orang itu; perbaiki dulu: {bad.Place}.",
                $"An upload cannot be read and may hold the person; mend it first: {bad.Place}."));
        }

        var id = people.IdOf(nik);
        var now = clock.GetUtcNow();
        var month = Period.Of(rules.Today(now));
        var districts = await registry.DistrictsAsync(regency, stop);
        foreach (var district in districts)
        {
            await people.FindAsync(district, id, stop);
            var rosters = await registry.RostersAsync(district, stop);
            if (rosters.Malformed is [var unread, ..])
            {
                return new EraseResult.Refused(new(
                    "Satu daftar peserta tidak dapat dibaca dan mungkin memuat orang itu; perbaiki dulu: "
                        + $"{unread.Place}.",
                    $"A list of members cannot be read and may hold the person; mend it first: {unread.Place}."));
            }

            var insured = rosters
                .FirstOrDefault(r => r.Value.Members.Any(m => m.Id == id && (m.To is null || m.To >= month)));
            if (insured.Value is not null)
            {
                return new EraseResult.Refused(new(
                    $"Orang itu masih dilindungi oleh {insured.Key} pada {month} atau sesudahnya: impor dulu bahwa ia "
                        + "keluar.",
                    $"The person is insured by {insured.Key} in {month} or later: import that they leave first."));
            }
        }

        var places = 0;
        foreach (var district in districts)
        {
            places += await people.EraseAsync(district, id, stop) ? 1 : 0;
        }

        var forgotten = await ForgetFilesAsync(nik, stop);
        if (places + forgotten == 0)
        {
            return new EraseResult.NotFound();
        }

        while (true)
        {
            var last = (await imports.JournalAsync(stop)).LastOrDefault();
            var proof = new ImportEntry(
                (last?.Number ?? 0) + 1, id[..8], ImportStep.Erased, ImportKind.Members, by, now, "",
                $"erased: districts={places} files={forgotten} reason={reason}", last?.Hash ?? "");
            if (await imports.AddAsync(proof, stop))
            {
                return new EraseResult.Erased(proof, places, forgotten);
            }
        }
    }

    private async Task<int> ForgetFilesAsync(Nik nik, CancellationToken stop)
    {
        var forgotten = 0;
        foreach (var shown in (await imports.ShownAsync(stop)).All.Where(s => s.Terms.Kind == ImportKind.Members))
        {
            if (await imports.FindAsync(shown.Id, stop) is { } stored && Has(stored, nik))
            {
                await imports.ForgetAsync(shown.Id, stop);
                forgotten++;
            }
        }

        return forgotten;
    }

    /// <summary>A file that cannot be read any more may have anybody.</summary>
    private bool Has(StoredImport stored, Nik nik)
    {
        try
        {
            var file = files.Read(stored.File, ImportKind.Members, stored.Shown.Map);
            return file.Wrong.Count > 0 || file.Members.Any(m => m.Value.Person.Nik == nik);
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
