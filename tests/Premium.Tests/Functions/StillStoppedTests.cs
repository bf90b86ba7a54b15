using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Nobody is told that something goes on while another stop still holds it.</summary>
public sealed class StillStoppedTests
{
    private const string Reason = "sudah selesai";

    private static PauseDebits Pausing(World world) =>
        new(world.Registry.Pauses, world.Registry, world.Rules, world.Time);

    private static ReadStops Stops(World world) =>
        new(world.Registry.Pauses, world.Replies, world.Registry, world.Rules, world.Time);

    private static Task<PauseOrder> PauseAsync(World world, string scope, string by = "Sari", string until = "") =>
        Pausing(world).PauseAsync(new PauseRequest(scope, "pemilihan kepala desa", "", until, by), default);

    private static async Task<ActDone> EndAsync(Act act, string field, string id) => Assert.IsType<ActResult.IsDone>(
        await act.RunAsync(
            new ActValues(new Dictionary<string, string> { [field] = id, ["reason"] = Reason }), "Budi", default)).Done;

    private static Task<ActDone> ResumeAsync(World world, PauseOrder order) => EndAsync(
        new ResumeAct(Pausing(world), Stops(world), world.Registry.Pauses, world.Rules, world.Time), "pause", order.Id);

    [Theory]
    [InlineData("village:33.16.12.2010", "district:33.16.12", true)]
    [InlineData("village:33.16.12.2010", "bank:" + Some.Bank, true)]
    [InlineData("village:33.16.12.2010", "village:33.16.12.2011", false)]
    [InlineData("district:33.16.12", "all", true)]
    [InlineData("district:33.16.12", "village:33.16.12.2011", true)]
    [InlineData("district:33.16.12", "district:33.16.13", false)]
    public async Task Resumed_saysWhatStillHolds(string ended, string other, bool holds)
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.Registry.ImportAsync(DistrictCode.Parse("33.16.13"), "Jepon", [], default);
        await PauseAsync(world, other, "Tono", until: "2026-12-09");
        var order = await PauseAsync(world, ended);

        var done = await ResumeAsync(world, order);

        Assert.Equal(!holds, done.What.English.EndsWith("are resumed.", StringComparison.Ordinal));
        Assert.Equal(holds, done.Next.Indonesian.Contains(
            "oleh Tono sampai Rabu, 9 Desember 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PauseOfAList_isListedWhileItLasts_andNamedWhereAnotherIsEnded()
    {
        var world = await new World().WithAsync(10_000_000);
        var today = world.Rules.Today(world.Time.GetUtcNow());
        await world.PutAsync(Some.Village() with { Pause = new Pause("import", "pilkades", today, today.AddDays(1)) });
        var order = await PauseAsync(world, "village:33.16.12.2010");

        var done = await ResumeAsync(world, order);

        Assert.Contains("oleh daftar desa", done.Next.Indonesian, StringComparison.Ordinal);
        var listed = (await Stops(world).PausesAsync("33.16", default)).All;
        Assert.Equal(["pilkades", "pemilihan kepala desa"], listed.Select(s => s.Reason));
        Assert.Contains("Sumberwaras", listed[0].Place.English, StringComparison.Ordinal);

        world.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(order.Id, Assert.Single((await Stops(world).PausesAsync("33.16", default)).All).Id);
    }

    [Fact]
    public async Task EndOfOneMute_saysThatAnotherStillHolds()
    {
        var world = await new World().WithAsync(10_000_000);
        var today = world.Rules.Today(world.Time.GetUtcNow());
        var muting = new MuteMessages(
            world.Replies, world.Registry, world.Ledger, world.Wake, world.Rules, world.Time);
        var act = new EndMuteAct(muting, world.Replies, Settings.Read(GoodSettings.With()), world.Rules, world.Time);
        Task<Mute> MuteAsync(string by) => muting.MuteAsync(
            new MuteRequest($"{Some.Code}", "kantor pindah", $"{today.AddDays(2):yyyy-MM-dd}", by), default);
        var (one, two) = (await MuteAsync("Sari"), await MuteAsync("Tono"));

        Assert.Contains("oleh Tono", (await EndAsync(act, "mute", one.Id)).Next.Indonesian, StringComparison.Ordinal);
        Assert.Contains("go on", (await EndAsync(act, "mute", two.Id)).What.English, StringComparison.Ordinal);
    }
}
