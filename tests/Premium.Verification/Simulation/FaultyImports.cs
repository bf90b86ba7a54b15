using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation;

/// <summary>Dry runs and the journal of imports as one worker meets them.</summary>
internal sealed class FaultyImports(IImports imports, Worker worker, Scene scene) : IImports
{
    private readonly FaultRates rates = scene.Dice.Rates;
    private readonly FaultyStorage storage = new(worker, scene);

    public async Task PutAsync(ShownImport shown, byte[] file, CancellationToken stop)
    {
        var call = await storage.EnterAsync("keep a dry run");
        await imports.PutAsync(shown, file, stop);
        worker.Leave(call);
    }

    public async Task<StoredImport?> FindAsync(string id, CancellationToken stop)
    {
        await storage.EnterAsync("read a dry run");
        return await imports.FindAsync(id, stop);
    }

    public Task ForgetAsync(string id, CancellationToken stop) => imports.ForgetAsync(id, stop);

    public Task SweepAsync(DateTimeOffset before, CancellationToken stop) => imports.SweepAsync(before, stop);

    public Task<ShownImports> ShownAsync(CancellationToken stop) => imports.ShownAsync(stop);

    public async Task<IReadOnlyList<ImportEntry>> JournalAsync(CancellationToken stop)
    {
        await storage.EnterAsync("read the journal of imports");
        return await imports.JournalAsync(stop);
    }

    public async Task<bool> AddAsync(ImportEntry entry, CancellationToken stop)
    {
        var call = await storage.EnterAsync("journal an import");
        storage.ThrowIf(rates.CommitLostBefore, "journal an import, before it was done");
        var isAdded = await imports.AddAsync(entry, stop);
        scene.Log.Add("import", entry.Import, isAdded ? entry.Step : "another came first");
        if (isAdded && entry.Step is ImportStep.Taking or ImportStep.Taken)
        {
            scene.Auditor.Imported(scene.Clock.GetUtcNow());
        }

        if (isAdded && entry.Step == ImportStep.Taken)
        {
            // From here on others may be taken, whether or not whoever took this one ever hears of it.
            scene.Auditor.Taken(entry.Import);
        }

        worker.Leave(call);
        storage.ThrowIf(rates.CommitLostAfter, "journal an import, after it was done");
        return isAdded;
    }
}

/// <summary>Names and NIK as one worker meets them.</summary>
internal sealed class FaultyPeople(IPeople people, Worker worker, Scene scene) : IPeople
{
    private readonly FaultyStorage storage = new(worker, scene);

    public string IdOf(Nik nik) => people.IdOf(nik);

    public async Task ImportAsync(DistrictCode district, IReadOnlyList<Person> some, CancellationToken stop)
    {
        var call = await storage.EnterAsync("write people");
        await people.ImportAsync(district, some, stop);
        worker.Leave(call);
    }

    public Task<Person?> FindAsync(DistrictCode district, string id, CancellationToken stop) =>
        people.FindAsync(district, id, stop);

    public Task<KnownPeople> AllAsync(DistrictCode district, CancellationToken stop) =>
        people.AllAsync(district, stop);

    public Task<bool> EraseAsync(DistrictCode district, string id, CancellationToken stop) =>
        people.EraseAsync(district, id, stop);
}
