using Azure;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Imported files under a new key: written beside the old parts, pointed to, the old parts deleted.</summary>
internal sealed class FileRotation(StorageAccount account, NikKeys old, NikKeys next, List<string> left)
{
    private readonly TableClient table = account.Registry;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var changed = 0;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {ImportRows.Partition}")
            + $" and RowKey ge '{ImportRows.ShownPrefix}' and RowKey lt '{ImportRows.ShownPrefix}~'";
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            changed += await RotateAsync(row, stop) ? 1 : 0;
        }

        return changed;
    }

    private async Task<bool> RotateAsync(TableEntity row, CancellationToken stop)
    {
        var partition = ImportRows.FileOf(row.RowKey[ImportRows.ShownPrefix.Length..]);
        var parts = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (var part in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: stop))
        {
            parts[part.RowKey] = part;
        }

        int set;
        IReadOnlyList<string> keys;
        byte[] box;
        try
        {
            set = ImportRows.SetOf(row);
            keys = [.. Enumerable.Range(0, ImportRows.ReadShown(row).Parts).Select(i => ImportRows.PartKey(i, set))];
            box = [.. keys.SelectMany(k => SealedColumns.Bytes(parts[k]))];
        }
        catch (Exception e) when (e.IsMalformed() || e is KeyNotFoundException)
        {
            left.Add($"registry {partition}");
            return false;
        }

        // Which key it is under is known by the key that opens it.
        if (old.TryUnseal(box, partition) is not { } file)
        {
            if (next.TryUnseal(box, partition) is null)
            {
                left.Add($"registry {partition}");
                return false;
            }

            await DeleteAsync(partition, parts.Keys.Except(keys), stop);
            return false;
        }

        var written = next.Seal(file, partition).Chunk(SealedColumns.RowBytes).ToList();
        for (var i = 0; i < written.Count; i++)
        {
            await table.UpsertEntityAsync(
                SealedColumns.Entity(partition, ImportRows.PartKey(i, set + 1), written[i]), TableUpdateMode.Replace,
                stop);
        }

        ImportRows.PointTo(row, set + 1);
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, stop);
        await DeleteAsync(partition, keys, stop);
        return true;
    }

    private async Task DeleteAsync(string partition, IEnumerable<string> keys, CancellationToken stop)
    {
        foreach (var key in keys)
        {
            await table.DeleteEntityAsync(partition, key, ETag.All, stop);
        }
    }
}
