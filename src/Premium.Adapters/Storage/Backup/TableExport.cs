using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>What an export holds.</summary>
/// <param name="Tables">How many tables.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Findings">Where sheets do not fit their journals; they are exported as they are.</param>
/// <param name="Torn">Why the register in it may be of two moments; null where it is of one.</param>
public sealed record ExportSummary(int Tables, long Rows, IReadOnlyList<Finding> Findings, string? Torn);

/// <summary>
/// Writes every row of every table of ours, with the type of each column, one after the other. A sheet is written as
/// it was between two commits, also while others write. The register is not: what an import wrote meanwhile may be in
/// it in part, under a journal that says it was taken, so that is told.
/// </summary>
public sealed class TableExport(StorageAccount account)
{
    /// <summary>A sheet that is written this often while it is read is exported as it was read last.</summary>
    private const int ReadingsMax = 5;
    private const int FindingsMax = 1000;

    private readonly List<Finding> findings = [];

    public async Task<ExportSummary> RunAsync(Stream file, DateTimeOffset at, CancellationToken stop)
    {
        var names = StorageAccount.TableNames;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var output = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var rows = 0L;
        async Task WriteAsync(string line)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
            await output.WriteLineAsync(line.AsMemory(), stop);
        }

        await WriteAsync(ExportLines.Header(new ExportHeader(at, names)));
        var (before, last) = ((TableEntity?)null, (TableEntity?)null);
        foreach (var name in names)
        {
            var table = account.Table(name);
            before = name == StorageAccount.RegistryName ? await LastEntryAsync(table, stop) : before;
            var all = name == StorageAccount.SheetsName ? SheetsAsync(table, stop) : RowsAsync(table, stop);
            await foreach (var entity in all)
            {
                await WriteAsync(ExportLines.Row(new ExportedRow(name, entity)));
                rows++;
                last = name == StorageAccount.RegistryName && IsOfRegister(entity) ? entity : last;
            }
        }

        await output.WriteLineAsync(
            ExportLines.End(rows, Convert.ToHexStringLower(hash.GetCurrentHash())).AsMemory(), stop);
        return new ExportSummary(names.Count, rows, findings, TornBy(before, last));
    }

    /// <summary>An import may be taken while the rows of the register are read, which precede its journal.</summary>
    private static string? TornBy(TableEntity? before, TableEntity? last)
    {
        if (last?.RowKey != before?.RowKey)
        {
            return $"registry {ImportRows.Partition} {last?.RowKey ?? "without entries"}: the register was changed " +
                "while it was exported, and rows in this file may be older than that. Export again.";
        }

        try
        {
            var why = last is null ? null : ImportRows.ReadEntry(last).Unfinished;
            return why is null
                ? null
                : $"registry {last!.PartitionKey} {last.RowKey}: the register is half changed. {why.English}";
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return $"registry {last!.PartitionKey} {last.RowKey}: {e.Message}";
        }
    }

    /// <summary>A field map that was saved changes no row before it.</summary>
    private static bool IsOfRegister(TableEntity row) =>
        ImportRows.IsEntry(row) && row["Step"] as string != nameof(ImportStep.Mapped);

    private static async Task<TableEntity?> LastEntryAsync(TableClient registry, CancellationToken stop)
    {
        TableEntity? last = null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {ImportRows.Partition}");
        try
        {
            await foreach (var row in registry.QueryAsync<TableEntity>(
                filter, select: ["PartitionKey", "RowKey", "Step"], cancellationToken: stop))
            {
                last = IsOfRegister(row) ? row : last;
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == "TableNotFound")
        {
            // An older program did not make it yet.
        }

        return last;
    }

    /// <summary>A table that an older program did not make yet has no rows.</summary>
    internal static async IAsyncEnumerable<TableEntity> RowsAsync(
        TableClient table, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var rows = table.QueryAsync<TableEntity>(cancellationToken: stop).GetAsyncEnumerator(stop);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (RequestFailedException e) when (e.ErrorCode == "TableNotFound")
            {
                yield break;
            }

            yield return rows.Current;
        }
    }

    private async IAsyncEnumerable<TableEntity> SheetsAsync(
        TableClient table, [EnumeratorCancellation] CancellationToken stop)
    {
        var sheet = new List<TableEntity>();
        await foreach (var entity in RowsAsync(table, stop))
        {
            if (sheet.Count > 0 && sheet[0].PartitionKey != entity.PartitionKey)
            {
                foreach (var row in await SettledAsync(table, sheet, stop))
                {
                    yield return row;
                }

                sheet = [];
            }

            sheet.Add(entity);
        }

        foreach (var row in sheet.Count > 0 ? await SettledAsync(table, sheet, stop) : [])
        {
            yield return row;
        }
    }

    /// <summary>A commit between two pages tears a sheet; what stays on a second reading is stored so.</summary>
    private async Task<List<TableEntity>> SettledAsync(
        TableClient table, List<TableEntity> sheet, CancellationToken stop)
    {
        var key = sheet[0].PartitionKey;
        var found = FindingsOf(key, sheet);
        for (var readings = 1; found.Count > 0 && readings < ReadingsMax; readings++)
        {
            var again = new List<TableEntity>();
            await foreach (var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {key}"), cancellationToken: stop))
            {
                again.Add(entity);
            }

            var before = found;
            (sheet, found) = (again, FindingsOf(key, again));
            if (found.SequenceEqual(before))
            {
                break;
            }
        }

        findings.AddRange(found.Take(FindingsMax - findings.Count));
        return sheet;
    }

    private static IReadOnlyList<Finding> FindingsOf(string key, List<TableEntity> sheet) => JournalCheck.Of(
        new StoredSheet(key, [.. sheet.Select(e => new StoredRow(e.RowKey, e.Columns(), e.Timestamp))])).Findings;
}
