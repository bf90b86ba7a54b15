using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Storage;

/// <summary>Rows that a foreign hand was at, or an export that was put back, over real tables.</summary>
public sealed class ProvenTablesTests
{
    private const string Key = "33.16.12~2026-12";
    private const string Neighbour = "2011";

    private static async Task<(World World, TableClient Sheets)> ShortAsync()
    {
        var world = await new World().WithAsync(0, numbers: ["2010", Neighbour]);
        var account = await TestStorage.AccountAsync();
        world.UseLedger = new TableLedger(account, "test");
        await RunAsync(world);
        return (world, account.Sheets);
    }

    private static async Task<DistrictReport> RunAsync(World world)
    {
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        await world.CloseRuns().RunAsync(default);
        return Assert.Single((await world.UseLedger.RunAsync(run.Id, default))!.Reports);
    }

    private static void Pay(World world, params string[] numbers)
    {
        foreach (var number in numbers)
        {
            world.Bank.Deposit(Some.Account(World.CodeOf(number)), new Rupiah(10_000_000));
        }
    }

    [Theory]
    [InlineData("HeadCount", 99)]
    [InlineData("Attempts", 0)]
    public async Task C07_aColumnChangedInTheTable_stopsItsVillageOnly(string column, int value)
    {
        var (world, sheets) = await ShortAsync();
        Pay(world, "2010", Neighbour);
        await sheets.UpsertEntityAsync(
            new TableEntity(Key, "bill~2010~pu") { [column] = value }, TableUpdateMode.Merge);

        world.Go("2026-12-15 09:00");
        var report = await RunAsync(world);

        Assert.Equal(Neighbour, Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
        Assert.True(report.Disbelieved > 0);
        Assert.Contains(report.Problems, p => p.Contains("33.16.12.2010", StringComparison.Ordinal)
            && p.Contains("stands still", StringComparison.Ordinal));
        TableEntity stored = await sheets.GetEntityAsync<TableEntity>(Key, "bill~2010~pu");
        Assert.Equal(value, stored[column]);
    }

    [Fact]
    public async Task C07_aBrokenJournal_stopsTheDistrict()
    {
        var (world, sheets) = await ShortAsync();
        Pay(world, "2010", Neighbour);
        await sheets.DeleteEntityAsync(Key, "entry~000001");

        world.Go("2026-12-15 09:00");
        var report = await RunAsync(world);

        Assert.Empty(world.Bank.Transfers);
        Assert.Contains(report.Problems, p => p.Contains("the journal is not whole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C07_anExportFromBeforeTheDebit_isNotDebitedAgain()
    {
        var (world, sheets) = await ShortAsync();
        var export = new List<TableEntity>();
        await foreach (var entity in sheets.QueryAsync<TableEntity>())
        {
            export.Add(entity);
        }

        Pay(world, "2010", Neighbour);
        world.Go("2026-12-14 09:00");
        await RunAsync(world);
        Assert.Equal(2, world.Bank.Transfers.Count);
        await foreach (var entity in sheets.QueryAsync<TableEntity>())
        {
            await sheets.DeleteEntityAsync(entity.PartitionKey, entity.RowKey);
        }

        foreach (var entity in export)
        {
            await sheets.AddEntityAsync(entity);
        }

        world.Believed = new BelievedSheets();
        world.Go("2026-12-15 09:00");
        var report = await RunAsync(world);

        Assert.Equal(2, world.Bank.Received.Count(o => o.Id.Attempt == 2));
        Assert.Contains(report.Problems, p => p.Contains("put back", StringComparison.Ordinal));
    }
}
