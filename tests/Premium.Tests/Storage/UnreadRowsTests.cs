using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;

namespace Premium.Tests.Storage;

/// <summary>Rows that nobody misses where they cannot be read: once a day somebody looks.</summary>
public sealed class UnreadRowsTests
{
    private static readonly UnreadRow Bad = new("receipts", "33.16", "BP-01", "column Bill");

    private static async Task<IReadOnlyList<WorkItem>> NamedAsync(World world) =>
        [.. (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.UnreadRows)];

    [Theory, OnBoth]
    public async Task Look_comesBackAsItWasKept_butForRowsThatAreGone(Backend backend)
    {
        IUnreadRows rows = backend == Backend.Memory
            ? new InMemoryUnreadRows()
            : new TableUnreadRows(await TestStorage.AccountAsync());
        Assert.Null(await rows.LastAsync(default));
        var look = new RowsLook(
            Some.At("2026-12-03 09:00"), [Bad], new Dictionary<string, int> { ["runs"] = 7 }, "away");
        await rows.KeepAsync(look, default);

        var last = (await rows.LastAsync(default))!;
        Assert.Equal((look.At, "away", 7), (last.At, last.Problem, last.More["runs"]));
        Assert.Empty(last.Found);
        Assert.Empty(await rows.FindAsync(default).ToListAsync());
    }

    [Fact]
    public async Task C28_RowsThatAreReadByNobodyElse_areOnTheWorklist_andGoOnceTheyAreMended()
    {
        var account = await TestStorage.AccountAsync();
        var world = await new World().WithAsync(10_000_000);
        world.UseRows = new TableUnreadRows(account);
        (string Table, string Partition, string Key)[] places =
        [
            ("worklist", "note", "rubbish"), ("worklist", "seen", "seen"), ("worklist", "inbound", "rubbish"),
            ("receipts", "33.16", "BP-01"), ("limits", "bjt", "limit"), ("failures", "districts", "rubbish"),
            ("registry", "maps", "rubbish"), ("registry", "33.16.12~person", "people~63"),
            ("registry", "accounts", "rubbish"),
        ];
        foreach (var (table, partition, key) in places)
        {
            await account.Table(table).UpsertEntityAsync(new TableEntity(partition, key)
            {
                ["A"] = 1,
                ["Codes"] = 1,
            });
        }

        await world.CheckRows().RunAsync(default);
        var items = await NamedAsync(world);
        await account.Receipts.DeleteEntityAsync("33.16", "BP-01");
        var mended = await NamedAsync(world);

        Assert.All(places, p => Assert.Contains(
            $"{p.Table} {p.Partition} {p.Key}: ", items.Single(i => i.Subject == p.Table).Detail,
            StringComparison.Ordinal));
        Assert.Equal(
            ["failures", "limits", "receipts", "registry", "worklist"], items.Select(i => i.Subject).Order());
        Assert.Equal(["failures", "limits", "registry", "worklist"], mended.Select(i => i.Subject).Order());
    }

    [Fact]
    public async Task AllRows_areReadOnceADay()
    {
        var world = new World();
        for (var minute = 0; minute < 3 * 24 * 60; minute += 5)
        {
            await world.CheckRows().RunAsync(default);
            world.Time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(3, world.UnreadRows.Looks);
    }

    /// <summary>What was found before stands until a whole look says otherwise.</summary>
    [Fact]
    public async Task LookThatFails_isSaid_andTriedAgainWithinTheHour()
    {
        var world = new World();
        world.UnreadRows.Rows = [Bad];
        await world.CheckRows().RunAsync(default);
        world.Time.Advance(TimeSpan.FromDays(1));
        world.UnreadRows.Fault = new IOException("storage is away");
        await world.CheckRows().RunAsync(default);
        var items = await NamedAsync(world);
        world.UnreadRows.Fault = null;
        await world.CheckRows().RunAsync(default);
        var early = await NamedAsync(world);
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.CheckRows().RunAsync(default);

        Assert.Equal(["look", "receipts"], items.Select(i => i.Subject).Order());
        Assert.Equal("storage is away", items.Single(i => i.Subject == "look").Detail);
        Assert.Equal(2, early.Count);
        Assert.Equal("receipts", Assert.Single(await NamedAsync(world)).Subject);
    }

    [Fact]
    public async Task RowThatAnotherItemNames_isNotNamedTwice()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.Registry.Spoil(Some.Code, "PeopleBySegment: null");
        world.Notices.Malformed = [new MalformedRow("worklist notice work-doubt-1A", "column At")];
        world.UnreadRows.Rows =
        [
            new("registry", "33.16.12", "village~2010", "PeopleBySegment: null"),
            new("worklist", "notice", "work-doubt-1A", "column At"),
            Bad,
        ];
        await world.CheckRows().RunAsync(default);

        Assert.Equal("receipts", Assert.Single(await NamedAsync(world)).Subject);
    }

    [Fact]
    public async Task ManyRowsOfOneTable_hideNoOtherTable_andAreCounted()
    {
        var world = new World();
        world.UnreadRows.Rows =
        [
            .. Enumerable.Range(1, 500).Select(i => new UnreadRow("failures", "districts", $"{i}", "column At")), Bad,
        ];
        await world.CheckRows().RunAsync(default);
        var items = await NamedAsync(world);

        Assert.Equal(["failures", "receipts"], items.Select(i => i.Subject).Order());
        Assert.StartsWith(
            "500 baris", items.Single(i => i.Subject == "failures").Why.Indonesian, StringComparison.Ordinal);
    }
}
