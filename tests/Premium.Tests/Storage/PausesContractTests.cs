using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Storage;

/// <summary>What every implementation of <see cref="IPauses"/> keeps to, and that registers show it.</summary>
public sealed class PausesContractTests
{
    private static readonly Resumption End = new("Budi", "sudah selesai", Samples.Noon.ToUniversalTime());

    private static PauseOrder Order(int number, string scope = "all", string by = "Sari") => new(
        number, PauseScope.Parse(scope),
        new Pause(by, "pemilihan kepala desa", new DateOnly(2026, 12, 1), number % 2 == 0 ? null : new(2026, 12, 9)),
        Samples.Noon.ToUniversalTime());

    private static async Task<(IPauses Pauses, IRegistry Registry)> PausesAsync(Backend backend)
    {
        if (backend == Backend.Memory)
        {
            var memory = new InMemoryRegistry();
            await memory.ImportAsync(Samples.District, "D", [], default);
            return (memory.Pauses, memory);
        }

        var account = await TestStorage.AccountAsync();
        return (new TablePauses(account), new TableRegistry(account));
    }

    [Theory, OnBoth]
    public async Task Pauses_comeBackAsTheyWent_withWhatEndedThem_inTheRegisterToo(Backend backend)
    {
        var (pauses, registry) = await PausesAsync(backend);
        Assert.Empty((await pauses.ReadAsync(default)).Orders);
        PauseOrder[] all =
        [
            Order(1), Order(2, "bank:bank-jateng"), Order(3, "district:33.16.12"), Order(4, "village:33.16.12.2001"),
        ];
        foreach (var order in all)
        {
            Assert.True(await pauses.AddAsync(order, default));
        }

        Assert.True(await pauses.ResumeAsync(2, End, default));
        Assert.False(await pauses.ResumeAsync(2, End with { By = "Sari" }, default));
        all[1] = all[1] with { Resumed = End };

        Assert.Equal(all, (await pauses.ReadAsync(default)).Orders);
        Assert.Equal(all, (await registry.DistrictAsync(Samples.District, default)).Pauses.Orders);
    }

    [Theory, OnBoth]
    public async Task ManyAtOnce_oneWinsANumber(Backend backend)
    {
        var (pauses, _) = await PausesAsync(backend);

        var won = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => pauses.AddAsync(Order(1, by: $"admin{i}"), default)));

        Assert.Single(won, true);
        Assert.Single((await pauses.ReadAsync(default)).Orders);
    }

    [Theory]
    [InlineData("000002", "Scope", "desa", "scope: expected village:")]
    [InlineData("jeda", "Scope", "all", "column RowKey")]
    [InlineData("000001~resumed", "At", "kemarin", "column At")]
    public async Task BrokenRow_stopsNothing_andIsNamed_andItsNumberIsTaken(
        string key, string column, string value, string named)
    {
        var account = await TestStorage.AccountAsync();
        var pauses = new TablePauses(account);
        await pauses.AddAsync(Order(1), default);
        await account.Registry.UpsertEntityAsync(new TableEntity("pauses", key)
        {
            ["Scope"] = "all",
            ["By"] = "Sari",
            ["Reason"] = "alasan",
            ["From"] = "2026-12-01",
            ["At"] = "2026-12-03T05:00:00Z",
            [column] = value,
        });

        var book = await pauses.ReadAsync(default);

        Assert.Equal([Order(1)], book.Orders);
        var row = Assert.Single(book.Malformed);
        Assert.Equal($"registry pauses {key}", row.Place);
        Assert.Contains(named, row.Problem, StringComparison.Ordinal);
        Assert.Equal(key == "000002" ? 3 : 2, book.Next);
    }

    /// <summary>As az storage and other tools write a column back: as text, or not at all.</summary>
    [Theory]
    [InlineData("At", "2026-12-03T05:00:00Z", "2026-12-09", false)]
    [InlineData("At", "2026-12-03T05:00:00Z", "2026-12-09", true)]
    [InlineData("Until", 20261209, null, false)]
    [InlineData("Until", 20261209, null, true)]
    [InlineData("Until", "9/12/2026", null, false)]
    [InlineData("From", "besok", "2026-12-09", false)]
    [InlineData("By", null, "2026-12-09", false)]
    [InlineData("Reason", 7, "2026-12-09", false)]
    public async Task C29_OrderThatLostAColumn_goesOnStopping_untilItIsEnded_andIsNamed(
        string column, object? value, string? until, bool isEnded)
    {
        var account = await TestStorage.AccountAsync();
        var (pauses, registry) = (new TablePauses(account), new TableRegistry(account));
        await registry.ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        await pauses.AddAsync(Order(1, "bank:lain"), default);
        var whole = Order(2, $"village:{Some.Code}");
        await pauses.AddAsync(whole with { Pause = whole.Pause with { Until = new(2026, 12, 9) } }, default);
        var entity = (await account.Registry.GetEntityAsync<TableEntity>("pauses", "000002")).Value;
        entity.Remove(column);
        if (value is not null)
        {
            entity[column] = value;
        }

        await account.Registry.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);
        if (isEnded)
        {
            Assert.True(await pauses.ResumeAsync(2, End, default));
        }

        var book = await pauses.ReadAsync(default);
        var stopped = Assert.Single((await registry.DistrictAsync(Some.District, default)).On(Some.Day("2026-12-05"))
            .Villages).StoppedBy;

        var row = Assert.Single(book.Malformed);
        Assert.Equal("registry pauses 000002", row.Place);
        Assert.Contains($"column {column}", row.Problem, StringComparison.Ordinal);
        Assert.Equal(3, book.Next);
        var order = book.Orders[1];
        Assert.Equal(
            ($"village:{Some.Code}", row, isEnded ? End : null),
            (order.Scope.ToString(), order.Flaw, order.Resumed));
        Assert.Equal(until is null ? null : Some.Day(until), order.Pause.Until);
        Assert.Equal(isEnded ? [] : [order], stopped);
    }

    [Fact]
    public async Task C28_ResumptionThatCannotBeRead_isWrittenOver_once()
    {
        var account = await TestStorage.AccountAsync();
        var pauses = new TablePauses(account);
        await pauses.AddAsync(Order(1), default);
        await account.Registry.UpsertEntityAsync(new TableEntity("pauses", "000001~resumed") { ["At"] = "kemarin" });
        var end = new Resumption("Budi", "sudah selesai", Samples.Noon.ToUniversalTime());

        Assert.True(await pauses.ResumeAsync(1, end, default));
        Assert.False(await pauses.ResumeAsync(1, end with { By = "Sari" }, default));

        var book = await pauses.ReadAsync(default);
        Assert.Empty(book.Malformed);
        Assert.Equal(end, Assert.Single(book.Orders).Resumed);
    }

    /// <summary>Behind the last number of six digits there is none that is read back.</summary>
    [Theory]
    [InlineData("999999", false, 2)]
    [InlineData("999999", true, 2)]
    [InlineData("000002", false, 3)]
    public async Task C28_PauseAfterARowOfAnotherHand_isInForce(string key, bool isRead, int next)
    {
        var account = await TestStorage.AccountAsync();
        var pauses = new TablePauses(account);
        var registry = new TableRegistry(account);
        await registry.ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        var desk = new PauseDebits(
            pauses, registry, Some.Rules(), new FakeTimeProvider(Some.At("2026-12-03 09:00").ToUniversalTime()));
        var first = await desk.PauseAsync(
            new PauseRequest($"village:{Some.Code}", "coba saja", "", "", "Budi"), default);
        await desk.ResumeAsync(first.Id, "selesai", "Budi", default);
        await account.Registry.UpsertEntityAsync(new TableEntity("pauses", key)
        {
            ["Scope"] = isRead ? "bank:lain" : "desa",
            ["By"] = "Sari",
            ["Reason"] = "alasan",
            ["From"] = "2026-12-01",
            ["At"] = Samples.Noon,
        });

        var order = await desk.PauseAsync(new PauseRequest("all", "pemilihan desa", "", "", "Sari"), default);

        Assert.Equal(next, order.Number);
        Assert.Contains(order, (await pauses.ReadAsync(default)).Orders);
        var register = await registry.DistrictAsync(Some.District, default);
        Assert.Equal([order], Assert.Single(register.On(Some.Day("2026-12-10")).Villages).StoppedBy);
    }
}
