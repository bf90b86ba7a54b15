using Premium.Adapters.Snap;
using Premium.Adapters.Storage;
using Premium.Tests.Snap;

namespace Premium.Tests.Storage;

public sealed class SharedTokensContractTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBoth]
    public async Task C21_WhatOneHostWrote_anotherReads(Backend backend)
    {
        var (one, other) = await HostsAsync(backend);
        Assert.Equal(SharedToken.None, await other.ReadAsync("bri", Stop));
        var until = new DateTimeOffset(2026, 12, 7, 8, 0, 0, TimeSpan.FromHours(7));

        var version = await one.WriteAsync("bri", new SharedToken("sealed", until, ""), Stop);

        var read = await other.ReadAsync("bri", Stop);
        Assert.Equal(("sealed", until, version), (read.Sealed, read.AskingUntil!.Value, read.Version));
        Assert.Equal(SharedToken.None, await other.ReadAsync("mandiri", Stop));
    }

    [Theory, OnBoth]
    public async Task C21_OfTwoHosts_oneIsFirst(Backend backend)
    {
        var (one, other) = await HostsAsync(backend);

        var first = await one.WriteAsync("bri", new SharedToken("a", null, ""), Stop);
        Assert.NotNull(first);
        Assert.Null(await other.WriteAsync("bri", new SharedToken("b", null, ""), Stop));

        var second = await other.WriteAsync("bri", new SharedToken("c", null, first), Stop);
        Assert.NotNull(second);
        Assert.Null(await one.WriteAsync("bri", new SharedToken("d", null, first), Stop));
        Assert.Equal(new SharedToken("c", null, second), await one.ReadAsync("bri", Stop));
    }

    private static async Task<(ISharedTokens One, ISharedTokens Other)> HostsAsync(Backend backend)
    {
        if (backend == Backend.Memory)
        {
            var tokens = new MemoryTokens();
            return (tokens, tokens);
        }

        var account = await TestStorage.AccountAsync();
        return (new TableSharedTokens(account), new TableSharedTokens(account));
    }
}
