using Azure;
using Azure.Data.Tables;
using Premium.Adapters.Snap;

namespace Premium.Adapters.Storage;

/// <summary>Access tokens in table <c>limits</c>, one row a bank beside its limit; they come here sealed.</summary>
public sealed class TableSharedTokens(StorageAccount account) : ISharedTokens
{
    internal const string RowKey = "token";

    private readonly TableClient table = account.Limits;

    public Task<SharedToken> ReadAsync(string bank, CancellationToken stop) => OrIo(stop, async () =>
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(bank, RowKey, cancellationToken: stop);
        return row is { HasValue: true, Value: { } entity }
            ? new SharedToken(
                // What another tool wrote with other types is no token; the next one is written over it.
                entity["Sealed"] as string ?? "", entity["AskingUntil"] as DateTimeOffset?, entity.ETag.ToString())
            : SharedToken.None;
    });

    public Task<string?> WriteAsync(string bank, SharedToken next, CancellationToken stop) => OrIo(stop, async () =>
    {
        var entity = new TableEntity(bank, RowKey) { ["Sealed"] = next.Sealed };
        if (next.AskingUntil is { } until)
        {
            entity["AskingUntil"] = until.ToUniversalTime();
        }

        try
        {
            var response = next.Version.Length == 0
                ? await table.AddEntityAsync(entity, stop)
                : await table.UpdateEntityAsync(entity, new ETag(next.Version), TableUpdateMode.Replace, stop);
            return response.Headers.ETag?.ToString();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    });

    private static async Task<T> OrIo<T>(CancellationToken stop, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is RequestFailedException || StorageFaults.MayHaveHappened(e, stop))
        {
            throw new IOException(e.GetType().Name, e);
        }
    }
}
