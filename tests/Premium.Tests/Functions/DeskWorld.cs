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
    public static Task<DeskWorld> StartAsync(
        Func<PaymentOrder, BankConduct>? conductOf = null, params string[] numbers) => StartAsync(
        "2026-12-03 09:00", conductOf,
        [.. numbers.Select(World.CodeOf).Select(c => new VillageImport(Some.Village(c), Some.Roster(c)))]);

    /// <param name="now">What time it is.</param>
    /// <param name="conductOf">How the bank treats an order.</param>
    /// <param name="villages">Of one district.</param>
    public static async Task<DeskWorld> StartAsync(
        string now, Func<PaymentOrder, BankConduct>? conductOf, IReadOnlyList<VillageImport> villages)
    {
        var storage = await TestStorage.SettingsAsync();
        var account = new StorageAccount(storage);
        await account.PrepareAsync(CancellationToken.None);
        var registry = new TableRegistry(account);
        var world = new World(now, conductOf)
        {
            UseLedger = new TableLedger(account, "test"),
            UseRegistry = registry,
        };
        foreach (var village in villages)
        {
            world.Bank.Deposit(Some.Account(village.Village.Code), Rupiah.Zero);
        }

        await registry.ImportAsync(Some.District, "Ngawen", villages, default);
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
