using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Sheets in table <c>sheets</c>: partition <c>33.16.12~2026-11</c>, rows by their key, <c>entry~000017</c> for the
/// journal and <c>_head</c> for its end.
/// </summary>
/// <param name="account">The storage account.</param>
/// <param name="writer">Unique to this process; with a count it makes each attempt to write unique.</param>
public sealed class TableLedger(StorageAccount account, string writer) : ILedger
{
    // Sorts before every other key: a reading that takes several pages then sees a head no newer than its rows, so
    // that a commit in between makes the next one lose and is never written over.
    private const string HeadKey = "_head";

    private readonly TableClient sheets = account.Sheets;
    private readonly TableRuns runs = new(account.Runs);
    private int commits;

    public async Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, Period from, Period to, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {Sheet.KeyOf(district, from)} and PartitionKey le {Sheet.KeyOf(district, to)}")
            + " and (RowKey lt 'entry~' or RowKey gt 'entry~~')";
        var found = new Dictionary<string, SheetBuilder>(StringComparer.Ordinal);
        for (var period = from; period <= to; period = period.Plus(1))
        {
            found[Sheet.KeyOf(district, period)] = new SheetBuilder(district, period);
        }

        await foreach (var entity in sheets.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            if (found.TryGetValue(entity.PartitionKey, out var sheet))
            {
                sheet.Add(entity, isHead: entity.RowKey == HeadKey);
            }
        }

        return [.. found.Values.Select(s => s.Build())];
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
        DistrictCode district, Period period, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Sheet.KeyOf(district, period)} and RowKey ge {"entry~"} and RowKey lt {"entry~~"}");
        var entries = new List<JournalEntry>();
        await foreach (var entity in sheets.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            entries.Add(ReadEntry(entity));
        }

        return entries;
    }

    public Task<Run> OpenRunAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop) =>
        runs.OpenAsync(run, districts, stop);

    public Task ReportAsync(string run, DistrictReport report, CancellationToken stop) =>
        runs.ReportAsync(run, report, stop);

    public Task<RunManifest?> RunAsync(string run, CancellationToken stop) => runs.ManifestAsync(run, stop);

    public Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        runs.BetweenAsync(from, to, stop);

    public Task CloseRunAsync(Run run, CancellationToken stop) => runs.CloseAsync(run, stop);

    private async Task<CommitResult> CommitPartAsync(Sheet sheet, Change part, CancellationToken stop)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{writer}~{Interlocked.Increment(ref commits)}");
        var entry = JournalEntry.After(sheet.Head, part, name);
        var head = new Head(entry.Number, entry.Hash);
        List<TableTransactionAction> batch =
        [
            new(TableTransactionActionType.Add, ToEntity(sheet.Key, entry)),
            new(TableTransactionActionType.UpsertReplace, ToEntity(sheet.Key, head)),
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
                    return ReadEntry(there.Value!).Hash == entry.Hash
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

    private static TableEntity ToEntity(string partition, Head head)
    {
        var row = new RowWriter();
        row.Number("Number", head.Number);
        row.Text("Hash", head.Hash);
        return row.ToEntity(partition, HeadKey);
    }

    private static TableEntity ToEntity(string partition, JournalEntry entry)
    {
        var row = new RowWriter();
        row.Time("At", entry.At);
        row.Text("Actor", entry.Actor);
        row.Text("Reason", entry.Reason);
        row.Text("Rows", entry.Rows);
        row.Text("Writer", entry.Writer);
        row.Text("Previous", entry.Previous);
        return row.ToEntity(partition, entry.RowKey);
    }

    private static JournalEntry ReadEntry(TableEntity entity)
    {
        var row = entity.Reader();
        row.Check(
            int.TryParse(entity.RowKey.AsSpan(6), CultureInfo.InvariantCulture, out var number),
            "RowKey",
            "entry~ and a number");
        return new JournalEntry(
            number,
            row.Time("At"),
            row.TextOrEmpty("Actor"),
            row.TextOrEmpty("Reason"),
            row.Text("Rows"),
            row.Text("Writer"),
            row.TextOrEmpty("Previous"));
    }
}
