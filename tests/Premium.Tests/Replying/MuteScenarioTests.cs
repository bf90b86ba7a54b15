using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Replying;

/// <summary>An admin stops a village's messages: with a reason, an end, and in everybody's sight.</summary>
public sealed class MuteScenarioTests
{
    [Fact]
    public async Task Mute_isOnTheWorklistWhileItLasts_andHidesNothingThere()
    {
        var desk = new ReplyDesk(await new World().WithAsync(0));
        await desk.World.CollectAsync();
        var before = (await desk.Worklist().RunAsync("33.16", default)).Items.Select(i => i.Key).ToList();
        var request = new MuteRequest("33.16.12.2010", "kantor desa pindah", "2026-12-09", "Sari");
        var mute = await desk.Muting().MuteAsync(request, default);

        Assert.Equal("33.16.12.2010~000001", mute.Id);
        Assert.Equal(mute, await desk.Muting().MuteAsync(request, default));
        var item = Assert.Single(await desk.ItemsAsync());
        Assert.Contains("Sari: kantor desa pindah", item.Why.English, StringComparison.Ordinal);
        Assert.Equal(
            before, (await desk.Worklist().RunAsync("33.16", default)).Items
                .Where(i => i.Kind != WorkKinds.Muted).Select(i => i.Key));

        var ended = await desk.Muting().EndAsync(mute.Id, "sudah selesai", "Budi", default);
        Assert.Equal("Budi", ended!.Ended!.By);
        Assert.Equal(ended, await desk.Muting().EndAsync(mute.Id, "sekali lagi", "Sari", default));
        Assert.Empty(await desk.KeysAsync());
        Assert.Null(await desk.Muting().EndAsync("33.16.12.2010~000009", "sudah selesai", "Budi", default));
    }

    /// <summary>A month of silence was asked for, and the next day somebody thinks better of it.</summary>
    [Fact]
    public async Task EndedEarly_whatWaitedForItIsToldAtOnce()
    {
        var (world, mute) = await SilentAsync();

        world.Time.Advance(TimeSpan.FromHours(2));
        await new ReplyDesk(world).Muting().EndAsync(mute.Id, "sudah selesai", "Budi", default);
        await world.PumpAsync();

        Assert.Single(world.Mail.Messages);
    }

    /// <summary>Nothing wakes a sender for it: the next morning one comes by itself.</summary>
    [Fact]
    public async Task EndedUnheard_whatWaitedForItIsToldTheNextMorning()
    {
        var (world, mute) = await SilentAsync();
        await world.Replies.EndMuteAsync(mute, new Resumption("Budi", "selesai", world.Time.GetUtcNow()), default);

        world.Go("2026-12-04 07:00");
        await world.PumpAsync();

        Assert.Single(world.Mail.Messages);
    }

    [Fact]
    public async Task AdvanceNotice_waitsForTheEndOfTheMute_alsoOneThatIsTriedAgain()
    {
        var isAway = true;
        var world = await new World(
            "2026-11-30 09:00", faultOf: _ => isAway ? DeliveryFault.Away : DeliveryFault.None)
            .WithAsync(10_000_000, since: Some.December, numbers: ["2010", "2011"]);
        var muting = new ReplyDesk(world).Muting();
        var mute = await muting.MuteAsync(
            new MuteRequest("33.16.12.2010", "bendahara wafat", "2026-12-10", "Sari"), default);
        await world.Advance().RunAsync("33.16", default);
        var waits = await muting.MuteAsync(
            new MuteRequest("33.16.12.2011", "bendahara wafat", "2026-12-10", "Sari"), default);
        isAway = false;
        foreach (var at in new[] { "2026-11-30 10:00", "2026-11-30 13:00" })
        {
            world.Go(at);
            await world.Advance().RunAsync("33.16", default);
        }

        Assert.Empty(world.Mail.Messages);
        await muting.EndAsync(mute.Id, "bendahara baru", "Sari", default);
        await muting.EndAsync(waits.Id, "bendahara baru", "Sari", default);
        world.Go("2026-11-30 16:30");
        await world.Advance().RunAsync("33.16", default);

        Assert.Equal(["33.16.12.2010", "33.16.12.2011"], world.Mail.Messages.Select(m => m.Village).Order());
    }

    [Theory]
    [InlineData("33.16.12.2099", "kantor pindah", "2026-12-09", "village:")]
    [InlineData("desa", "kantor pindah", "2026-12-09", "village:")]
    [InlineData("33.16.12.2010", "ya", "2026-12-09", "reason:")]
    [InlineData("33.16.12.2010", "kantor pindah", "2026-12-02", "until:")]
    [InlineData("33.16.12.2010", "kantor pindah", "2027-01-03", "until:")]
    [InlineData("33.16.12.2010", "kantor pindah", "", "until:")]
    public async Task MuteWithoutEndOrReason_isRefusedByField(string village, string reason, string until, string field)
    {
        var desk = new ReplyDesk(await new World().WithAsync(0));

        var e = await Assert.ThrowsAsync<FormatException>(() => desk.Muting().MuteAsync(
            new MuteRequest(village, reason, until, "Sari"), default));

        Assert.StartsWith(field, e.Message, StringComparison.Ordinal);
    }

    /// <summary>Short, and muted for the month before anything was told.</summary>
    private static async Task<(World World, Mute Mute)> SilentAsync()
    {
        var world = await new World().WithAsync(0);
        var mute = await new ReplyDesk(world).Muting().MuteAsync(
            new MuteRequest("33.16.12.2010", "kantor desa pindah", "2026-12-30", "Sari"), default);
        await world.CollectAsync();
        await world.PumpAsync();
        Assert.Empty(world.Mail.Messages);
        return (world, mute);
    }
}
