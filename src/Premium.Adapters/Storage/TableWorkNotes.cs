using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Table <c>worklist</c>: partition <c>note</c> with a row an item, under the hash of its key; <c>seen</c> with one row
/// of all items that were there last. Other partitions: <see cref="TableNotices"/>, <see cref="TableReplies"/>,
/// <see cref="TableUnreadRows"/>.
/// </summary>
public sealed class TableWorkNotes(StorageAccount account) : IWorkNotes
{
    private const string Notes = "note";
    private const string Seen = "seen";
    private const string SignedOff = "yes";

    private readonly TableClient table = account.Worklist;

    public async Task<IReadOnlyDictionary<string, WorkNote>> NotesAsync(CancellationToken stop)
    {
        var found = new Dictionary<string, WorkNote>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Notes}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            try
            {
                var note = ReadNote(entity.Reader());
                found[note.Key] = note;
            }
            catch (Exception e) when (e.IsMalformed())
            {
                // Left out: the item that it was about shows as if nobody had said anything.
            }
        }

        return found;
    }

    internal static void Check(TableEntity entity)
    {
        switch (entity.PartitionKey)
        {
            case Notes:
                ReadNote(entity.Reader());
                break;
            case Seen:
                ReadSeen(entity.Reader());
                break;
            case TableUnreadRows.Partition:
                TableUnreadRows.Read(entity);
                break;
            case TableInbound.MessagesPartition:
                break;
            case TableInbound.Partition:
                TableInbound.Read(entity);
                break;
            case var partition when partition.StartsWith(ReplyRows.PartitionPrefix, StringComparison.Ordinal):
                ReplyRows.Check(entity);
                break;
            default:
                TableNotices.Read(entity);
                break;
        }
    }

    private static WorkNote ReadNote(RowReader row)
    {
        var signedOff = row.TextOrEmpty("SignedOff");
        row.Check(signedOff is "" or SignedOff, "SignedOff", $"{SignedOff}, or nothing");
        return new WorkNote(row.Text("Item"), row.Text("By"), row.Time("At"))
        {
            Owner = row.TextOrEmpty("Owner"),
            SnoozedUntil = row.Has("SnoozedUntil") ? row.Day("SnoozedUntil") : null,
            SnoozedAt = row.TimeOrNull("SnoozedAt"),
            Comment = row.TextOrEmpty("Comment"),
            IsSignedOff = signedOff.Length > 0,
        };
    }

    private static Dictionary<string, SeenItem> ReadSeen(RowReader row)
    {
        Dictionary<string, SeenItem?> seen;
        try
        {
            seen = JsonSerializer.Deserialize<Dictionary<string, SeenItem?>>(row.LongText("Items")) ?? [];
        }
        catch (JsonException e)
        {
            throw new UnreadableRowException($"Items: expected the items that were seen, as JSON. {e.Message}", e);
        }

        row.Check(
            seen.Values.All(item => item is { Told: not null, Parts: not null }),
            "Items",
            "items that were seen, none null");
        return seen.ToDictionary(s => s.Key, s => s.Value!, StringComparer.Ordinal);
    }

    public async Task<NotedItem> FindAsync(string item, CancellationToken stop)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Notes, KeyOf(item), cancellationToken: stop);
        if (!row.HasValue)
        {
            return new NotedItem(null, "");
        }

        var version = row.Value!.ETag.ToString();
        try
        {
            return new NotedItem(ReadNote(row.Value.Reader()), version);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return new NotedItem(null, version);
        }
    }

    public async Task<bool> PutAsync(WorkNote note, string version, CancellationToken stop)
    {
        var row = new RowWriter();
        row.Text("Item", note.Key);
        row.Text("By", note.By);
        row.Time("At", note.At);
        row.Text("Owner", note.Owner);
        row.Text("SnoozedUntil", note.SnoozedUntil?.ToString("O"));
        row.Time("SnoozedAt", note.SnoozedAt);
        row.Text("Comment", note.Comment);
        row.Text("SignedOff", note.IsSignedOff ? SignedOff : null);
        var entity = row.ToEntity(Notes, KeyOf(note.Key));
        try
        {
            await (version.Length == 0
                ? table.AddEntityAsync(entity, stop)
                : table.UpdateEntityAsync(entity, new ETag(version), TableUpdateMode.Replace, stop));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // Somebody else's, or our own whose answer was lost: what is there now is read again.
            return false;
        }
    }

    private static string KeyOf(string item) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(item)));

    public async Task<IReadOnlyDictionary<string, SeenItem>> SeenAsync(CancellationToken stop)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Seen, Seen, cancellationToken: stop);
        try
        {
            return row.HasValue ? ReadSeen(row.Value!.Reader()) : [];
        }
        catch (Exception e) when (e.IsMalformed())
        {
            // Told once more is better than not at all.
            return new Dictionary<string, SeenItem>();
        }
    }

    public Task PutSeenAsync(IReadOnlyDictionary<string, SeenItem> seen, CancellationToken stop)
    {
        var row = new RowWriter();
        row.LongText("Items", JsonSerializer.Serialize(seen));
        return table.UpsertEntityAsync(row.ToEntity(Seen, Seen), TableUpdateMode.Replace, stop);
    }
}
