using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Reads and writes what BPJS bills; see <see cref="BillingRows"/>.</summary>
internal sealed class TableBillings(TableClient registry)
{
    public async Task<DistrictBillings> ReadAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {BillingRows.PartitionOf(district)}")
            + TableClient.CreateQueryFilter($" and RowKey ge {$"{from}~"} and RowKey lt {$"{to}~~"}");
        var read = new List<BpjsBilling>();
        var malformed = new List<MalformedRow>();
        await foreach (var entity in registry.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            VillageCode? village = null;
            try
            {
                village = BillingRows.BillOf(district, entity.RowKey).Village;
                read.Add(BillingRows.Read(district, entity));
            }
            catch (Exception e) when (e.IsMalformed())
            {
                malformed.Add(new MalformedRow(
                    $"registry {entity.PartitionKey} {entity.RowKey}", e.Message, village));
            }
        }

        return new DistrictBillings(read, malformed);
    }

    public async Task TakeAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop)
    {
        BillingCheck.Check(district, billings);
        if (billings.Count == 0)
        {
            return;
        }

        var known = await ReadAsync(
            district, billings.Min(b => b.Bill.PayMonth), billings.Max(b => b.Bill.PayMonth), stop);
        var changed = billings
            .Where(b => known.Of(b.Bill) is not { } before || !before.SaysTheSameAs(b))
            .Select(b => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, BillingRows.ToEntity(b.After(known.Of(b.Bill)))));

        // The largest row is far below a hundredth of what a transaction takes.
        foreach (var batch in changed.Chunk(EntityLimits.BatchRowsMax))
        {
            await registry.SubmitTransactionAsync(batch, stop);
        }
    }
}
