using System.Runtime.CompilerServices;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Rows that cannot be read, in memory: those that somebody puts here.</summary>
public sealed class InMemoryUnreadRows : IUnreadRows
{
    private RowsLook? kept;

    public IReadOnlyList<UnreadRow> Rows { get; set; } = [];

    /// <summary>What storage says instead of an answer behind the last of them; null where it answers.</summary>
    public Exception? Fault { get; set; }

    /// <summary>How often all rows were read.</summary>
    public int Looks { get; private set; }

    public async IAsyncEnumerable<UnreadRow> FindAsync(
        [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        Looks++;
        foreach (var row in Rows)
        {
            stop.ThrowIfCancellationRequested();
            yield return row;
        }

        if (Fault is { } fault)
        {
            throw fault;
        }
    }

    public Task<RowsLook?> LastAsync(CancellationToken stop) =>
        Task.FromResult(kept is null ? null : kept with { Found = [.. kept.Found.Where(Rows.Contains)] });

    public Task KeepAsync(RowsLook look, CancellationToken stop)
    {
        kept = look;
        return Task.CompletedTask;
    }
}
