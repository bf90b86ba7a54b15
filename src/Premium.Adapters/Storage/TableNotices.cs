using Azure;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// The outbox of operations and of advance notices in table <c>worklist</c>, partition <c>notice</c>, row key the id.
/// </summary>
public sealed class TableNotices(StorageAccount account) : INotices
{
    private const string Partition = "notice";
    private const string Waiting = "Waiting";
    private const string Done = "Done";

    /// <summary>Deliveries are a line a contact: one column holds hundreds.</summary>
    private static readonly string[] WithoutWords =
    [
        nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), "State", "At", "Tries", "NextTry",
        "Deliveries00",
    ];

    private readonly TableClient table = account.Worklist;

    public async Task<Notice> AddAsync(Notice notice, CancellationToken stop)
    {
        try
        {
            await table.AddEntityAsync(ToEntity(notice), stop);
            return notice;
        }
        catch (RequestFailedException e) when (StorageFaults.IsConflict(e))
        {
            // One that nobody can read any more is told anew.
            return await FindAsync(notice.Id, stop) ?? notice;
        }
    }

    public async Task<Notice?> FindAsync(string id, CancellationToken stop)
    {
        var known = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: stop);
        return known.HasValue ? TryRead(known.Value!) : null;
    }

    public Task PutAsync(Notice notice, CancellationToken stop) =>
        table.UpsertEntityAsync(ToEntity(notice), TableUpdateMode.Replace, stop);

    public async Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and State eq {Done} and At lt {before.ToUniversalTime()}");
        var count = 0;
        await foreach (var old in table.QueryAsync<TableEntity>(
            filter, select: [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey)], cancellationToken: stop))
        {
            await table.DeleteEntityAsync(Partition, old.RowKey, ETag.All, stop);
            count++;
        }

        return count;
    }

    public async Task<WaitingNotices> WaitingAsync(CancellationToken stop)
    {
        var found = new List<Notice>();
        var malformed = new List<MalformedRow>();

        // All but what is done: one whose state was lost is not sent, and not passed over in silence.
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and (State eq {Waiting} or not (State eq {Done}))");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            try
            {
                found.Add(Read(entity));
            }
            catch (Exception e) when (e.IsMalformed())
            {
                malformed.Add(new MalformedRow($"worklist {Partition} {entity.RowKey}", e.Message));
            }
        }

        return new WaitingNotices([.. found.OrderBy(n => n.At)], malformed);
    }

    public async Task<IReadOnlyList<Notice>> SinceAsync(DateTimeOffset from, CancellationToken stop)
    {
        var found = new List<Notice>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and At ge {from.ToUniversalTime()}");
        await foreach (var entity in table.QueryAsync<TableEntity>(
            filter, select: WithoutWords, cancellationToken: stop))
        {
            if (TryRead(entity) is { } notice)
            {
                found.Add(notice);
            }
        }

        return [.. found.OrderBy(n => n.At).ThenBy(n => n.Id, StringComparer.Ordinal)];
    }

    private static TableEntity ToEntity(Notice notice)
    {
        var row = new RowWriter();
        row.Text("State", notice.IsDone ? Done : Waiting);
        row.Time("At", notice.At);
        row.Text("Subject", notice.Subject);
        row.LongText("Body", notice.Body);
        row.LongText("Short", notice.Short);
        row.LongText("Html", notice.Html);
        row.Number("Tries", notice.Tries);
        row.Time("NextTry", notice.NextTry);
        row.LongText("Deliveries", notice.Deliveries);
        return row.ToEntity(Partition, notice.Id);
    }

    private static Notice? TryRead(TableEntity entity)
    {
        try
        {
            return Read(entity);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return null;
        }
    }

    internal static Notice Read(TableEntity entity)
    {
        var row = entity.Reader();
        var state = row.Text("State");
        row.Check(state is Waiting or Done, "State", $"{Waiting} or {Done}");
        return new Notice(
            entity.RowKey, row.Time("At"), row.TextOrEmpty("Subject"), row.Has("Body00") ? row.LongText("Body") : "")
        {
            Short = row.Has("Short00") ? row.LongText("Short") : "",
            Html = row.Has("Html00") ? row.LongText("Html") : "",
            IsDone = state == Done,
            Tries = row.Number("Tries"),
            NextTry = row.TimeOrNull("NextTry"),
            Deliveries = row.Has("Deliveries00") ? row.LongText("Deliveries") : "",
        };
    }
}
