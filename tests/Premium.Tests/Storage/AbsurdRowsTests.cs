using System.Globalization;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Storage;

/// <summary>
/// Each column of one village's rows, one at a time, as no program of ours writes it: the neighbour is collected,
/// everything can be read and told, and the district goes on.
/// </summary>
public sealed class AbsurdRowsTests
{
    private const string Victim = "2010";
    private const string Neighbour = "2011";

    private static readonly object?[] Values =
    [
        null, -1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, double.NaN, true, new byte[] { 1 },
        new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue, new string('x', 30_000), "",
        "0001-01-01", "9999-12-31", "Jkk,9223372036854775807,0,1", "a\r\n\u202e", "-1", "[null]", "{}", "[{}]",
    ];

    public static TheoryData<string> Rows => new(
        $"sheets bill~{Victim}~pu", $"sheets debit~{Victim}~pu~01", $"sheets alert~{Victim}~pu~missed",
        $"registry village~{Victim}", $"registry roster~{Victim}", $"registry moved~{Victim}");

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task AbsurdColumn_stopsNobodyElse(string place)
    {
        var (table, key) = (place.Split(' ')[0], place.Split(' ')[1]);
        var account = await TestStorage.AccountAsync();
        var partition = table == "sheets" ? Sheet.KeyOf(Some.District, Some.December) : Some.District.ToString();
        var client = account.Table(table);
        var world = await WorldAsync(account);
        if (table == "sheets")
        {
            // The victim is short of funds, so that it has every kind of row; the neighbour has no bill yet.
            await world.CollectAsync();
            await world.SendAsync();
        }

        var known = await client.GetEntityIfExistsAsync<TableEntity>(partition, key);
        Assert.True(known.HasValue || key.StartsWith("moved~", StringComparison.Ordinal));
        var row = known.HasValue
            ? known.Value!
            : new TableEntity(partition, key) { ["To"] = "33.16.12.2012" };
        await ImportAsync(world, account, Neighbour);
        var broken = new List<string>();
        var run = (await world.StartRun().RunAsync(
            RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December)).Id;
        foreach (var column in row.Keys.Except(["odata.etag", "PartitionKey", "RowKey", "Timestamp"]))
        {
            foreach (var value in Values)
            {
                var changed = new TableEntity(row) { [column] = value };
                await client.UpsertEntityAsync(changed, TableUpdateMode.Replace);
                var what = string.Create(CultureInfo.InvariantCulture, $"{place} {column} = {Short(value)}");
                foreach (var (name, act) in Acts(world, run))
                {
                    try
                    {
                        await act();
                    }
                    catch (Exception e)
                    {
                        broken.Add($"{what}: {name}: {e.GetType().Name} {e.Message.Split('\n')[0]}");
                    }
                }
            }
        }

        Assert.Empty(broken);
        var ledger = new TableLedger(account, "look");
        var sheet = (await ledger.SheetsAsync(Some.District, Some.December, Some.December, default))[0];
        Assert.Equal(BillState.Debited, sheet.Bill(World.CodeOf(Neighbour), Segment.Pu)?.State);
        Assert.True(world.Bank.Transfers.Count(t => t.Id.Bill.Village.Number == Neighbour) == 1);
        Assert.True(world.Bank.Transfers.Count(t => t.Id.Bill.Village.Number == Victim) <= 1);
    }

    private static IEnumerable<(string Name, Func<Task> Act)> Acts(World world, string run) =>
    [
        ("collect", () => world.CollectAsync()),
        ("send", () => world.SendAsync()),
        ("reconcile", () => world.ReconcileAsync(run)),
        ("close", async () => await world.CloseRuns().RunAsync(default)),
        ("worklist", async () => await world.ItemsAsync()),
        ("tell", () => world.TellAsync()),
        ("view", () => new ReadDistricts(world.UseRegistry, world.UseLedger, world.Rules, world.Time)
            .RegencyAsync("33.16", default)),
    ];

    private static async Task<World> WorldAsync(StorageAccount account)
    {
        var world = new World();
        world.UseLedger = new TableLedger(account, "test");
        world.UseRegistry = new TableRegistry(account);
        await ImportAsync(world, account, Victim);
        world.Bank.Deposit(Some.Account(World.CodeOf(Victim)), new Rupiah(5));
        world.Bank.Deposit(Some.Account(World.CodeOf(Neighbour)), new Rupiah(10_000_000));
        return world;
    }

    private static Task ImportAsync(World world, StorageAccount account, string number) =>
        new TableRegistry(account).ImportAsync(
            Some.District, "Ngawen",
            [new VillageImport(Some.Village(World.CodeOf(number)), Some.Roster(World.CodeOf(number)))], default);

    private static string Short(object? value) =>
        value is string { Length: > 30 } text ? $"{text.Length} characters"
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "nothing";
}
