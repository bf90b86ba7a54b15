using System.IO.Compression;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Imports in table <c>registry</c>, where the NIK are: partition <c>imports</c> with <c>shown~ID</c> and the journal
/// <c>entry~000001</c>, partition <c>imports~ID</c> with the file, packed and encrypted, one row a part.
/// </summary>
public sealed class TableImports(StorageAccount account, NikVault vault) : IImports
{
    private readonly TableClient table = account.Registry;

    public async Task PutAsync(ShownImport shown, byte[] file, CancellationToken stop)
    {
        var partition = ImportRows.FileOf(shown.Id);
        await MarkAsync(shown.Id, stop);
        var box = vault.Keys.Seal(Pack(file), partition);
        var parts = box.Chunk(SealedColumns.RowBytes).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            await table.UpsertEntityAsync(
                SealedColumns.Entity(partition, ImportRows.PartKey(i, set: 0), parts[i]),
                TableUpdateMode.Replace, stop);
        }

        // Last: what is listed is there whole.
        await table.UpsertEntityAsync(ImportRows.ToEntity(shown, parts.Count), TableUpdateMode.Replace, stop);
        await UnmarkAsync(shown.Id, stop);
    }

    public async Task<StoredImport?> FindAsync(string id, CancellationToken stop)
    {
        if (!ImportRows.IsId(id))
        {
            return null;
        }

        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            ImportRows.Partition, ImportRows.ShownPrefix + id, cancellationToken: stop);
        if (!row.HasValue)
        {
            return null;
        }

        var (shown, parts) = Ours(row.Value!, ImportRows.ReadShown);
        var set = ImportRows.SetOf(row.Value!);
        var partition = ImportRows.FileOf(id);
        var box = new List<byte>();
        for (var i = 0; i < parts; i++)
        {
            var part = await table.GetEntityIfExistsAsync<TableEntity>(
                partition, ImportRows.PartKey(i, set), cancellationToken: stop);
            box.AddRange(part.HasValue
                ? SealedColumns.Bytes(part.Value!)
                : throw new UnreadableRowException($"registry {partition}: part {i + 1} of {parts} is missing."));
        }

        var file = Ours(row.Value!, _ => Unpack(vault.Keys.Unseal([.. box], partition)));
        return ShownImport.HashOf(file) == shown.FileHash
            ? new StoredImport(shown, file)
            : throw new UnreadableRowException($"registry {partition}: it is not the file that was shown.");
    }

    public async Task ForgetAsync(string id, CancellationToken stop)
    {
        await MarkAsync(id, stop);

        // First: what is not listed is not read.
        await table.DeleteEntityAsync(ImportRows.Partition, ImportRows.ShownPrefix + id, ETag.All, stop);
        var partition = ImportRows.FileOf(id);
        var parts = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: ["RowKey"], cancellationToken: stop);
        await foreach (var part in parts)
        {
            await table.DeleteEntityAsync(partition, part.RowKey, ETag.All, stop);
        }

        await UnmarkAsync(id, stop);
    }

    public async Task SweepAsync(DateTimeOffset before, CancellationToken stop)
    {
        await foreach (var pending in RowsAsync(ImportRows.PendingPrefix, stop))
        {
            var id = pending.RowKey[ImportRows.PendingPrefix.Length..];
            if (ShownImport.TimeOf(id) >= before)
            {
                continue;
            }

            var shown = await table.GetEntityIfExistsAsync<TableEntity>(
                ImportRows.Partition, ImportRows.ShownPrefix + id, select: ["RowKey"], cancellationToken: stop);
            await (shown.HasValue ? UnmarkAsync(id, stop) : ForgetAsync(id, stop));
        }
    }

    /// <summary>Says that a file is only half there, until it is whole or gone.</summary>
    private Task MarkAsync(string id, CancellationToken stop) => table.UpsertEntityAsync(
        new TableEntity(ImportRows.Partition, ImportRows.PendingPrefix + id), TableUpdateMode.Replace, stop);

    private Task UnmarkAsync(string id, CancellationToken stop) =>
        table.DeleteEntityAsync(ImportRows.Partition, ImportRows.PendingPrefix + id, ETag.All, stop);

    public async Task<ShownImports> ShownAsync(CancellationToken stop)
    {
        var shown = new List<ShownImport>();
        var malformed = new List<MalformedRow>();
        var ids = new List<string>();
        await foreach (var row in RowsAsync(ImportRows.ShownPrefix, stop))
        {
            try
            {
                shown.Add(ImportRows.ReadShown(row).Shown);
            }
            catch (Exception e) when (e.IsMalformed())
            {
                malformed.Add(new MalformedRow($"registry {ImportRows.Partition} {row.RowKey}", e.Message));
                ids.Add(row.RowKey[ImportRows.ShownPrefix.Length..]);
            }
        }

        return new ShownImports([.. shown.OrderByDescending(s => s.At)], malformed) { MalformedIds = ids };
    }

    public async Task<IReadOnlyList<ImportEntry>> JournalAsync(CancellationToken stop)
    {
        var entries = new List<ImportEntry>();
        await foreach (var row in RowsAsync(ImportRows.EntryPrefix, stop))
        {
            var entry = Ours(row, ImportRows.ReadEntry);
            var last = entries.Count > 0 ? entries[^1] : null;
            entries.Add(entry.Number == (last?.Number ?? 0) + 1 && entry.Previous == (last?.Hash ?? "")
                ? entry
                : throw new UnreadableRowException(
                    $"registry {ImportRows.Partition} {row.RowKey}: it does not follow the entry before it; one was " +
                    "changed or taken out."));
        }

        return entries;
    }

    public Task<bool> AddAsync(ImportEntry entry, CancellationToken stop) => table.AddOnceAsync(
        ImportRows.ToEntity(entry), there => ImportRows.ReadEntry(there) == entry, stop);

    private AsyncPageable<TableEntity> RowsAsync(string prefix, CancellationToken stop) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {ImportRows.Partition} and RowKey ge {prefix} and RowKey lt {prefix + "~"}"),
            cancellationToken: stop);

    private static T Ours<T>(TableEntity row, Func<TableEntity, T> read) =>
        OwnRows.Read(StorageAccount.RegistryName, row, read);

    private static byte[] Pack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(file);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var file = new MemoryStream();
        using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        unpacking.CopyTo(file);
        return file.ToArray();
    }
}
