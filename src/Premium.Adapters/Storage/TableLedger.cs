using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Sheets in table <c>sheets</c>: partition <c>33.16.12~2026-12</c>, rows by their key, <c>entry~000017</c> for the
/// journal and <c>_head</c> for its end. A sheet is read without journal and evidence, which lie side by side, so that
/// neither makes that reading longer.
/// </summary>
/// <param name="account">The storage account.</param>
/// <param name="writer">Unique to this process; with a count it makes each attempt to write unique.</param>
public sealed partial class TableLedger(StorageAccount account, string writer) : ILedger
{
    private readonly TableClient sheets = account.Sheets;
    private readonly HeadlessSheets headless = new(account.Sheets);
    private readonly TableRuns runs = new(account.Runs);
    private int commits;

    internal const string NoEntryOrEvidence =
        $"(RowKey lt '{JournalEntry.KeyPrefix}' or RowKey gt '{EvidenceRow.KeyPrefix}~')";

    public async Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        var span = TableClient.CreateQueryFilter(
            $"PartitionKey ge {Sheet.KeyOf(district, from)} and PartitionKey le {Sheet.KeyOf(district, to)}");
        return (await FindAsync(district, from, to, $"{span} and {NoEntryOrEvidence}", stop)).Sheets;
    }

    public async Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
    {
        sheet.CheckTakes(change);
        foreach (var part in change.Parts())
        {
            var result = await CommitPartAsync(sheet, part, stop);
            if (result is not CommitResult.Committed committed)
            {
                return result;
            }

            sheet = committed.Sheet;
        }

        return new CommitResult.Committed(sheet);
    }

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(
        DistrictCode district, PayMonth payMonth, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Sheet.KeyOf(district, payMonth)} and RowKey ge {"entry~"} and RowKey lt {"entry~~"}");
        var entries = new List<JournalEntry>();
        await foreach (var entity in sheets.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            entries.Add(EntryOf(entity));
        }

        return entries;
    }

    public async Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop)
    {
        var found = new SheetBuilder(bill.Village.District, bill.PayMonth);
        await foreach (var entity in sheets.QueryAsync<TableEntity>(
            EvidenceOf(bill, EvidenceRow.KeysOf(bill)), cancellationToken: stop))
        {
            found.Add(entity, isHead: false);
        }

        return found.Evidence();
    }

    public async Task<IReadOnlyList<DateTimeOffset?>> CallTimesAsync(DebitId id, CancellationToken stop)
    {
        var times = new List<DateTimeOffset?>();
        await foreach (var entity in sheets.QueryAsync<TableEntity>(
            EvidenceOf(id.Bill, EvidenceRow.KeysOf(id)), select: [nameof(BankCall.SentAt)], cancellationToken: stop))
        {
            times.Add(entity[nameof(BankCall.SentAt)] as DateTimeOffset?);
        }

        return times;
    }

    private static string EvidenceOf(BillId bill, string keys) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {Sheet.KeyOf(bill.Village.District, bill.PayMonth)}")
        + TableClient.CreateQueryFilter($" and RowKey ge {keys} and RowKey lt {keys + "~"}");

    public async IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, [EnumeratorCancellation] CancellationToken stop)
    {
        var filter = district is { } one
            ? TableClient.CreateQueryFilter(
                $"PartitionKey ge {$"{one}~{from}"} and PartitionKey le {$"{one}~{to?.ToString() ?? "~"}"}")
            : null;
        var rows = new List<StoredRow>();
        var key = "";
        await foreach (var entity in sheets.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            if (entity.PartitionKey != key && rows.Count > 0)
            {
                yield return new StoredSheet(key, rows);
                rows = [];
            }

            key = entity.PartitionKey;
            rows.Add(new StoredRow(entity.RowKey, entity.Columns(), entity.Timestamp));
        }

        if (rows.Count > 0)
        {
            yield return new StoredSheet(key, rows);
        }
    }

    public Task<Run> OpenRunAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop) =>
        runs.OpenAsync(run, districts, stop);

    public Task ReportAsync(string run, DistrictReport report, CancellationToken stop) =>
        runs.ReportAsync(run, report, stop);

    public Task<RunManifest?> RunAsync(string run, CancellationToken stop) => runs.ManifestAsync(run, stop);

    public Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        runs.BetweenAsync(from, to, stop);

    public Task<IReadOnlyList<string>> StrangeRunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        runs.StrangeBetweenAsync(from, to, stop);

    public Task CloseRunAsync(Run run, CancellationToken stop) => runs.CloseAsync(run, stop);

    /// <summary>The sheets of the span whole; of what is older, only which months were found.</summary>
    private async Task<SheetsInScope> FindAsync(
        DistrictCode district, PayMonth from, PayMonth to, string filter, CancellationToken stop)
    {
        var found = new Dictionary<string, SheetBuilder>(StringComparer.Ordinal);
        for (var month = from; month <= to; month = month.Plus(1))
        {
            found[Sheet.KeyOf(district, month)] = new SheetBuilder(district, month);
        }

        var older = new SortedSet<PayMonth>();
        await foreach (var entity in sheets.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            if (found.TryGetValue(entity.PartitionKey, out var sheet))
            {
                sheet.Add(entity, isHead: entity.RowKey == Head.RowKey);
            }
            else if (Sheet.TryParseKey(entity.PartitionKey, out _, out var month) && month < from)
            {
                older.Add(month);
            }
        }

        var read = new List<Sheet>();
        foreach (var sheet in found.Values)
        {
            read.Add((sheet.IsHeadless ? await headless.ReadAsync(sheet, stop) : sheet).Build());
        }

        return new SheetsInScope(read, [.. older]);
    }

    private async Task<CommitResult> CommitPartAsync(Sheet sheet, Change part, CancellationToken stop)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{writer}~{Interlocked.Increment(ref commits)}");
        var entry = JournalEntry.After(sheet.Head, part, name);
        var head = new Head(entry.Number, entry.Hash);
        List<TableTransactionAction> batch =
        [
            new(TableTransactionActionType.Add, ToEntity(sheet.Key, entry.RowKey, entry.Write)),
            new(TableTransactionActionType.UpsertReplace, ToEntity(sheet.Key, Head.RowKey, head.Write)),
        ];

        // A row new to the reader is added, never put over one: the same id with other terms is an error.
        batch.AddRange(part.Rows.Select(row => new TableTransactionAction(
            sheet.Has(row.RowKey) ? TableTransactionActionType.UpsertReplace : TableTransactionActionType.Add,
            row.ToEntity(sheet.Key))));
        EntityLimits.Check(batch);

        for (var triesLeft = 2; ; triesLeft--)
        {
            try
            {
                await sheets.SubmitTransactionAsync(batch, stop);
                return new CommitResult.Committed(sheet.With(head, part.Rows));
            }
            catch (Exception e) when (StorageFaults.MayHaveHappened(e, stop))
            {
                // The SDK repeats a request whose answer it lost, and then meets its own entry: so a conflict says no
                // more than silence does, and the entry itself decides.
                var there = await sheets.GetEntityIfExistsAsync<TableEntity>(
                    sheet.Key, entry.RowKey, cancellationToken: stop);
                if (there.HasValue)
                {
                    var known = EntryOf(there.Value!);
                    return known.Hash == entry.Hash
                        ? new CommitResult.Committed(sheet.With(head, part.Rows))
                        : new CommitResult.Lost();
                }

                // Not there: to try again is safe, because the entry can be added only once.
                if (triesLeft == 1)
                {
                    throw;
                }
            }
        }
    }

    private static JournalEntry EntryOf(TableEntity entity) => OwnRows.Read(
        StorageAccount.SheetsName, entity, row => JournalEntry.Read(row.RowKey, row.Reader()));

    private static TableEntity ToEntity(string partition, string rowKey, Action<RowWriter> write)
    {
        var row = new RowWriter();
        write(row);
        return row.ToEntity(partition, rowKey);
    }
}
