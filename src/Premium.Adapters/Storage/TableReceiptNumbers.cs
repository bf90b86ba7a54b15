using Azure;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Receipt numbers in table <c>receipts</c>, partition the regency, row key the number in capitals: inserting it is
/// the lock.
/// </summary>
public sealed class TableReceiptNumbers(StorageAccount account) : IReceiptNumbers
{
    private const int TriesMax = 5;

    private readonly TableClient table = account.Receipts;

    public async Task<NumberTaking> TakeAsync(
        string regency, string number, NumberTaking taking, NumberTaking? insteadOf, CancellationToken stop)
    {
        // A row key takes no slash.
        var key = number.ToUpperInvariant().Replace('/', '~');
        var row = new RowWriter();
        row.Text("Bill", taking.Bill.ToString());
        row.Time("TakenAt", taking.At);
        var entity = row.ToEntity(regency, key);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            try
            {
                await table.AddEntityAsync(entity, stop);
                return taking;
            }
            catch (RequestFailedException e) when (StorageFaults.IsConflict(e))
            {
                var known = await table.GetEntityIfExistsAsync<TableEntity>(regency, key, cancellationToken: stop);
                if (!known.HasValue)
                {
                    continue;
                }

                var owner = OwnerOrFault(known.Value!);
                if (owner != insteadOf && (owner.Bill != taking.Bill || owner.At >= taking.At))
                {
                    return owner;
                }

                try
                {
                    await table.UpdateEntityAsync(entity, known.Value!.ETag, TableUpdateMode.Replace, stop);
                    return taking;
                }
                catch (RequestFailedException lost) when (lost.Status is 404 or 412)
                {
                    // Another person was first; whose it is now is read again.
                }
            }
        }

        throw new InvalidOperationException($"Receipt number {number} changed hands {TriesMax} times in a row.");
    }

    /// <exception cref="UnreadableRowException">It cannot be read; the message names row and column.</exception>
    internal static NumberTaking Owner(TableEntity entity)
    {
        var row = entity.Reader();
        return new NumberTaking(
            BillId.Parse(row.Text("Bill")), row.TimeOrNull("TakenAt") ?? DateTimeOffset.MinValue);
    }

    /// <summary>What is wrong in our rows is not the fault of whoever sent a receipt.</summary>
    private static NumberTaking OwnerOrFault(TableEntity row)
    {
        try
        {
            return Owner(row);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            throw new UnreadableNumberException(
                new MalformedRow($"receipts {row.PartitionKey} {row.RowKey}", e.Message), e);
        }
    }
}
