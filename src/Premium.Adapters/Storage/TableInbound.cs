using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Who wrote last when, in table <c>worklist</c>, partition <c>inbound</c>, under the hash of the number. Two notes at
/// once may leave the older one: then less may be sent, not more.
/// </summary>
public sealed class TableInbound(StorageAccount account) : IInbound
{
    internal const string Partition = "inbound";

    /// <summary>Messages that were answered; the key is all of them.</summary>
    internal const string MessagesPartition = "inbound-messages";

    private readonly TableClient table = account.Worklist;

    public async Task NoteAsync(string number, DateTimeOffset at, CancellationToken stop)
    {
        if (!(await LastAsync(number, stop) >= at))
        {
            var row = new RowWriter();
            row.Time("At", at);
            await table.UpsertEntityAsync(row.ToEntity(Partition, KeyOf(number)), TableUpdateMode.Replace, stop);
        }
    }

    public async Task<DateTimeOffset?> LastAsync(string number, CancellationToken stop)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, KeyOf(number), cancellationToken: stop);
        try
        {
            return row.HasValue ? Read(row.Value!) : null;
        }
        catch (Exception e) when (e.IsMalformed())
        {
            // Not known, then.
            return null;
        }
    }

    public Task<bool> IsFirstAsync(string message, CancellationToken stop) => table.AddOnceAsync(
        new TableEntity(MessagesPartition, KeyOf(message)), isOurs: _ => false, stop);

    internal static DateTimeOffset Read(TableEntity entity) => entity.Reader().Time("At");

    private static string KeyOf(string number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)));
}
