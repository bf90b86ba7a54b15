using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Two people who note something on one work item.</summary>
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
