using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Whoever joins after the month's collection has no bill yet, and needs nobody for that.</summary>
public sealed class JoinedLateTests
{
    private readonly World world = new("2026-12-02 08:00");
    private readonly InMemoryImports imports = new();

    private async Task CollectAsync(string now)
    {
        world.Go(now);
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.CloseRuns().RunAsync(default);
    }

    /// <summary>Whose register counts other people than its list, so that it never gets its bill.</summary>
    private async Task ImportAsync(string now)
    {
        world.Go(now);
        await world.PutAsync(Some.Village() with
        {
            PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 },
        });
        await TakenAsync();
    }

    private async Task TakenAsync()
    {
        var last = (await imports.JournalAsync(default)).LastOrDefault();
        var entry = new ImportEntry(
            (last?.Number ?? 0) + 1, $"import-{world.Time.GetUtcNow():O}", ImportStep.Taken, ImportKind.Members, "sari",
            world.Time.GetUtcNow(), "", "", last?.Hash ?? "");
        Assert.True(await imports.AddAsync(entry, default));
    }

    private ReadWorklist Worklist() => new(
        world.Registry, world.Ledger, world.Notes, world.Notices, world.SetAside, world.Rules, world.Time, imports);

    private async Task<int> AlarmsAsync()
    {
        var items = (await Worklist().RunAsync("33.16", default)).Items.Count(i => i.Kind == WorkKinds.NoBill);
        Assert.Equal(
            items, (await Worklist().OfVillageAsync(Some.Code, default)).Count(i => i.Kind == WorkKinds.NoBill));
        return items;
    }

    [Fact]
    public async Task C10_VillageThatJoinsAfterTheCollection_isNoAlarmBeforeTheNextOne()
    {
        await world.WithAsync(10_000_000, numbers: ["2011"]);
        await CollectAsync("2026-12-03 09:00");
        await ImportAsync("2026-12-04 10:00");

        Assert.Equal(0, await AlarmsAsync());
        await CollectAsync("2026-12-05 09:00");
        Assert.Equal(1, await AlarmsAsync());
    }

    [Fact]
    public async Task C10_VillageThatLacksItsBill_staysNamed_whateverIsImportedMeanwhile()
    {
        await world.WithAsync(10_000_000, numbers: ["2011"]);
        await ImportAsync("2026-12-02 10:00");
        await CollectAsync("2026-12-03 09:00");
        world.Go("2026-12-03 14:00");
        await TakenAsync();

        Assert.Equal(1, await AlarmsAsync());
    }

    [Fact]
    public async Task C10_OnTheEveOfTheSafeDay_nobodyWaitsForTheNextCollection()
    {
        await world.WithAsync(10_000_000, numbers: ["2011"]);
        await CollectAsync("2026-12-03 09:00");
        await ImportAsync("2026-12-14 10:00");

        Assert.Equal(1, await AlarmsAsync());
    }

    /// <summary>What only a second person can take waits for one; what a newer one is in place of does not.</summary>
    [Fact]
    public async Task DryRunThatNeedsASecondPerson_isAnItem_untilSomebodyTakesIt()
    {
        async Task<ShownImport> ShowAsync(string id, ImportKind kind, bool needsSecond)
        {
            var shown = new ShownImport(
                id, new ImportTerms(kind, false, Some.December), FieldMap.None, "peserta.csv", "", "sari",
                world.Time.GetUtcNow(), "hash", "read=4 new=2", needsSecond);
            await imports.PutAsync(shown, [1], default);
            world.Time.Advance(TimeSpan.FromMinutes(1));
            return shown;
        }

        async Task<IEnumerable<string>> WaitingAsync() => (await Worklist().RunAsync("33.16", default)).Items
            .Where(i => i.Kind == WorkKinds.ImportWaits).Select(i => i.Subject);
        await ShowAsync("wrong", ImportKind.Members, needsSecond: true);
        var members = await ShowAsync("members", ImportKind.Members, needsSecond: true);
        await ShowAsync("mandates", ImportKind.Mandates, needsSecond: false);

        Assert.Equal(["members"], await WaitingAsync());
        Assert.True(await imports.AddAsync(
            ImportEntry.After(null, members, ImportStep.Taken, "budi", world.Time.GetUtcNow()), default));
        Assert.Empty(await WaitingAsync());
    }
}
