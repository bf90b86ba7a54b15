using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>A bank that ends the old token with each new one, and several hosts.</summary>
public sealed class SnapSharedTokenTests
{
    [Fact]
    public async Task C21_HostsTakeTurns_onOneToken()
    {
        await using var hosts = await Hosts.StartAsync();

        for (var village = 2001; village <= 2006; village++)
        {
            Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(village, host: village % 2));
        }

        Assert.Equal(1, hosts.Edge.TokensIssued);
        Assert.Equal(6, hosts.Edge.Calls.Count);
    }

    [Fact]
    public async Task C21_AfterAnotherHostsRenewal_theSharedTokenIsReadAgainBeforeOneIsAsked()
    {
        await using var hosts = await Hosts.StartAsync();
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2001, host: 0));
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2002, host: 1));
        hosts.Edge.TokensExpired = 1;
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2003, host: 0));

        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2004, host: 1));

        Assert.Equal(2, hosts.Edge.TokensIssued);
        Assert.Equal(["token-1", "token-2"], hosts.Edge.Calls.TakeLast(2).Select(call => call.Token));
    }

    [Fact]
    public async Task C21_AllHostsAtOnce_askOnceAndLoseNoPayment()
    {
        await using var hosts = await Hosts.StartAsync(count: 4, clock: TimeProvider.System);

        var paying = Task.WhenAll(Enumerable.Range(2001, 20).Select(village => hosts.PayAsync(village, village % 4)));

        Assert.All(await paying, reply => Assert.IsType<PaymentReply.Paid>(reply));
        Assert.Equal(1, hosts.Edge.TokensIssued);
    }

    [Fact]
    public async Task C21_AHostThatDiedWhileAsking_holdsUpNobodyForLong()
    {
        await using var hosts = await Hosts.StartAsync(clock: TimeProvider.System);
        await hosts.Store.WriteAsync(
            "jateng", SharedToken.None with { AskingUntil = TimeProvider.System.GetUtcNow().AddSeconds(1) }, default);

        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2001, host: 1));
        Assert.Equal(1, hosts.Edge.TokensIssued);
    }

    [Fact]
    public async Task C21_ASharedTokenThatIsOld_isReplacedInTime()
    {
        await using var hosts = await Hosts.StartAsync();
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2001, host: 0));

        hosts.Clock.Advance(TimeSpan.FromSeconds(719));
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2002, host: 1));
        Assert.Equal(1, hosts.Edge.TokensIssued);
        hosts.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2003, host: 1));
        Assert.Equal(2, hosts.Edge.TokensIssued);
    }

    [Fact]
    public async Task C21_TheTokenInTheStore_isNotReadable()
    {
        await using var hosts = await Hosts.StartAsync();
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2001, host: 0));

        var kept = (await hosts.Store.ReadAsync("jateng", default)).Sealed;

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(
            "token-1", kept + System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(kept)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task C21_ATokenSealedByOthers_isReplaced(string kept)
    {
        await using var hosts = await Hosts.StartAsync();
        await hosts.Store.WriteAsync("jateng", SharedToken.None with { Sealed = kept }, default);

        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2001, host: 0));
        Assert.Equal(1, hosts.Edge.TokensIssued);
    }

    [Fact]
    public async Task C21_WhereTheStoreIsSilent_nothingIsSentAndNoTokenEnded()
    {
        await using var hosts = await Hosts.StartAsync();
        hosts.Store.IsDown = true;

        Assert.IsType<PaymentReply.NotSent>(await hosts.PayAsync(2001, host: 0));
        Assert.Equal(0, hosts.Edge.TokensIssued);

        hosts.Store.IsDown = false;
        Assert.IsType<PaymentReply.Paid>(await hosts.PayAsync(2001, host: 0));
    }

    [Fact]
    public void C21_ASingleTokenWithoutASharedStore_isASettingThatCannotWork()
    {
        using var services = Hosts.Services("http://127.0.0.1:1", new FakeTimeProvider(), store: null);

        Assert.Contains(
            "Banks:jateng:TokenIsSingle",
            Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IBank>()).Message,
            StringComparison.Ordinal);
    }

    private sealed class Hosts : IAsyncDisposable
    {
        private readonly List<ServiceProvider> hosts = [];

        private Hosts(BankEdge edge) => Edge = edge;

        public BankEdge Edge { get; }

        public MemoryTokens Store { get; } = new();

        public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 7, 1, 0, 0, TimeSpan.Zero));

        public static async Task<Hosts> StartAsync(int count = 2, TimeProvider? clock = null)
        {
            var hosts = new Hosts(await BankEdge.StartAsync());
            // Each new token ends those before it.
            hosts.Edge.Answer = (context, received, _) =>
                int.Parse(received.Token["token-".Length..], CultureInfo.InvariantCulture) == hosts.Edge.TokensIssued
                    ? ReplyAsync(context, 200, """{"responseCode":"2001700"}""")
                    : ReplyAsync(context, 401, """{"responseCode":"4011701"}""");
            hosts.hosts.AddRange(
                Enumerable.Range(0, count).Select(_ => Services(hosts.Edge.Url, clock ?? hosts.Clock, hosts.Store)));
            return hosts;
        }

        public static ServiceProvider Services(string url, TimeProvider clock, MemoryTokens? store)
        {
            var profile = SnapWorld.Profile(url);
            profile.TokenIsSingle = true;
            var services = new ServiceCollection()
                .AddLogging()
                .AddSingleton(clock)
                .AddSnapBanks(new Dictionary<string, BankProfile> { ["jateng"] = profile });
            if (store is not null)
            {
                services.AddSingleton<ISharedTokens>(store);
            }

            return services.BuildServiceProvider();
        }

        public Task<PaymentReply> PayAsync(int village, int host) =>
            hosts[host].GetRequiredService<IBank>().PayAsync(
                new PaymentOrder(
                    new DebitId(BillId.Parse($"33.16.12.{village}~pu~2026-11"), 1),
                    SnapWorld.Account,
                    new Rupiah(216_000),
                    Clock.GetUtcNow(),
                    FirstRequest: 0),
                CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            foreach (var host in hosts)
            {
                await host.DisposeAsync();
            }

            await Edge.DisposeAsync();
        }
    }
}

/// <summary>What hosts share, in memory.</summary>
internal sealed class MemoryTokens : ISharedTokens
{
    private readonly ConcurrentDictionary<string, SharedToken> tokens = new(StringComparer.Ordinal);
    private int versions;

    public bool IsDown { get; set; }

    public Task<SharedToken> ReadAsync(string bank, CancellationToken stop) => IsDown
        ? Task.FromException<SharedToken>(new IOException("down"))
        : Task.FromResult(tokens.GetValueOrDefault(bank, SharedToken.None));

    public Task<string?> WriteAsync(string bank, SharedToken next, CancellationToken stop)
    {
        if (IsDown)
        {
            return Task.FromException<string?>(new IOException("down"));
        }

        var written = next with
        {
            Version = Interlocked.Increment(ref versions).ToString(CultureInfo.InvariantCulture),
        };
        var isFirst = next.Version.Length == 0
            ? tokens.TryAdd(bank, written)
            : tokens.TryGetValue(bank, out var seen) && seen.Version == next.Version
                && tokens.TryUpdate(bank, written, seen);
        return Task.FromResult(isFirst ? written.Version : null);
    }
}
