using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Two people who note something on one work item, and what comes after its note under the same key.</summary>
public sealed class NotedAtOnceTests
{
    [Fact]
    public async Task TwoWhoNoteOneItemAtOnce_loseNothing()
    {
        var world = await new World("2026-12-03 06:40").WithAsync(100_000);
        await world.CollectAsync();
        var key = Assert.Single(await world.ItemsAsync()).Key;
        var notes = new RacingNotes(world.Notes, () => new NoteWork(
            world.Worklist(), world.Notes, world.Rules, world.Time).RunAsync(
                new WorkNoteRequest(key, "budi") { Comment = "ke bank hari ini" }, "33.16", default));

        var noted = await new NoteWork(world.Worklist(), notes, world.Rules, world.Time).RunAsync(
            new WorkNoteRequest(key, "sari") { Owner = "Sari" }, "33.16", default);

        var note = (await world.Notes.NotesAsync(default))[key];
        Assert.Equal(("sari", "Sari", "ke bank hari ini"), (note.By, note.Owner, note.Comment));
        Assert.Equal(note, noted);
    }

    /// <summary>Put off for December, and short again in January: nobody has said anything of that yet.</summary>
    [Fact]
    public async Task NoteOfWhatIsOver_isNoNoteOfWhatComesUnderItsKey()
    {
        var world = await new World("2026-12-03 06:40").WithAsync(100_000);
        await world.CollectAsync();
        var notes = new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time);
        var key = Assert.Single(await world.ItemsAsync()).Key;
        await notes.RunAsync(
            new WorkNoteRequest(key, "sari") { Owner = "Sari", SnoozedUntil = Some.Day("2027-01-31") },
            "33.16",
            default);
        Assert.Equal("Sari", Assert.Single(await world.ItemsAsync()).Note?.Owner);
        world.Bank.Deposit(Some.Account(), new Rupiah(400_000));
        world.Go("2026-12-08 06:40");
        await world.CollectAsync();
        world.Go("2027-01-04 08:00");
        await world.CollectAsync();

        Assert.Null(Assert.Single(await world.ItemsAsync(), i => i.Key == key).Note);
        var noted = await notes.RunAsync(new WorkNoteRequest(key, "budi") { Comment = "ke bank" }, "33.16", default);
        Assert.Equal(("", (DateOnly?)null), (noted!.Owner, noted.SnoozedUntil));
        Assert.Equal("budi", Assert.Single(await world.ItemsAsync(), i => i.Key == key).Note?.By);
    }

    /// <summary>It has no date of its own, and was noted on before any check had seen it.</summary>
    [Fact]
    public async Task NoteOnWhatNobodyHadSeen_hangsOnIt_untilItIsGone()
    {
        var world = await new World("2026-12-03 06:40").WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { Contacts = [] });
        async Task<WorkItem> LaterAsync()
        {
            world.Time.Advance(TimeSpan.FromMinutes(5));
            await world.TellAsync();
            return Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoContact);
        }

        await new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time).RunAsync(
            new WorkNoteRequest($"{WorkKinds.NoContact.Key}~{Some.Code}", "sari") { Owner = "Sari" }, "33.16", default);
        Assert.Equal("Sari", (await LaterAsync()).Note?.Owner);

        await world.PutAsync(Some.Village());
        await world.TellAsync();
        await world.PutAsync(Some.Village() with { Contacts = [] });
        Assert.Null((await LaterAsync()).Note);
    }

    /// <summary>Another person notes something between reading and writing, once.</summary>
    private sealed class RacingNotes(IWorkNotes notes, Func<Task> other) : IWorkNotes
    {
        private bool isOver;

        public Task<IReadOnlyDictionary<string, WorkNote>> NotesAsync(CancellationToken stop) => notes.NotesAsync(stop);

        public Task<NotedItem> FindAsync(string item, CancellationToken stop) => notes.FindAsync(item, stop);

        public async Task<bool> PutAsync(WorkNote note, string version, CancellationToken stop)
        {
            if (!isOver)
            {
                isOver = true;
                await other();
            }

            return await notes.PutAsync(note, version, stop);
        }

        public Task<IReadOnlyDictionary<string, SeenItem>> SeenAsync(CancellationToken stop) => notes.SeenAsync(stop);

        public Task PutSeenAsync(IReadOnlyDictionary<string, SeenItem> seen, CancellationToken stop) =>
            notes.PutSeenAsync(seen, stop);
    }
}
