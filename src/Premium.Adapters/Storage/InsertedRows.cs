using Azure.Data.Tables;

namespace Premium.Adapters.Storage;

/// <summary>Rows that are added and never written over: who comes second is told.</summary>
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
                    return isOurs(there.Value!);
                }

                if (triesLeft == 1)
                {
                    throw;
                }
            }
        }
    }
}
