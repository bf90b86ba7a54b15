using System.Globalization;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Storage;

/// <summary>
/// Each column of villages' rows as no program of ours writes it, one absurd value a village: a neighbour who comes
/// after that is collected, everything can be read and told, and the district goes on.
/// </summary>
public sealed class AbsurdRowsTests
{
    private const int FirstVictim = 2010;
    private const int FirstNeighbour = 2101;

    private static readonly object?[] Values =
    [
        null, -1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, double.NaN, true, new byte[] { 1 },
        new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue, new string('x', 30_000), "",
        "0001-01-01", "9999-12-31", "Jkk,9223372036854775807,0,1", "a\r\n\u202e", "-1", "[null]", "{}", "[{}]",
    ];

    /// <summary>By number: 2010 gets the first value, 2011 the second.</summary>
    private static readonly string[] Victims =
        [.. Enumerable.Range(FirstVictim, Values.Length).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static TheoryData<string> Rows => new(
        "sheets bill~{0}~pu", "sheets debit~{0}~pu~01", "sheets alert~{0}~pu~missed",
        "registry village~{0}", "registry roster~{0}", "registry moved~{0}");

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task AbsurdColumn_stopsNobodyElse(string place)
    {
        var table = place.Split(' ')[0];
        var account = await TestStorage.AccountAsync();
        var partition = table == "sheets" ? Sheet.KeyOf(Some.District, Some.December) : Some.District.ToString();
        var client = account.Table(table);
        var world = await WorldAsync(account);
        if (table == "sheets")
        {
            // The victims are short of funds, so that they have every kind of row.
            await world.CollectAsync();
            await world.SendAsync();
        }

        List<TableEntity> rows = [];
        foreach (var victim in Victims)
        {
            var key = string.Format(CultureInfo.InvariantCulture, place.Split(' ')[1], victim);
            var known = await client.GetEntityIfExistsAsync<TableEntity>(partition, key);
            Assert.True(known.HasValue || key.StartsWith("moved~", StringComparison.Ordinal));
            rows.Add(known.HasValue ? known.Value! : new TableEntity(partition, key) { ["To"] = "33.16.12.2012" });
        }

        var broken = new List<string>();
        var run = (await world.StartRun().RunAsync(
            RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December)).Id;
        var neighbours = new List<string>();
        foreach (var column in rows[0].Keys.Except(["odata.etag", "PartitionKey", "RowKey", "Timestamp"]))
        {
            await client.SubmitTransactionAsync(rows.Zip(Values, (row, value) => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, new TableEntity(row) { [column] = value })));
            neighbours.Add((FirstNeighbour + neighbours.Count).ToString(CultureInfo.InvariantCulture));
            await ImportAsync(world, account, neighbours[^1], money: 10_000_000);
            foreach (var (name, act) in Acts(world, run, Victims[neighbours.Count % Victims.Length]))
            {
                try
                {
                    await act();
                }
                catch (Exception e)
                {
                    broken.Add($"{place} {column}: {name}: {e.GetType().Name} {e.Message.Split('\n')[0]}");
                }
            }

            if (world.Bank.Transfers.Count(t => t.Id.Bill.Village.Number == neighbours[^1]) != 1)
            {
                broken.Add($"{place} {column}: the neighbour was not collected");
            }
        }

        Assert.Empty(broken);
        var sheet = (await new TableLedger(account, "look").SheetsAsync(
            Some.District, Some.December, Some.December, default))[0];
        Assert.All(
            neighbours, n => Assert.Equal(BillState.Debited, sheet.Bill(World.CodeOf(n), Segment.Pu)?.State));
        Assert.All(
            Victims, v => Assert.True(world.Bank.Transfers.Count(t => t.Id.Bill.Village.Number == v) <= 1, v));
    }

    private static IEnumerable<(string Name, Func<Task> Act)> Acts(World world, string run, string victim) =>
    [
        ("collect", () => world.CollectAsync()),
        ("send", () => world.SendAsync()),
        ("reconcile", () => world.ReconcileAsync(run)),
        ("close", async () => await world.CloseRuns().RunAsync(default)),
        ("worklist", async () => await world.ItemsAsync()),
        ("tell", () => world.TellAsync()),
        ("village", () => new ReadVillage(
            world.UseRegistry, world.UseLedger, world.Replies, world.Notes, world.Worklist(), world.Rules, world.Time)
            .RunAsync(World.CodeOf(victim), default)),
        ("view", () => new ReadDistricts(world.UseRegistry, world.UseLedger, world.Rules, world.Time)
            .RegencyAsync("33.16", default)),
    ];

    private static async Task<World> WorldAsync(StorageAccount account)
    {
        var world = new World();
        world.UseLedger = new TableLedger(account, "test");
        world.UseRegistry = new TableRegistry(account);
        foreach (var victim in Victims)
        {
            await ImportAsync(world, account, victim, money: 5);
        }

        return world;
    }

    private static async Task ImportAsync(World world, StorageAccount account, string number, long money)
    {
        await new TableRegistry(account).ImportAsync(
            Some.District, "Ngawen",
            [new VillageImport(Some.Village(World.CodeOf(number)), Some.Roster(World.CodeOf(number)))], default);
        world.Bank.Deposit(Some.Account(World.CodeOf(number)), new Rupiah(money));
    }
}
