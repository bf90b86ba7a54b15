using Premium.Domain;

namespace Premium.Ports;

/// <summary>What people said about work items, and since when each is known. Never the items themselves.</summary>
public interface IWorkNotes
{
    /// <summary>By item key. A note that cannot be read is left out: it hides no item.</summary>
    Task<IReadOnlyDictionary<string, WorkNote>> NotesAsync(CancellationToken stop);

    /// <summary>What is noted under a key now.</summary>
    Task<NotedItem> FindAsync(string item, CancellationToken stop);

    /// <summary>In place of what was found under its key, by <see cref="NotedItem.Version"/>.</summary>
    /// <returns>False where somebody noted something since; nothing is written then.</returns>
    Task<bool> PutAsync(WorkNote note, string version, CancellationToken stop);

    /// <summary>By item key: what is known of the items that were there last.</summary>
    Task<IReadOnlyDictionary<string, SeenItem>> SeenAsync(CancellationToken stop);

    /// <summary>Keeps these and forgets all others.</summary>
    Task PutSeenAsync(IReadOnlyDictionary<string, SeenItem> seen, CancellationToken stop);
}

/// <param name="Note">Null where there is none, or it cannot be read.</param>
/// <param name="Version">Changes with each note; empty where there is none.</param>
public sealed record NotedItem(WorkNote? Note, string Version);

/// <summary>
/// The outbox of messages to operations and of advance notices to villages, with the marks of those and of what has
/// come due: what is put here is tried until every contact has it or refuses it for good, for a month at most.
/// </summary>
public interface INotices
{
    /// <summary>The notice, or the one that is there under its id already.</summary>
    Task<Notice> AddAsync(Notice notice, CancellationToken stop);

    /// <summary>Null where there is none under the id, or it cannot be read.</summary>
    Task<Notice?> FindAsync(string id, CancellationToken stop);

    Task PutAsync(Notice notice, CancellationToken stop);

    /// <summary>Deletes what is done and from before a moment.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken stop);

    /// <summary>Those not done. One that cannot be read hides no other.</summary>
    Task<WaitingNotices> WaitingAsync(CancellationToken stop);

    /// <summary>
    /// How far those have come that are from a moment on, done or not, without their words, oldest first. One that
    /// cannot be read is left out.
    /// </summary>
    Task<IReadOnlyList<Notice>> SinceAsync(DateTimeOffset from, CancellationToken stop);
}

/// <param name="All">Oldest first.</param>
/// <param name="Malformed">Rows of others.</param>
public sealed record WaitingNotices(IReadOnlyList<Notice> All, IReadOnlyList<MalformedRow> Malformed);
