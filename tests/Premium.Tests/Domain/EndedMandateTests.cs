using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>A mandate that ended, or was revoked, is asked for until another one is there.</summary>
public sealed class EndedMandateTests
{
    private static readonly DateOnly End = Some.Day("2026-12-10");

    private static async Task<World> PaidAsync(Func<Mandate, Mandate> later, PayMonth? until = null)
    {
        var world = await new World("2026-12-03 09:00").WithAsync(10_000_000);
        var village = Some.Village() with { Mandate = Some.Mandate() with { ValidTo = End }, Until = until };
        await world.PutAsync(village);
        await world.CollectAsync();
        await world.PutAsync(village with { Mandate = later(village.Mandate!) });
        return world;
    }

    private static async Task<IReadOnlyList<WorkItem>> ItemsAsync(World world, string now)
    {
        world.Go(now);
        return
        [
            .. (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.MandateEnds || i.Kind == WorkKinds.Mandate),
        ];
    }

    [Theory]
    [InlineData("2026-12-10 09:00", "surat kuasa 1 desa berakhir Kamis, 10 Desember 2026", "2026-12-10")]
    [InlineData(
        "2026-12-11 09:00", "surat kuasa 1 desa sudah berakhir Kamis, 10 Desember 2026, belum ada gantinya",
        "2027-01-15")]
    [InlineData(
        "2027-01-04 09:00", "surat kuasa 1 desa sudah berakhir Kamis, 10 Desember 2026, belum ada gantinya",
        "2027-02-15")]
    public async Task MandateThatEnded_staysOnTheList(string now, string why, string due)
    {
        var item = Assert.Single(await ItemsAsync(await PaidAsync(m => m), now));

        Assert.Equal((why, Some.Day(due)), (item.Why.Indonesian, item.Due));
        Assert.Equal("33.16.12~2026-12-10", item.Subject);
        Assert.Equal(["Desa Sumberwaras, Kec. Ngawen"], item.Names);
        Assert.Equal(2, item.People);
    }

    [Fact]
    public async Task MandateThatEnded_isNamedOnce_whenABillIsHeldForIt_andNotOnceAnotherIsFiled()
    {
        var world = await PaidAsync(m => m);
        world.Go("2027-01-05 09:00");
        await world.CollectAsync();
        Assert.Equal(WorkKinds.Mandate, Assert.Single(await ItemsAsync(world, "2027-01-05 10:00")).Kind);

        await world.PutAsync(Some.Village());
        await world.CollectAsync();
        Assert.Empty(await ItemsAsync(world, "2027-01-05 11:00"));
    }

    [Fact]
    public async Task MandateThatWasRevoked_isOnTheListTheSameDay()
    {
        var world = await PaidAsync(m => m with { IsRevoked = true });
        var item = Assert.Single(await ItemsAsync(world, "2026-12-04 09:00"));

        Assert.Equal("surat kuasa 1 desa dicabut, belum ada gantinya", item.Why.Indonesian);
    }

    [Fact]
    public async Task VillageThatOwesNoFurtherMonth_needsNoMandate() =>
        Assert.Empty(await ItemsAsync(await PaidAsync(m => m, until: Some.December), "2026-12-11 09:00"));
}
