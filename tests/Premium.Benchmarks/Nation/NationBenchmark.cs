using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Verbs;
using Calendar = Premium.Domain.Calendar;

namespace Premium.Benchmarks.Nation;

/// <summary>The use cases alone, one worker, in memory: what a village costs among few and among all.</summary>
public static class NationBenchmark
{
    private const int FewVillages = 2_000;
    private const int FewRounds = 5;
    private const double RatioMax = 1.2;
    private const long MemoryMax = 512_000_000;

    public static async Task RunAsync(CancellationToken stop)
    {
        var few = SampledVillages.Spread(FewVillages);
        var nation = SampledVillages.Nation();

        // The first rounds also warm up; the best one is compared with.
        var atFew = new List<Cost>();
        for (var round = 0; round < FewRounds; round++)
        {
            atFew.Add(await MeasureAsync(few, stop));
        }

        var best = atFew.MinBy(c => c.Microseconds)!;
        var all = await MeasureAsync(nation, stop);
        using var self = Process.GetCurrentProcess();
        var ratio = all.Microseconds / best.Microseconds;
        Print("Every bill planned, reserved, paid, recorded, reported through the use cases; one worker, in memory.");
        Print("Cost: processor time of the process (collector included) without the time spent making people up.");
        Print(" villages districts    bills  seconds µs/village  (making up)");
        foreach (var cost in new[] { best, all })
        {
            Print($"{cost.Villages,9} {cost.Districts,9} {cost.Bills,8} {cost.Elapsed.TotalSeconds,8:F2}"
                + $" {cost.Microseconds,10:F1} {cost.MadeUp.TotalMicroseconds / cost.Villages,11:F1}");
        }

        Print($"nation / {FewVillages} villages = {ratio:F2} (target at most {RatioMax}: {Met(ratio <= RatioMax)})");
        var peak = self.PeakWorkingSet64;
        Print($"peak memory {peak / 1e6:F0} MB (target under {MemoryMax / 1e6:F0}: {Met(peak < MemoryMax)})");
    }

    private static async Task<Cost> MeasureAsync(IReadOnlyList<RegionDistrict> districts, CancellationToken stop)
    {
        var clock = LocalClock.At(SampledVillages.Day, Calendar.Shipped());
        var rules = RulesOf();
        var ledger = new InMemoryLedger();
        var registry = new DerivedRegistry(districts);
        var wake = new InMemoryWake(clock);
        var limits = new InMemoryBankLimits();
        var start = new StartRun(
            registry, ledger, wake,
            new PlanDay(registry, ledger, limits, rules, clock, NullLogger<PlanDay>.Instance), rules, clock);
        var bank = new AlwaysPaidBank(clock);
        var collect = new CollectDistrict(
            registry, ledger, bank, bank, limits, wake, rules, clock, NullLogger<CollectDistrict>.Instance);
        GC.Collect();

        var processor = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        var run = await start.RunAsync(RunPurpose.Collect, "", stop);
        while (wake.Take() is { } message)
        {
            // Good news goes out by itself, and is not measured here.
            if (message.Queue == WakeQueues.Districts)
            {
                await collect.RunAsync(WakeMessages.ParseDistrict(message.Text), stop);
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        processor = Environment.CpuUsage.TotalTime - processor;
        var villages = districts.Sum(d => d.Villages.Count);
        var bills = villages * SampledVillages.BillsPerVillage;
        var tally = (await ledger.RunAsync(run.Id, stop))!.Tally;
        return tally.AddsUp && tally.Done == bills
            ? new Cost(villages, districts.Count, bills, elapsed, processor - registry.Spent, registry.Spent)
            : throw new InvalidOperationException($"The run came to {tally}, expected {bills} bills done.");
    }

    // What a bank allows a second is not what is measured.
    private static BankTerms Unlimited => new() { PaymentsPerSecond = 1_000_000 };

    private static Rules RulesOf() => new()
    {
        Tariffs = Tariffs.Shipped(RoundingRule.PersonHalfUp),
        Calendar = Calendar.Shipped(),
        Mandates = MandateRules.Shipped(),
        Groups = GroupRules.Shipped(),
        Ladder = Ladder.Shipped(),
        Benefits = BenefitRules.Shipped(),
        Retry = RetryPlan.Shipped(),
        Banks = SampleBanks.Ids.ToDictionary(id => id, _ => Unlimited),
    };

    private static string Met(bool met) => met ? "met" : "missed";

    // The culture is invariant in every project here.
    private static void Print(string line) => Console.WriteLine(line);

    private sealed record Cost(
        int Villages, int Districts, int Bills, TimeSpan Elapsed, TimeSpan Processor, TimeSpan MadeUp)
    {
        public double Microseconds => Processor.TotalMicroseconds / Villages;
    }
}
