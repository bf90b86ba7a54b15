using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Benchmarks.Cycle;

/// <summary>
/// How it is usually built: one message a village, for each bill one row written before the bank is called and again
/// after. Generous to it: it reads neither register nor sheet, plans nothing, and keeps no journal and no run.
/// </summary>
public static class UsualDesign
{
    private static readonly PayMonth Month = PayMonth.Of(SampledVillages.Day);

    public static async Task MeasureAsync(Lane lane, CancellationToken stop)
    {
        using var bank = new BareBank(lane);
        var queue = new BareQueue(lane.Account.Queue(WakeQueues.Districts), lane.Workers);

        lane.Start();
        await bank.OpenAsync(stop);
        await Parallel.ForEachAsync(
            lane.Districts.SelectMany(d => d.Villages),
            new ParallelOptions { MaxDegreeOfParallelism = lane.Workers, CancellationToken = stop },
            async (village, cancelled) => await queue.SendAsync(village.Code.ToString(), cancelled));
        await queue.DrainAsync(
            lane.Villages, (text, cancelled) => WorkAsync(lane, bank, VillageCode.Parse(text), cancelled), stop);
        lane.Stop();
    }

    private static async Task WorkAsync(Lane lane, BareBank bank, VillageCode village, CancellationToken stop)
    {
        foreach (var segment in Segments.All)
        {
            var bill = new BillId(village, segment, segment.PeriodDueIn(Month));
            var partition = BareRows.PartitionOf(village.District, Month);
            await lane.Account.Sheets.UpsertEntityAsync(
                BareRows.Debit(partition, bill, lane.Bank, answered: false), TableUpdateMode.Replace, stop);
            await bank.PayAsync(bill, stop);
            await lane.Account.Sheets.UpsertEntityAsync(
                BareRows.Debit(partition, bill, lane.Bank, answered: true), TableUpdateMode.Replace, stop);
        }
    }
}
