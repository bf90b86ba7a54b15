using System.Diagnostics;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Twin;

namespace Premium.Benchmarks.Cycle;

/// <summary>What one measurement has to itself: its tables, queues, bank, counts and clocks.</summary>
public sealed class Lane
{
    private readonly Stopwatch watch = new();
    private TimeSpan processorBefore;

    public Lane(World world, string bank, IReadOnlyList<RegionDistrict> districts, HostJson host)
    {
        World = world;
        Bank = bank;
        Districts = districts;
        Workers = host.Queues.BatchSize;
        Host = host;
        Account = new StorageAccount(
            new StorageSettings { ConnectionString = world.Storage, Prefix = bank.Replace("-", "") }, Counts);
    }

    public World World { get; }

    /// <summary>Its bank at the twin; also names its tables.</summary>
    public string Bank { get; }

    public IReadOnlyList<RegionDistrict> Districts { get; }

    public HostJson Host { get; }

    /// <summary>Messages worked on side by side.</summary>
    public int Workers { get; }

    public RequestCounts Counts { get; } = new();

    public StorageAccount Account { get; }

    public int Villages => Districts.Sum(d => d.Villages.Count);

    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>Processor time of this process, bank twin included, Azurite not.</summary>
    public TimeSpan Processor { get; private set; }

    public double VillagesPerSecond => Villages / Elapsed.TotalSeconds;

    /// <summary>Tables, queues and register are there before the clock starts.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        await Account.PrepareAsync(stop);
        var registry = new TableRegistry(Account);
        foreach (var district in Districts)
        {
            await registry.ImportAsync(district.Code, district.Name, [.. district.Villages.Select(Import)], stop);
        }

        GC.Collect();
    }

    public void Start()
    {
        processorBefore = Environment.CpuUsage.TotalTime;
        Counts.Start();
        watch.Start();
    }

    /// <exception cref="InvalidOperationException">Not every bill was paid: the figures say nothing.</exception>
    public void Stop()
    {
        watch.Stop();
        Counts.Stop();
        Processor = Environment.CpuUsage.TotalTime - processorBefore;
        var paid = World.Twin.Ledger.Transfers()
            .Count(t => t.Bank == Bank && t.Status == TwinTransferStatus.Executed);
        var expected = Villages * SampledVillages.BillsPerVillage;
        if (paid != expected)
        {
            throw new InvalidOperationException($"{Bank}: the bank executed {paid} payments, expected {expected}.");
        }
    }

    /// <summary>Leaves Azurite as empty as the next measurement expects it.</summary>
    public async Task ClearAsync(CancellationToken stop)
    {
        foreach (var table in new[] { Account.Sheets, Account.Runs, Account.Registry })
        {
            await table.DeleteAsync(stop);
        }

        foreach (var queue in new[] { WakeQueues.Districts, WakeQueues.Alerts, WakeQueues.Reconciliations })
        {
            await Account.Queue(queue).DeleteAsync(stop);
        }
    }

    private VillageImport Import(RegionVillage village)
    {
        var import = SampledVillages.Of(village).Import;
        var mandate = import.Village.Mandate! with
        {
            Account = new BankAccount(Bank, World.AccountOf(village.Code)),
        };
        return import with { Village = import.Village with { Mandate = mandate } };
    }
}
