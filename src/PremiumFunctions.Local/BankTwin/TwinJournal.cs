using System.Text.Json;

namespace PremiumFunctions.Local.Twin;

/// <summary>
/// Append-only file of JSON lines. Lines are queued in the order of their effects and written in groups, one flush to
/// disk a group, so that side-by-side calls share the price of the disk.
/// </summary>
internal sealed class TwinJournal : IAsyncDisposable
{
    private const string FileName = "bank-twin.jsonl";

    private readonly Lock gate = new();
    private readonly SemaphoreSlim work = new(0);
    private readonly FileStream file;
    private readonly Task writing;
    private Group open = new();
    private Task lastGroup = Task.CompletedTask;
    private bool closed;
    private IOException? broken;

    private TwinJournal(FileStream file)
    {
        this.file = file;
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Opens the journal of a folder and hands every entry in it, oldest first, to <paramref name="apply"/>.</summary>
    /// <exception cref="IOException">Another twin has the folder open.</exception>
    /// <exception cref="InvalidDataException">A line other than a torn last one is broken.</exception>
    public static TwinJournal Open(string folder, Action<TwinEntry> apply)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            Replay(file, apply);
            return new TwinJournal(file);
        }
        catch
        {
            file.Dispose();
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

    /// <summary>Completes when all appended so far is on disk; throws once a write has failed, and ever after.</summary>
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
