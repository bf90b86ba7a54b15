using System.Diagnostics;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Regions;

namespace Premium.Benchmarks.Cycle;

/// <summary>One collection cycle three ways, in one run on the same Azurite and the same bank twin.</summary>
public static class CycleBenchmark
{
    private const int WarmUpVillages = 1_000;
    private const double FloorShareMin = 0.7;
    private const double UsualTimesMin = 4;

    private static readonly Design[] Designs =
    [
        new("pipeline", Pipeline.MeasureAsync),
        new("floor", Floor.MeasureAsync),
        new("usual", UsualDesign.MeasureAsync),
    ];

    /// <summary>A warm-up of each, then twice in turned order; the better of the two counts.</summary>
    private static readonly (int Design, string Round)[] Order =
    [
        (0, "warm"), (1, "warm"), (2, "warm"),
        (0, "first"), (1, "first"), (2, "first"),
        (2, "second"), (1, "second"), (0, "second"),
    ];

    public static async Task RunAsync(int villages, CancellationToken stop)
    {
        var districts = SampledVillages.Spread(villages);
        var warmUp = SampledVillages.Spread(WarmUpVillages);
        var host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json"));
        await using var world = await World.StartAsync(
            Order.Select(o => BankOf(o.Design, o.Round)),
            [.. districts.Concat(warmUp).SelectMany(d => d.Villages).DistinctBy(v => v.Code)],
            stop);
        Explain(districts, host);
        var lanes = new List<(Design Design, Lane Lane)>();
        foreach (var (index, round) in Order)
        {
            var lane = new Lane(world, BankOf(index, round), round == "warm" ? warmUp : districts, host);
            await lane.PrepareAsync(stop);
            await Designs[index].MeasureAsync(lane, stop);
            await lane.ClearAsync(stop);
            Print($"  {lane.Bank,-16} {lane.Elapsed.TotalSeconds,7:F2} s");
            if (round != "warm")
            {
                lanes.Add((Designs[index], lane));
            }
        }

        Report(Designs.ToDictionary(
            d => d.Name,
            d => lanes.Where(l => l.Design == d).Select(l => l.Lane).MinBy(l => l.Elapsed)!));
    }

    private static string BankOf(int design, string round) => $"{Designs[design].Name}-{round}";

    private static void Explain(IReadOnlyList<RegionDistrict> districts, HostJson host)
    {
        var villages = districts.Sum(d => d.Villages.Count);
        var bills = villages * SampledVillages.BillsPerVillage;
        Print($"{villages} villages in {districts.Count} districts, {bills} bills");
        Print($"{host.Queues.BatchSize} workers, {Pipeline.PaymentsAtOnce} payments at once, "
            + $"{Environment.ProcessorCount} processors");
        Print("""
            pipeline  run opened, districts woken, billed from rosters, planned, reserved, paid, recorded, reported
            floor     the same requests by the bare SDKs, rows of the same number and size, nothing decided
            usual     one message a village, a row written before and after each payment; no reads, journal or run
            Not included: import of the register, alerts (none is due), closing the run, reconciliation.
            """);
    }

    private static void Report(Dictionary<string, Lane> best)
    {
        Print($"");
        Print($"          villages/s  seconds  cpu s    sent  taken deleted queries batches   rows MB out");
        foreach (var (name, lane) in best)
        {
            var counts = lane.Counts;
            var queue = counts.Queue;
            Print($"{name,-9} {lane.VillagesPerSecond,10:F0} {lane.Elapsed.TotalSeconds,8:F2}"
                + $" {lane.Processor.TotalSeconds,6:F1}  {queue.Sends,6} {queue.Receives,6} {queue.Deletes,7}"
                + $" {counts.Queries,7} {counts.Transactions,7} {counts.Rows,6} {counts.Bytes / 1e6,6:F1}");
        }

        var pipeline = best["pipeline"].VillagesPerSecond;
        Print($"");
        Ratio("pipeline / floor", pipeline / best["floor"].VillagesPerSecond, FloorShareMin);
        Ratio("pipeline / usual", pipeline / best["usual"].VillagesPerSecond, UsualTimesMin);
        using var self = Process.GetCurrentProcess();
        Print($"peak memory {self.PeakWorkingSet64 / 1e6:F0} MB: all three and the bank twin, without Azurite");
    }

    private static void Ratio(string name, double ratio, double min) =>
        Print($"{name} = {ratio:F2} (target at least {min}: {(ratio >= min ? "met" : "missed")})");

    // The culture is invariant in every project here.
    private static void Print(string line) => Console.WriteLine(line);

    private sealed record Design(string Name, Func<Lane, CancellationToken, Task> MeasureAsync);
}
