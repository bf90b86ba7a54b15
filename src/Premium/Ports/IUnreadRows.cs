using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// The rows that no journal covers, read as the program reads them, and what the last look at them found.
/// </summary>
public interface IUnreadRows
{
    /// <summary>Reads every row of every table but the sheets: nothing for each minute. Reads only.</summary>
    IAsyncEnumerable<UnreadRow> FindAsync(CancellationToken stop);

    /// <summary>
    /// What was kept last, without the rows that were mended or taken out since; null where nothing was, or it cannot
    /// be read.
    /// </summary>
    Task<RowsLook?> LastAsync(CancellationToken stop);

    Task KeepAsync(RowsLook look, CancellationToken stop);
}
