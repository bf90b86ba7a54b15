using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Answers and mutes in table <c>worklist</c>: a district is one partition, a regency one range of them.
/// </summary>
public sealed class TableReplies(StorageAccount account) : IReplies
{
    private readonly TableClient table = account.Worklist;

    public Task<ReplyBook> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {ReplyRows.PartitionOf(district)}"), stop);

    public Task<ReplyBook> RegencyAsync(string regency, CancellationToken stop)
    {
        // A slash follows the dot that a district's code goes on with, and '~' all of them.
        var (from, to) = regency.Length == 0
            ? (ReplyRows.PartitionPrefix, ReplyRows.PartitionPrefix + "~")
            : ($"{ReplyRows.PartitionPrefix}{regency}.", $"{ReplyRows.PartitionPrefix}{regency}/");
        return ReadAsync(TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}"), stop);
    }

    public Task<bool> AddAsync(Reply reply, CancellationToken stop) => table.AddOnceAsync(
        ReplyRows.ToEntity(reply), there => ReplyRows.ReadReply(there) == reply, stop);

    public Task<bool> MuteAsync(Mute mute, CancellationToken stop) => table.AddOnceAsync(
        ReplyRows.ToEntity(mute), there => ReplyRows.ReadMute(there) == mute, stop);

    public Task<bool> EndMuteAsync(Mute mute, Resumption end, CancellationToken stop) => table.EndOnceAsync(
        ReplyRows.ToEntity(mute, end), there => ReplyRows.ReadEnd(there) == end, stop);

    private async Task<ReplyBook> ReadAsync(string filter, CancellationToken stop)
    {
        var replies = new List<Reply>();
        var mutes = new List<Mute>();
        var malformed = new List<MalformedRow>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            VillageCode? village = null;
            try
            {
                var key = ReplyRows.KeyOf(entity);
                village = key.Village;
                switch (key.Kind)
                {
                    case ReplyRows.RowKind.Reply:
                        replies.Add(ReplyRows.ReadReply(entity));
                        break;
                    case ReplyRows.RowKind.Mute:
                        mutes.Add(ReplyRows.ReadMute(entity));
                        break;
                    default:
                        // Sorts right behind its mute; of one that cannot be read it ends nothing.
                        if (mutes.Count > 0 && mutes[^1].Village == key.Village && mutes[^1].Number == key.Number)
                        {
                            mutes[^1] = mutes[^1] with { Ended = ReplyRows.ReadEnd(entity) };
                        }

                        break;
                }
            }
            catch (Exception e) when (e.IsMalformed())
            {
                malformed.Add(new MalformedRow(
                    $"{StorageAccount.WorklistName} {entity.PartitionKey} {entity.RowKey}", e.Message, village));
            }
        }

        return replies.Count + mutes.Count + malformed.Count == 0
            ? ReplyBook.Empty
            : new ReplyBook(replies, mutes, malformed);
    }
}
