using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Only what somebody chose is ended, and what begins later is not said to have begun.</summary>
public sealed class StopActsTests
{
    private const string Village = "village:33.16.12.2010";

    private static Settings Blora => Settings.Read(GoodSettings.With(new KeyValuePair<string, string?>[]
    {
        new("Regency", "33.16"),
    }));

    private static ActValues Values(params (string Name, string Value)[] values) =>
        new(values.ToDictionary(v => v.Name, v => v.Value));

    private static PauseDebits Pausing(World world) =>
        new(world.Registry.Pauses, world.Registry, world.Rules, world.Time);

    private static MuteMessages Muting(World world) =>
        new(world.Replies, world.Registry, world.Ledger, world.Wake, world.Rules, world.Time);

    private static ResumeAct Resume(World world) => new(
        Pausing(world), new ReadStops(world.Registry.Pauses, world.Replies, world.Registry, world.Rules, world.Time),
        world.Registry.Pauses, world.Rules, world.Time);

    private static EndMuteAct EndMute(World world) =>
        new(Muting(world), world.Replies, Blora, world.Rules, world.Time);

    private static async Task<ActDone> DoneAsync(Act act, params (string Name, string Value)[] values) =>
        Assert.IsType<ActResult.IsDone>(await act.RunAsync(Values(values), "Sari", default)).Done;

    [Fact]
    public async Task FormThatEndsAStop_choosesNoneByItself_andNothingIsEndedThatNobodyChose()
    {
        var world = await new World().WithAsync(10_000_000);
        var today = world.Rules.Today(world.Time.GetUtcNow());
        var all = await Pausing(world).PauseAsync(new PauseRequest("all", "peralihan bank", "", "", "Sari"), default);
        var mute = await Muting(world).MuteAsync(
            new MuteRequest($"{Some.Code}", "kantor pindah", $"{today.AddDays(2):yyyy-MM-dd}", "Sari"), default);

        foreach (var (act, field, id) in new (Act, string, string)[]
        {
            (Resume(world), "pause", all.Id), (EndMute(world), "mute", mute.Id),
        })
        {
            var choice = (await act.ShowAsync(Values(), default)).Fields.Single(f => f.Name == field);
            Assert.Equal(["", id], choice.Options.Select(o => o.Value));
            await Assert.ThrowsAnyAsync<FormatException>(
                () => act.RunAsync(Values((field, ""), ("reason", "sudah selesai")), "Sari", default));
        }

        Assert.Null(Assert.Single((await world.Registry.Pauses.ReadAsync(default)).Orders).Resumed);
        Assert.Null(Assert.Single((await world.Replies.RegencyAsync("33.16", default)).Mutes).Ended);
    }

    [Fact]
    public async Task FormOpenedForAPauseThatIsOver_saysSo_andOffersNoOtherInItsPlace()
    {
        var world = await new World().WithAsync(10_000_000);
        var over = await Pausing(world).PauseAsync(new PauseRequest(Village, "pilkades", "", "", "Sari"), default);
        await Pausing(world).PauseAsync(new PauseRequest("all", "peralihan bank", "", "", "Sari"), default);
        Assert.Empty((await Resume(world).ShowAsync(Values(("pause", over.Id)), default)).Facts);
        await Pausing(world).ResumeAsync(over.Id, "sudah selesai", "Sari", default);

        var view = await Resume(world).ShowAsync(Values(("pause", over.Id)), default);

        Assert.Equal("sudah tidak berlaku", Assert.Single(view.Facts).Text.Indonesian);
        Assert.Equal("", view.Fields[0].Options[0].Value);
    }

    [Fact]
    public async Task PauseThatBeginsLater_isNotSaidToHaveBegun_norItsDebitsToBeResumed()
    {
        var world = await new World().WithAsync(10_000_000);
        var first = world.Rules.Today(world.Time.GetUtcNow()).AddDays(3);
        var pause = new PauseAct(Pausing(world), Blora, world.Rules, world.Time);

        var done = await DoneAsync(
            pause, ("scope", Village), ("reason", "pilkades"), ("from", $"{first:yyyy-MM-dd}"));

        Assert.Equal(
            $"Pendebetan desa 33.16.12.2010 akan dihentikan mulai {AlertText.Day(first)}; sampai saat itu pendebetan "
                + "tetap berjalan.",
            done.What.Indonesian);
        Assert.Contains($"will be paused from {first:yyyy-MM-dd} on", done.What.English, StringComparison.Ordinal);

        var id = Assert.Single((await world.Registry.Pauses.ReadAsync(default)).Orders).Id;
        var ended = await DoneAsync(Resume(world), ("pause", id), ("reason", "tidak jadi"));
        Assert.Equal("Penghentian desa 33.16.12.2010 dibatalkan sebelum mulai.", ended.What.Indonesian);

        var now = await DoneAsync(pause, ("scope", "all"), ("reason", "peralihan bank"));
        Assert.Equal("Pendebetan semua desa dihentikan.", now.What.Indonesian);
    }
}
