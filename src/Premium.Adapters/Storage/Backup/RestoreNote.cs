using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Says, as a red run that every later reading of a sheet comes by, that the tables were put back: a debit made after
/// the export is not in them, so nothing is debited from a sheet before its month is reconciled with every bank.
/// </summary>
internal sealed class RestoreNote(StorageAccount account, DateTimeOffset exportedAt, DateTimeOffset now)
{
    /// <summary>Its rows are not those of an export.</summary>
    public static bool Is(string table, TableEntity row) => table == StorageAccount.RunsName
        && (row.PartitionKey.EndsWith(Run.RestoreEnd, StringComparison.Ordinal)
            || row.RowKey.EndsWith(Run.RestoreEnd, StringComparison.Ordinal));

    public Task WriteAsync(CancellationToken stop)
    {
        var id = string.Create(
            CultureInfo.InvariantCulture, $"watch~{now.UtcDateTime:yyyy-MM-dd}{Run.RestoreEnd}");
        var from = exportedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new TableRuns(account.Runs).CloseAsync(
            new Run(id, RunPurpose.Watch, "", now, RunState.Red, new Tally(), ClosedAt: now)
            {
                Note = $"restored from the export of {from} UTC: nothing is debited before its month is reconciled " +
                    "with every bank",
            },
            stop);
    }
}
