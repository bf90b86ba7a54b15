using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.Tests.Storage;

namespace Premium.Tests.Functions;

/// <summary>A district in storage with a bank in memory, and the desk that looks at it, all on one clock.</summary>
internal sealed class DeskWorld : IAsyncDisposable
{
    private DeskWorld(World world, StorageSettings storage, DeskHost host) =>
        (World, Storage, Host) = (world, storage, host);

    public World World { get; }

    public StorageSettings Storage { get; }

    public DeskHost Host { get; }

    /// <summary>It is 3 December, nine o'clock.</summary>
    public static async Task<DeskWorld> StartAsync(
        Func<PaymentOrder, BankConduct>? conductOf = null, params string[] numbers)
    {
        var storage = await TestStorage.SettingsAsync();
        var account = new StorageAccount(storage);
        await account.PrepareAsync(CancellationToken.None);
        var registry = new TableRegistry(account);
        var world = new World("2026-12-03 09:00", conductOf)
        {
            UseLedger = new TableLedger(account, "test"),
            UseRegistry = registry,
        };
        await world.WithAsync(0, numbers: numbers);
        foreach (var code in numbers.Select(World.CodeOf))
        {
            await registry.ImportAsync(
                Some.District, "Ngawen", [new VillageImport(Some.Village(code), Some.Roster(code))], default);
        }

        return new DeskWorld(world, storage, await DeskHost.StartAsync(storage, world.Time));
    }

    /// <summary>As the timer and the queues do.</summary>
    public async Task CollectAsync()
    {
        await World.StartRun().RunAsync(RunPurpose.Collect, DeskHost.Regency, default);
        await World.PumpAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
