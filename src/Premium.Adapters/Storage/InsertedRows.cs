using Azure;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Rows that are added and never written over: who comes second is told. One that cannot be read is somebody else's.
/// </summary>
internal static class InsertedRows
{
    /// <param name="table">Where.</param>
    /// <param name="row">What.</param>
    /// <param name="isOurs">Whether the row that is there already is this very one.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>False where somebody came first under its key.</returns>
    public static async Task<bool> AddOnceAsync(
        this TableClient table, TableEntity row, Func<TableEntity, bool> isOurs, CancellationToken stop)
    {
        EntityLimits.Check(row);
        for (var triesLeft = 2; ; triesLeft--)
        {
            try
            {
                await table.AddEntityAsync(row, stop);
                return true;
            }
            catch (Exception e) when (StorageFaults.MayHaveHappened(e, stop))
            {
                // The SDK repeats a request whose answer it lost, and then meets its own row: the row itself decides.
                var there = await table.GetEntityIfExistsAsync<TableEntity>(
                    row.PartitionKey, row.RowKey, cancellationToken: stop);
                if (there.HasValue)
                {
                    return IsOurs(there.Value!, isOurs) ?? false;
                }

                if (triesLeft == 1)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>
    /// As <see cref="AddOnceAsync"/>, of a row that ends another one and so has no other key. One that cannot be read
    /// ends nothing: it is written over, or what it stands beside would never end.
    /// </summary>
    public static async Task<bool> EndOnceAsync(
        this TableClient table, TableEntity row, Func<TableEntity, bool> isOurs, CancellationToken stop)
    {
        if (await table.AddOnceAsync(row, isOurs, stop))
        {
            return true;
        }

        while (true)
        {
            TableEntity there = await table.GetEntityAsync<TableEntity>(
                row.PartitionKey, row.RowKey, cancellationToken: stop);
            if (IsOurs(there, isOurs) is { } isKnown)
            {
                return isKnown;
            }

            try
            {
                await table.UpdateEntityAsync(row, there.ETag, TableUpdateMode.Replace, stop);
                return true;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Somebody was faster, or the answer to the same was lost: the row says who.
            }
        }
    }

    /// <summary>Null where nobody can read it.</summary>
    private static bool? IsOurs(TableEntity there, Func<TableEntity, bool> isOurs)
    {
        try
        {
            return isOurs(there);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return null;
        }
    }
}
