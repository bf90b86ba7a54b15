using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>The outbox of operations, the digest, and what people note on work items.</summary>
public sealed class OperationsTests
{
    private static async Task<World> ShortAsync(Func<bool>? isAway = null)
    {
        var world = await new World(
            "2026-12-03 06:40",
            faultOf: _ => isAway?.Invoke() == true ? DeliveryFault.Away : DeliveryFault.None).WithAsync(100_000);
        await world.CollectAsync();
        return world;
    }

    private static async Task TickAsync(World world, TimeSpan during)
    {
        for (var end = world.Time.GetUtcNow() + during; world.Time.GetUtcNow() < end;)
        {
            await world.TellAsync();
            world.Time.Advance(TimeSpan.FromMinutes(5));
        }
    }

    private static IReadOnlyList<string> Ids(World world) =>
        [.. world.Mail.Messages.Where(m => m.Recipient == "operasi@kab.example").Select(m => m.Id)];

    [Fact]
    public async Task C23_NoticeToOperations_isTriedUntilItIsSent_onceForAll()
    {
        var isAway = true;
        var world = await ShortAsync(() => isAway);
        await TickAsync(world, TimeSpan.FromHours(3));
        var early = Ids(world);
        var waiting = Assert.Single(
            (await world.Worklist().RunAsync("33.16", default)).Items, i => i.Subject == "notices");
        isAway = false;
        await TickAsync(world, TimeSpan.FromHours(2));

        Assert.Empty(early);
        Assert.Equal(WorkKinds.Undelivered, waiting.Kind);
        Assert.Equal(["digest-33.16-2026-12-03"], Ids(world));
    }

    /// <summary>The only mailbox is gone: the page says so, and once there is one again, it gets the news.</summary>
    [Fact]
    public async Task C24_NoticeThatNobodyTakes_isOnTheWorklist_andIsTriedAgain()
    {
        var isGone = true;
        var world = await new World(
            "2026-12-03 06:40", faultOf: _ => isGone ? DeliveryFault.Refused : DeliveryFault.None).WithAsync(100_000);
        await world.CollectAsync();
        await TickAsync(world, TimeSpan.FromHours(8));
        var waiting = Assert.Single(
            (await world.Worklist().RunAsync("33.16", default)).Items, i => i.Subject == "notices");
        isGone = false;
        await TickAsync(world, TimeSpan.FromHours(7));

        Assert.Equal(WorkKinds.Undelivered, waiting.Kind);
        Assert.Contains("digest-33.16-2026-12-03", Ids(world));
        Assert.DoesNotContain(
            (await world.Worklist().RunAsync("33.16", default)).Items, i => i.Subject == "notices");
    }

    [Fact]
    public async Task Digest_thatWaitedOverNight_isOvertakenByTheNextOne()
    {
        var isAway = true;
        var world = await ShortAsync(() => isAway);
        await TickAsync(world, TimeSpan.FromHours(25));
        isAway = false;
        await TickAsync(world, TimeSpan.FromHours(2));

        Assert.Equal(["digest-33.16-2026-12-04"], Ids(world));
    }

    [Fact]
    public async Task Digest_comesOnceADayFromHalfPastSeven_whileAnythingIsOpen_andSaysWhatThePageSays()
    {
        var world = await ShortAsync();
        await world.SendAsync();
        await TickAsync(world, TimeSpan.FromMinutes(50));
        var early = Ids(world);
        await TickAsync(world, TimeSpan.FromHours(30));
        var digest = world.Mail.Messages.First(m => m.Id == "digest-33.16-2026-12-03");
        var item = Assert.Single(await world.ItemsAsync());
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-08 06:00");
        await world.CollectAsync();
        await TickAsync(world, TimeSpan.FromHours(6));

        Assert.Empty(early);
        Assert.Equal(
            ["digest-33.16-2026-12-03", "digest-33.16-2026-12-04", "digest-33.16-2026-12-08"], Ids(world));
        Assert.DoesNotContain(". Desa Sumberwaras", world.Mail.Messages[^1].Body, StringComparison.Ordinal);
        Assert.Contains(
            $"Desa Sumberwaras, Kec. Ngawen: Saldo kurang: {item.Why.Indonesian}", digest.Body,
            StringComparison.Ordinal);
        Assert.Contains("12 hari lagi", digest.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_onATelephone_isFourLinesThatATemplateTakes_withEveryPlaceThatFits()
    {
        var world = await new World("2026-12-03 06:40").WithAsync(
            100_000, numbers: [.. Enumerable.Range(2010, 30).Select(n => $"{n}")]);
        await world.CollectAsync();
        var text = WorkText.Digest(await world.ItemsAsync(), "Kecamatan Ngawen", Some.Day("2026-12-03"));

        var lines = text.Short.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.All(lines, l => Assert.InRange(l.Length, 20, 240));
        Assert.Equal($"{text.Subject}.", lines[0]);
        Assert.StartsWith("1. Desa Sumberwaras, Kec. Ngawen: kurang Rp", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Dan 28 lagi: Desa Sumberwaras, Kec. Ngawen; ", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraveItems_areToldOnce_howeverManyChecksThereAre()
    {
        var world = await new World("2026-12-03 08:00", _ => BankConduct.Good with
        {
            GivesBackAfter = TimeSpan.FromDays(1),
        }).WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        world.Go("2026-12-05 21:00");
        await world.ReconcileAsync(Some.December);
        await TickAsync(world, TimeSpan.FromHours(2));

        var grave = Assert.Single(Ids(world), id => id.StartsWith("work-", StringComparison.Ordinal));
        Assert.Contains(
            "dan 1 lagi", world.Mail.Messages.First(m => m.Id == grave).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANote_hangsOnItsItem_andGoesWithIt()
    {
        var world = await ShortAsync();
        var notes = new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time);
        var key = Assert.Single(await world.ItemsAsync()).Key;
        var noted = await notes.RunAsync(
            new WorkNoteRequest(key, "sari") { Owner = "Sari", SnoozedUntil = Some.Day("2026-12-10") },
            "33.16",
            default);
        await notes.RunAsync(
            new WorkNoteRequest(key, "budi") { Comment = "ke bank hari ini" }, "33.16", default);
        var item = Assert.Single(await world.ItemsAsync());

        Assert.Equal(("short~33.16.12.2010", "Sari"), (key, noted!.Owner));
        Assert.Equal(("Sari", "ke bank hari ini", "budi"), (item.Note!.Owner, item.Note.Comment, item.Note.By));
        Assert.Equal(Some.Day("2026-12-10"), item.Note.SnoozedUntil);
        Assert.Null(await notes.RunAsync(
            new WorkNoteRequest("short~33.16.12.2011", "sari") { Owner = "Sari" }, "33.16", default));
    }

    [Theory]
    [InlineData("", null, null, null, "expected at least one of owner")]
    [InlineData("yes", null, null, null, "signedOff: expected for runs and for what")]
    [InlineData("", null, "2026-12-02", null, "snoozedUntil: expected a day from 2026-12-03")]
    [InlineData("", null, "2027-12-03", null, "snoozedUntil: expected a day from 2026-12-03")]
    [InlineData("", "Sari\nBudi", null, null, "owner: expected at most")]
    [InlineData("", null, null, "rekening 3012331612", "comment: expected no account number")]
    public async Task ANoteThatIsNotAccepted_namesItsField(
        string signedOff, string? owner, string? snoozedUntil, string? comment, string expected)
    {
        var world = await ShortAsync();
        var request = new WorkNoteRequest("short~33.16.12.2010", "sari")
        {
            Owner = owner,
            Comment = comment,
            SnoozedUntil = snoozedUntil is null ? null : Some.Day(snoozedUntil),
            IsSignedOff = signedOff.Length > 0 ? true : null,
        };
        var thrown = await Assert.ThrowsAsync<FormatException>(() =>
            new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time).RunAsync(request, "33.16", default));

        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        Assert.Empty(await world.Notes.NotesAsync(default));
    }

    [Fact]
    public async Task MessagesSetAside_areOneItemAQueue()
    {
        var world = await new World().WithAsync(10_000_000);
        world.SetAside.Add("districts");
        world.SetAside.Add("districts");
        var item = Assert.Single(await world.ItemsAsync());

        Assert.Equal((WorkKinds.Poison, "districts"), (item.Kind, item.Subject));
        Assert.Equal("2 pesan disisihkan", item.Why.Indonesian);
    }

    [Fact]
    public async Task RedAndAmberRuns_stayPinned_untilSomebodySignsThemOff()
    {
        var world = await ShortAsync();
        var red = new Run(
            "collect~2026-12-02~33.16~01", RunPurpose.Collect, "33.16", Some.At("2026-12-02 06:30"), RunState.Red,
            new Tally(), Some.At("2026-12-02 13:00"), "the figures do not add up");
        await world.Ledger.OpenRunAsync(red, [], default);
        await world.Ledger.OpenRunAsync(
            red with { Id = "watch~2026-12-02~33.16~01", Purpose = RunPurpose.Watch, State = RunState.Amber },
            [],
            default);
        var before = await world.Worklist().RunAsync("33.16", default);
        var notes = new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time);
        foreach (var run in before.Pinned)
        {
            await notes.RunAsync(
                new WorkNoteRequest(NoteWork.RunKey(run.Id), "sari") { IsSignedOff = true }, "33.16", default);
        }

        var after = await world.Worklist().RunAsync("33.16", default);
        Assert.Equal(2, before.Pinned.Count);
        Assert.Single(before.Items, i => i.Kind == WorkKinds.RedRun);
        Assert.Empty(after.Pinned);
        Assert.DoesNotContain(after.Items, i => i.Kind == WorkKinds.RedRun);
    }

    /// <summary>Whoever signs while it is under way has not seen what comes of it: list and pins agree.</summary>
    [Fact]
    public async Task RunThatWasSignedOffBeforeItClosed_isPinned_asTheWorklistNamesIt()
    {
        var world = await ShortAsync();
        var run = new Run(
            "collect~2026-12-02~33.16~01", RunPurpose.Collect, "33.16", Some.At("2026-12-02 06:30"), RunState.Open,
            new Tally());
        await world.Ledger.OpenRunAsync(run, [Some.District], default);
        await new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time).RunAsync(
            new WorkNoteRequest(NoteWork.RunKey(run.Id), "sari") { IsSignedOff = true }, "33.16", default);
        await world.Ledger.CloseRunAsync(
            run with { State = RunState.Red, ClosedAt = world.Time.GetUtcNow().AddMinutes(1) }, default);

        var view = await world.Worklist().RunAsync("33.16", default);

        Assert.Single(view.Items, i => i.Kind == WorkKinds.RedRun);
        Assert.Single(view.Pinned);
    }
}
