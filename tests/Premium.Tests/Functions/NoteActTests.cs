using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>The form of a note says what somebody changed in it, and nothing of what it was shown with.</summary>
public sealed class NoteActTests
{
    private static readonly string Key = $"{WorkKinds.Short.Key}~{Some.Code}";

    private static async Task<World> ShortAsync()
    {
        var world = await new World("2026-12-03 06:40").WithAsync(100_000);
        await world.CollectAsync();
        return world;
    }

    [Fact]
    public async Task FormThatIsOlderThanAnothersNote_takesNothingOfItBack()
    {
        var world = await ShortAsync();
        var shown = await ShownAsync(world);
        await SendAsync(world, shown, "budi", ("owner", "Budi"), ("comment", "ke bank hari ini"));
        await SendAsync(world, shown, "sari", ("snoozedUntil", "2026-12-10"));

        var note = await NoteAsync(world);
        Assert.Equal(("sari", "Budi", "ke bank hari ini"), (note.By, note.Owner, note.Comment));
        Assert.Equal(Some.Day("2026-12-10"), note.SnoozedUntil);
    }

    [Fact]
    public async Task FieldThatWasEmptied_isEmpty_andTheDayPutsItOffNoLonger()
    {
        var world = await ShortAsync();
        await SendAsync(
            world, await ShownAsync(world), "sari", ("owner", "Sari"), ("snoozedUntil", "2026-12-10"),
            ("comment", "ke bank hari ini"));
        Assert.True(Assert.Single(await world.ItemsAsync()).IsPutOff(Some.Day("2026-12-03")));

        await SendAsync(world, await ShownAsync(world), "budi", ("snoozedUntil", ""), ("comment", ""));

        var note = await NoteAsync(world);
        Assert.Equal(("Sari", (DateOnly?)null, ""), (note.Owner, note.SnoozedUntil, note.Comment));
        Assert.False(Assert.Single(await world.ItemsAsync()).IsPutOff(Some.Day("2026-12-03")));
    }

    [Fact]
    public async Task FormLeftAsItWasShown_saysNothing()
    {
        var world = await ShortAsync();
        var empty = await ShownAsync(world);
        var wrong = await Assert.ThrowsAnyAsync<FormatException>(() => SendAsync(world, empty, "budi"));
        Assert.Contains("expected at least one of owner", wrong.Message, StringComparison.Ordinal);
        await SendAsync(world, empty, "sari", ("owner", "Sari"));

        await SendAsync(world, await ShownAsync(world), "budi");
        Assert.Equal("sari", (await NoteAsync(world)).By);
    }

    /// <summary>A week from the day on which it was put off, whatever is noted meanwhile.</summary>
    [Fact]
    public async Task CommentsOnWhatIsPutOff_keepThoseAboveOutOfItNoLonger()
    {
        var world = await ShortAsync();
        await SendAsync(world, await ShownAsync(world), "sari", ("owner", "Sari"), ("snoozedUntil", "2027-01-20"));
        world.Go("2026-12-08 09:00");
        await SendAsync(world, await ShownAsync(world), "sari", ("comment", "belum bisa dihubungi"));

        Assert.Equal(Some.Day("2027-01-20"), (await NoteAsync(world)).SnoozedUntil);
        Assert.True(await IsTakenOnAsync(world, "2026-12-09"));
        Assert.False(await IsTakenOnAsync(world, "2026-12-10"));

        world.Go("2026-12-10 09:00");
        await SendAsync(world, await ShownAsync(world), "sari", ("snoozedUntil", "2026-12-15"));
        Assert.True(await IsTakenOnAsync(world, "2026-12-14"));
    }

    private static async Task<bool> IsTakenOnAsync(World world, string day) => Acknowledged.Of(
        (await world.SheetAsync()).Bills, await world.Notes.NotesAsync(default), Some.Code, Some.Day(day),
        world.Rules.Today).Count > 0;

    private static async Task<WorkNote> NoteAsync(World world) => (await world.Notes.NotesAsync(default))[Key];

    private static NoteAct Act(World world) => new(
        new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time), world.Worklist(),
        Settings.Read(GoodSettings.With(new KeyValuePair<string, string?>("Regency", "33.16"))));

    /// <summary>What a page sends that somebody opens now.</summary>
    private static async Task<Dictionary<string, string>> ShownAsync(World world)
    {
        var view = await Act(world).ShowAsync(
            new ActValues(new Dictionary<string, string> { ["item"] = Key }), CancellationToken.None);
        var form = new Dictionary<string, string>(view.Values) { ["item"] = Key, ["signedOff"] = "" };
        foreach (var field in view.Fields.Where(f => f.IsCompared))
        {
            form[ActField.Was(field.Name)] = view.Values[field.Name];
        }

        return form;
    }

    private static async Task SendAsync(
        World world, Dictionary<string, string> shown, string by, params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(shown);
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        Assert.IsType<ActResult.IsDone>(await Act(world).RunAsync(new ActValues(form), by, CancellationToken.None));
    }
}
