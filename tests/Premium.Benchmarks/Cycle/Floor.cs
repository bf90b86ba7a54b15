using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;
using PremiumFunctions.Local.Regions;

namespace Premium.Benchmarks.Cycle;

/// <summary>The pipeline's storage operations and bank calls with the bare SDKs, deciding nothing.</summary>
public static class Floor
{
    private const string Run = "collect~2026-12-03~01";
    private const int VillagesPerReservation = Change.RowsMax / (2 * SampledVillages.BillsPerVillage);
    private const int VillagesPerAnswer = Change.RowsMax / (3 * SampledVillages.BillsPerVillage);

    private static readonly PayMonth Month = PayMonth.Of(SampledVillages.Day);

    public static async Task MeasureAsync(Lane lane, CancellationToken stop)
    {
        using var bank = new BareBank(lane);
        var queue = new BareQueue(lane.Account.Queue(WakeQueues.Districts), lane.Workers);
        var districts = lane.Districts.ToDictionary(d => d.Code.ToString());

        lane.Start();
        await bank.OpenAsync(stop);
        await OpenRunAsync(lane, stop);
        foreach (var district in lane.Districts)
        {
            await queue.SendAsync(WakeMessages.Format(new DistrictWake(district.Code, WakePurpose.Collect, Run)), stop);
        }

        await queue.DrainAsync(
            lane.Districts.Count,
            (text, cancelled) => WorkAsync(
                lane, bank, districts[WakeMessages.ParseDistrict(text).District.ToString()], cancelled),
            stop);
        lane.Stop();
    }

    private static async Task OpenRunAsync(Lane lane, CancellationToken stop)
    {
        await ReadAsync(lane.Account.Runs, $"PartitionKey eq {"day~2026-12-03"}", stop);
        await ReadAsync(lane.Account.Registry, $"PartitionKey eq {"districts"}", stop);
        await lane.Account.Runs.AddEntityAsync(BareRows.Run(Run), stop);
        foreach (var batch in lane.Districts.Chunk(100))
        {
            await lane.Account.Runs.SubmitTransactionAsync(
                batch.Select(d => new TableTransactionAction(
                    TableTransactionActionType.Add, BareRows.Report(Run, d.Code, done: null))),
                stop);
        }

        await lane.Account.Runs.GetEntityAsync<TableEntity>("day~2026-12-03", Run, cancellationToken: stop);
        await ReadAsync(lane.Account.Runs, $"PartitionKey eq {Run}", stop);
    }

    private static async Task WorkAsync(Lane lane, BareBank bank, RegionDistrict district, CancellationToken stop)
    {
        var code = district.Code.ToString();
        await ReadAsync(
            lane.Account.Registry,
            $"PartitionKey eq {code} and (RowKey lt {"roster~"} or RowKey gt {"roster~~"})",
            stop);
        var from = BareRows.PartitionOf(district.Code, Month.Plus(-3));
        var to = BareRows.PartitionOf(district.Code, Month);
        await ReadAsync(
            lane.Account.Sheets,
            $"PartitionKey ge {from} and PartitionKey le {to} and (RowKey lt {"entry~"} or RowKey gt {"evidence~~"})",
            stop);
        await ReadAsync(
            lane.Account.Registry,
            $"PartitionKey eq {code} and RowKey ge {"roster~"} and RowKey lt {"roster~~"}",
            stop);
        await lane.Account.Limits.UpsertEntityAsync(BareRows.Limit(lane.Bank), TableUpdateMode.Replace, stop);
        await CommitAsync(lane, district, answered: false, stop);
        await Task.WhenAll(district.Villages.SelectMany(BillsOf).Select(b => bank.PayAsync(b, stop)));
        await CommitAsync(lane, district, answered: true, stop);
        await lane.Account.Runs.UpsertEntityAsync(
            BareRows.Report(Run, district.Code, district.Villages.Count * SampledVillages.BillsPerVillage),
            TableUpdateMode.Replace,
            stop);
    }

    private static async Task CommitAsync(Lane lane, RegionDistrict district, bool answered, CancellationToken stop)
    {
        var (kind, state) = answered
            ? (TableTransactionActionType.UpsertReplace, "Debited")
            : (TableTransactionActionType.Add, "Debiting");
        var partition = BareRows.PartitionOf(district.Code, Month);
        var reservations = district.Villages.Chunk(VillagesPerReservation).ToList();
        var chunks = answered ? [.. district.Villages.Chunk(VillagesPerAnswer)] : reservations;
        for (var i = 0; i < chunks.Count; i++)
        {
            List<BillId> bills = [.. chunks[i].SelectMany(BillsOf)];
            List<TableEntity> rows = [.. bills.SelectMany(b => new[]
            {
                BareRows.Bill(partition, b, state), BareRows.Debit(partition, b, lane.Bank, answered),
            })];
            List<TableEntity> evidence = answered ? [.. bills.Select(b => BareRows.Evidence(partition, b))] : [];
            var number = (answered ? reservations.Count : 0) + i + 1;
            await lane.Account.Sheets.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, BareRows.Entry(partition, number, rows.Concat(evidence))),
                    new(TableTransactionActionType.UpsertReplace, BareRows.Head(partition, number)),
                    .. rows.Select(r => new TableTransactionAction(kind, r)),
                    .. evidence.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)),
                ],
                stop);
        }
    }

    private static IEnumerable<BillId> BillsOf(RegionVillage village) =>
        Segments.All.Select(s => new BillId(village.Code, s, s.PeriodDueIn(Month)));

    private static async Task ReadAsync(TableClient table, FormattableString filter, CancellationToken stop)
    {
        await foreach (var _ in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(filter), cancellationToken: stop))
        {
            // Read and dropped.
        }
    }
}
