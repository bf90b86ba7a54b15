using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Storage;

public sealed class InboundContractTests
{
    private const string Number = "+6289012010001";

    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);

    private static async Task<IInbound> InboundAsync(Backend backend) => backend == Backend.Memory
        ? new InMemoryInbound()
        : new TableInbound(await TestStorage.AccountAsync());

    [Theory, OnBoth]
    public async Task NewestWord_counts_inWhateverOrderItComes(Backend backend)
    {
        var inbound = await InboundAsync(backend);
        Assert.Null(await inbound.LastAsync(Number, default));
        await inbound.NoteAsync(Number, Now, default);
        await inbound.NoteAsync(Number, Now.AddHours(-1), default);
        Assert.Equal(Now, await inbound.LastAsync(Number, default));
        await inbound.NoteAsync(Number, Now.AddHours(1), default);
        Assert.Equal(Now.AddHours(1), await inbound.LastAsync(Number, default));
        Assert.Null(await inbound.LastAsync("+6289012010002", default));
    }

    [Theory, OnBoth]
    public async Task Message_hasOneFirst(Backend backend)
    {
        var inbound = await InboundAsync(backend);
        Assert.True(await inbound.IsFirstAsync("wamid.one", default));
        Assert.False(await inbound.IsFirstAsync("wamid.one", default));
        Assert.True(await inbound.IsFirstAsync("wamid.two", default));
    }

    [Fact]
    public async Task Number_standsInNoKey()
    {
        var account = await TestStorage.AccountAsync();
        await new TableInbound(account).NoteAsync(Number, Now, default);

        var row = Assert.Single(await account.Worklist.QueryAsync<TableEntity>().ToListAsync());
        Assert.All(row, column => Assert.DoesNotContain(Number[1..], $"{column.Value}", StringComparison.Ordinal));
    }
}
