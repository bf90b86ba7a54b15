using System.Text.Json;

namespace PremiumFunctions.Local.Twin;

/// <summary>
/// Append-only file of JSON lines. Lines are queued in the order of their effects and written in groups, one flush to
/// disk a group, so that side-by-side calls share the price of the disk.
/// </summary>
internal sealed class TwinJournal : IAsyncDisposable
{
    private const string FileName = "bank-twin.jsonl";
    private const string LockName = "bank-twin.lock";

    private readonly Lock gate = new();
    private readonly SemaphoreSlim work = new(0);
    private readonly FileStream file;
    private readonly FileStream folderLock;
    private readonly Func<Task> beforeFlush;
    private readonly Task writing;
    private Group open = new();
    private Task lastGroup = Task.CompletedTask;
    private bool closed;
    private IOException? broken;

    private TwinJournal(FileStream file, FileStream folderLock, Func<Task> beforeFlush)
    {
        this.beforeFlush = beforeFlush;
        this.folderLock = folderLock;
        this.file = file;
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Opens the journal of a folder; every entry, oldest first, goes to <paramref name="apply"/>.</summary>
    /// <exception cref="IOException">Another twin has the folder open.</exception>
    /// <exception cref="InvalidDataException">A line other than a torn last one is broken.</exception>
    public static TwinJournal Open(string folder, Func<Task> beforeFlush, Action<TwinEntry> apply)
    {
        Directory.CreateDirectory(folder);

        // A lock of its own, so that the journal itself may be read while the twin runs.
        var folderLock = new FileStream(
            Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        FileStream? file = null;
        try
        {
            file = new FileStream(
                Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            Replay(file, apply);
            return new TwinJournal(file, folderLock, beforeFlush);
        }
        catch
        {
            file?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Queues an entry; it is on disk when a later <see cref="DurableAsync"/> completes.</summary>
    public void Append(TwinEntry entry)
    {
        var line = entry.ToLine();
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (broken is not null)
            {
                throw new IOException("The journal could not be written.", broken);
            }

            var first = open.Bytes.Length == 0;
            open.Bytes.Write(line);
            if (first)
            {
                lastGroup = open.Written.Task;
                work.Release();
            }
        }
    }

    /// <summary>Completes when all appended so far is on disk; throws for ever once a write has failed.</summary>
    public Task DurableAsync()
    {
        lock (gate)
        {
            return lastGroup;
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
            work.Release();
        }

        await writing;
        await file.DisposeAsync();
        await folderLock.DisposeAsync();
        work.Dispose();
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            await work.WaitAsync();
            Group group;
            lock (gate)
            {
                group = open;
                open = new Group();
                if (group.Bytes.Length == 0 && closed)
                {
                    return;
                }
            }

            try
            {
                await beforeFlush();
                await file.WriteAsync(group.Bytes.GetBuffer().AsMemory(0, (int)group.Bytes.Length));
                file.Flush(flushToDisk: true);
                group.Written.SetResult();
            }
            catch (IOException failure)
            {
                // Memory is now ahead of the disk: nothing may be answered from it any more.
                group.Written.SetException(failure);
                lock (gate)
                {
                    broken = failure;
                    lastGroup = group.Written.Task;
                    open.Written.TrySetException(failure);
                }

                return;
            }
        }
    }

    /// <summary>
    /// A last line without its line feed was torn by a crash before its reply was sent: it never happened, and is cut
    /// off. All others were flushed, so a broken one is damage and not a crash.
    /// </summary>
    private static void Replay(FileStream file, Action<TwinEntry> apply)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var start = 0;
        for (var number = 1; bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length; number++)
        {
            try
            {
                apply(TwinEntry.Parse(bytes.AsSpan(start, length)));
            }
            catch (Exception broken) when (broken is JsonException or FormatException)
            {
                throw new InvalidDataException(
                    $"{file.Name}, line {number}: expected a journal entry. Move the file away to start afresh.");
            }

            start += length + 1;
        }

        file.SetLength(start);
        file.Position = start;
    }

    private sealed class Group
    {
        public MemoryStream Bytes { get; } = new();

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
