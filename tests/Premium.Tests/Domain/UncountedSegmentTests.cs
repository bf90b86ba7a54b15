using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>The register counts nobody in a segment, and the list of members has people there.</summary>
public sealed class UncountedSegmentTests
{
    /// <summary>In its first row, by a later count, or in both segments at once.</summary>
    private static Village Uncounted(string how) => Some.Village(bpu: 3) with
    {
        PeopleBySegment = how switch
        {
            "no column" => new Dictionary<Segment, int> { [Segment.Pu] = 2 },
            "nobody at all" => new Dictionary<Segment, int>(),
            _ => Some.Village(bpu: 3).PeopleBySegment,
        },
        HeadCounts = how == "later count" ? [new HeadCount(Segment.Bpu, Period.Parse("2026-12"), 0)] : [],
    };

    private static async Task<Run> RunAsync(World world)
    {
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        return Assert.Single(await world.CloseRuns().RunAsync(default));
    }

    [Theory]
    [InlineData("no column", 3)]
    [InlineData("later count", 3)]
    [InlineData("nobody at all", 5)]
    public async Task C10_SegmentCountedAsNobody_whileTheListHasPeople_isNamedFromTheFirstRun(string how, int people)
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, numbers: ["2010", "2011"]);
        await world.PutAsync(Uncounted(how), Some.Roster(bpu: 3));
        var run = await RunAsync(world);

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill);
        Assert.Equal((RunState.Amber, Some.Code, people), (run.State, item.Village, item.People));
        Assert.Contains("BPU Desember 2026", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Matches("roster has [23] people, the register 0; expected the same", item.Detail);
        Assert.Equal(BillState.Debited, (await world.BillAsync("2011", Segment.Bpu, Period.Parse("2026-12"))).State);
        await world.PutAsync(Some.Village(bpu: 3), Some.Roster(bpu: 3));
        await world.CollectAsync();
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill);
    }

    [Fact]
    public async Task C10_VillageWithoutPeopleInASegment_isNoItem()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        Assert.Equal(RunState.Green, (await RunAsync(world)).State);
        Assert.Empty(await world.ItemsAsync());
    }

    /// <summary>It stays until somebody mends it, and its cover lapses by the first month that got no bill.</summary>
    [Fact]
    public async Task C10_MonthsOfASegmentCountedAsNobody_stayNamed()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, numbers: ["2010", "2011"]);
        await world.PutAsync(Uncounted("no column"), Some.Roster(bpu: 3));
        foreach (var day in (string[])["2026-12-03", "2027-01-05", "2027-02-03", "2027-03-03", "2027-04-05"])
        {
            world.Go($"{day} 10:00");
            await world.CollectAsync();
        }

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill);
        Assert.Contains("BPU Desember 2026 sampai April 2027", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains(
            "tagihan BPU Desember 2026 tidak dapat dibuat lagi", item.Why.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C10_BillOfASegmentThatIsCountedAsNobodySince_saysWhichOfTheTwoHasPeople()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, numbers: ["2010"]);
        await world.PutAsync(Some.Village(bpu: 3) with { IsPaused = true }, Some.Roster(bpu: 3));
        await world.CollectAsync();
        await world.PutAsync(Uncounted("no column"), Some.Roster(bpu: 3));

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.OwedNoMore);
        Assert.Equal(
            "register mencatat 0 peserta untuk BPU Desember 2026, padahal daftar peserta memuat orang",
            item.Why.Indonesian);
    }

    [Fact]
    public async Task C10_MemberThatCannotBeBilled_isShownWithItsVillage()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(
            Some.Village(),
            Some.Roster() with { Members = [Some.Official("kades", 2_426_640), Some.Official("sekdes", 0)] });
        await RunAsync(world);

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill);
        Assert.StartsWith("33.16.12.2010 PU 2026-11: ", item.Detail, StringComparison.Ordinal);
        Assert.Contains("member sekdes: wage is 0", item.Detail, StringComparison.Ordinal);
        Assert.Contains("memuat peserta yang tidak dapat ditagih", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("has a member that cannot be billed", item.Why.English, StringComparison.Ordinal);
    }
}
