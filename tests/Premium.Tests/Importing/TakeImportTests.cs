using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

public sealed class TakeImportTests
{
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");

    [Fact]
    public async Task WhatIsTaken_isWhatWasShown_andJournaledByName()
    {
        var desk = new ImportDesk();
        var (shown, plan) = await desk.ShowAsync(Villages(Village()));
        Assert.Empty(await desk.Registry.DistrictsAsync(Regency, CancellationToken.None));

        var taken = Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id, "Budi"));

        Assert.Equal(
            ("Budi", ImportKind.Villages, plan.Summary), (taken.Entry.By, taken.Entry.Kind, taken.Entry.Summary));
        var journal = await desk.Imports.JournalAsync(CancellationToken.None);
        Assert.Equal([ImportStep.Taking, ImportStep.Taken], journal.Select(e => e.Step));
        Assert.Equal(journal[0].Hash, journal[1].Previous);
        Assert.Equal("Sumberwaras", (await desk.VillageAsync()).Name);
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id));
        Assert.Equal(2, (await desk.Imports.JournalAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task AnotherImportInBetween_makesTheDryRunStale()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        var (first, _) = await desk.ShowAsync(Members(Member(1), Member(2)));
        var (second, _) = await desk.ShowAsync(Members(Member(1), Member(3)), by: "Budi");

        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(first.Id));
        var refused = Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(second.Id));

        Assert.Equal(TakeRefusal.Stale, refused.Kind);
        Assert.Contains("Make the dry run again", refused.Why.English, StringComparison.Ordinal);
        Assert.Contains("Periksa lagi berkasnya", refused.Why.Indonesian, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.RosterAsync()).Members.Count);
    }

    /// <summary>It would end in what was shown, and what the other one brought would be gone unseen.</summary>
    [Fact]
    public async Task AnotherImportOfTheSameVillage_makesTheDryRunStale_evenWhereTheEndIsTheSame()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        var (first, _) = await desk.ShowAsync(Mandates(Some.Mandate() with { MonthlyLimit = new Rupiah(7_000_000) }));
        await desk.ImportAsync(Mandates(Some.Mandate() with { IsRevoked = true }));

        Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(first.Id));

        Assert.True((await desk.VillageAsync()).Mandate!.IsRevoked);
    }

    [Fact]
    public async Task CutShort_itLeavesOutWhatItLeftOut_whenItIsTakenAgain()
    {
        var (desk, tunjungan) = (new ImportDesk(), VillageCode.Parse("33.16.13.2001"));
        var november = PayMonth.Parse("2026-11");
        VillageEntry[] villages = [Village(), Village(Neighbour), Village(tunjungan) with { District = "Tunjungan" }];
        await desk.ImportAsync(Villages([.. villages.Select(v => v with { Since = november })]), from: november);
        await desk.ImportAsync(Members(Member(1), Member(2, village: Neighbour), Member(3, village: tunjungan)));
        await desk.PlanAsync(november, tunjungan);
        var (shown, plan) = await desk.ShowAsync(
            Villages(villages[0] with { Since = november }), isFull: true, from: november);
        Assert.Equal([tunjungan], plan.LeftOut);
        desk.Failing = new FailingRegistry(desk.Registry, writes: 0);
        await Assert.ThrowsAsync<TimeoutException>(() => desk.TakeAsync(shown.Id, "Budi"));
        desk.Failing = null;

        var taken = Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id, "Budi"));

        Assert.Equal([tunjungan], taken.Plan!.LeftOut);
        Assert.Equal(november.Plus(-1), (await desk.VillageAsync(Neighbour)).Until);
        Assert.Null((await desk.VillageAsync(tunjungan)).Until);
    }

    [Fact]
    public async Task CutShort_itIsFinishedByTakingItAgain_andNothingElseIsTakenBefore()
    {
        var desk = new ImportDesk();
        var (shown, _) = await desk.ShowAsync(Villages(Village(), Village(VillageCode.Parse("33.16.13.2001")) with
        {
            District = "Tunjungan",
        }));
        var (other, _) = await desk.ShowAsync(Villages(Village(Neighbour)));
        desk.Failing = new FailingRegistry(desk.Registry, writes: 1);
        await Assert.ThrowsAsync<TimeoutException>(() => desk.TakeAsync(shown.Id));
        desk.Failing = null;

        var refused = Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(other.Id));
        Assert.Equal(TakeRefusal.Unfinished, refused.Kind);
        Assert.Contains(shown.Id, refused.Why.English, StringComparison.Ordinal);
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id));

        Assert.Equal(2, (await desk.Registry.DistrictsAsync(Regency, CancellationToken.None)).Count);
        var journal = await desk.Imports.JournalAsync(CancellationToken.None);
        Assert.Equal([ImportStep.Taking, ImportStep.Taken], journal.Select(e => e.Step));
    }

    [Fact]
    public async Task CutShort_whoMoves_isBilledByNobody_ratherThanByBoth_andItIsWork()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village(), Village(Neighbour)));
        await desk.ImportAsync(Members(
            Member(1), Member(2), Member(3, village: Neighbour), Member(4, village: Neighbour)));
        var (shown, _) = await desk.ShowAsync(
            Members(Member(1), Member(2), Member(3), Member(4, village: Neighbour)), isFull: true);
        desk.Failing = new FailingRegistry(desk.Registry, writes: 1);
        await Assert.ThrowsAsync<TimeoutException>(() => desk.TakeAsync(shown.Id, "Budi"));
        desk.Failing = null;

        var month = new Period(2026, 12);
        Assert.Equal(2, (await desk.RosterAsync()).Of(Segment.Pu, month).Count());
        Assert.Single((await desk.RosterAsync(Neighbour)).Of(Segment.Pu, month));
        var last = (await desk.Imports.JournalAsync(CancellationToken.None))[^1];
        WorkFacts Facts(TimeSpan later) => new(last.At + later, Regency, [], []) { LastImport = last };
        Assert.DoesNotContain(Worklist.Of(Facts(TimeSpan.FromMinutes(5)), desk.Rules), IsOfImports);
        var item = Assert.Single(Worklist.Of(Facts(TimeSpan.FromMinutes(20)), desk.Rules), IsOfImports);
        Assert.Contains(shown.Id, item.Why.Indonesian, StringComparison.Ordinal);
        Assert.IsType<EraseResult.Refused>(await new ErasePerson(
                desk.Registry, desk.People, desk.Imports, desk, desk.Rules, desk.Clock)
            .RunAsync(Nik(9), "permintaan sendiri", "Sari", Regency, CancellationToken.None));

        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id, "Budi"));
        Assert.Equal(3, (await desk.RosterAsync()).Of(Segment.Pu, month).Count());
    }

    private static bool IsOfImports(WorkItem item) => item.Kind == WorkKinds.ImportUnfinished;

    [Fact]
    public async Task ListThatDropsMany_needsAnotherPerson_whoMayBeAChecker_ofThatAlone()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Members([.. Enumerable.Range(1, 20).Select(i => Member(i))]));
        var (few, _) = await desk.ShowAsync(
            Members([.. Enumerable.Range(1, 18).Select(i => Member(i))]), isFull: true);
        Assert.False(few.NeedsSecond);
        Assert.Contains(
            "an admin takes it",
            Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(few.Id, "Budi", isAdmin: false)).Why.English,
            StringComparison.Ordinal);

        var (many, _) = await desk.ShowAsync(
            Members([.. Enumerable.Range(1, 17).Select(i => Member(i))]), isFull: true);

        Assert.True(many.NeedsSecond);
        var refused = Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(many.Id));
        Assert.Equal(TakeRefusal.AnotherPerson, refused.Kind);
        Assert.Contains("another person", refused.Why.English, StringComparison.Ordinal);
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(many.Id, "Budi", isAdmin: false));
    }

    [Fact]
    public async Task UnknownId_isNotFound()
    {
        Assert.IsType<TakeResult.NotFound>(await new ImportDesk().TakeAsync("20261125-030000-0000000a"));
    }
}
