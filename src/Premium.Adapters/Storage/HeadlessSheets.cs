using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Reads a sheet whose head was taken out or cannot be read: where it ends is then what the journal says. Its head is
/// written anew with the next commit; that it was not there is for the audit to find.
/// </summary>
internal sealed class HeadlessSheets(TableClient sheets)
{
    /// <param name="found">Rows without a head; read once more, so that they are no older than the end.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<SheetBuilder> ReadAsync(SheetBuilder found, CancellationToken stop)
    {
        var end = await JournalEndAsync(found.Key, stop);
        var again = new SheetBuilder(found.District, found.PayMonth);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {found.Key}");
        await foreach (var entity in sheets.QueryAsync<TableEntity>(
            $"{filter} and {TableLedger.NoEntryOrEvidence}", cancellationToken: stop))
        {
            again.Add(entity, isHead: entity.RowKey == Head.RowKey);
        }

        again.EndAt(end);
        return again;
    }

    /// <summary>The last entry as it is stored; whether it is whole is for the audit to say, too.</summary>
    private async Task<Head> JournalEndAsync(string partition, CancellationToken stop)
    {
        var end = Head.None;
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {"entry~"} and RowKey lt {"entry~~"}");
        await foreach (var entity in sheets.QueryAsync<TableEntity>(
            filter, select: ["RowKey", "Hash"], cancellationToken: stop))
        {
            if (JournalEntry.TryNumberOf(entity.RowKey, out var number))
            {
                end = new Head(number, entity["Hash"] as string ?? "");
            }
        }

        return end;
    }
}
