using System.Net;
using System.Net.Sockets;
using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>Payments that must not leave, or may leave again.</summary>
public sealed class SnapPaymentReachTests
{
    [Fact]
    public async Task Payment_to_a_closed_port_is_not_sent()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var world = await SnapWorld.StartAsync(
            Asymmetric, FormattableString.Invariant($"http://127.0.0.1:{port}"));

        var reply = Assert.IsType<PaymentReply.NotSent>(await world.PayAsync());

        Assert.Contains("ConnectionError", reply.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payment_without_tls_is_not_sent()
    {
        var edge = await BankEdge.StartAsync();
        await using (edge)
        {
            await using var world = await SnapWorld.StartAsync(
                Asymmetric, edge.Url.Replace("http:", "https:", StringComparison.Ordinal));

            var reply = Assert.IsType<PaymentReply.NotSent>(await world.PayAsync());

            Assert.Contains("SecureConnectionError", reply.Why, StringComparison.Ordinal);
            Assert.Empty(edge.Calls);
        }
    }

    [Fact]
    public async Task Payments_are_not_sent_while_the_circuit_is_open_and_again_after_the_break()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.BreakerCallsMin = 2);
        world.Edge.Answer = (context, _, number) => number <= 2
            ? ReplyAsync(context, 500, """{"responseCode":"5001700"}""")
            : ReplyAsync(context, 200, """{"responseCode":"2001700"}""");

        Assert.IsType<PaymentReply.Unknown>(await world.PayAsync(world.Order(2001)));
        Assert.IsType<PaymentReply.Unknown>(await world.PayAsync(world.Order(2002)));
        Assert.IsType<PaymentReply.NotSent>(await world.PayAsync(world.Order(2003)));
        Assert.Equal(2, world.Edge.Calls.Count);

        world.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(2003)));
    }

    [Fact]
    public async Task Refusals_never_open_the_circuit()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.BreakerCallsMin = 2);
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 403, """{"responseCode":"4031714"}""");

        for (var village = 2001; village <= 2006; village++)
        {
            Assert.IsType<PaymentReply.Refused>(await world.PayAsync(world.Order(village)));
        }
    }

    [Fact]
    public async Task Payment_beyond_the_queue_is_not_sent()
    {
        await using var world = await SnapWorld.StartAsync(profile =>
        {
            profile.MaxConcurrentPayments = 1;
            profile.PaymentsPerSecond = 1;
            // Half a second of waiting at one a second: a queue of one.
            profile.PaymentPatienceSeconds = 30.5;
        });
        world.Edge.Answer = (context, _, _) => HangAsync(context);
        var first = world.PayAsync(world.Order(2001));
        await world.Edge.Arrived;
        var second = world.PayAsync(world.Order(2002));

        Assert.IsType<PaymentReply.NotSent>(await world.PayAsync(world.Order(2003)));

        Assert.Single(world.Edge.Calls);
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.IsType<PaymentReply.Unknown>(await first);
        Assert.IsType<PaymentReply.NotSent>(await second);
    }

    [Fact]
    public async Task Payment_that_waited_too_long_for_its_turn_is_not_sent()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.MaxConcurrentPayments = 1);
        world.Edge.Answer = (context, _, _) => HangAsync(context);
        var first = world.PayAsync(world.Order(2001));
        await world.Edge.Arrived;
        var second = world.PayAsync(world.Order(2002));

        world.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<PaymentReply.Unknown>(await first);
        Assert.IsType<PaymentReply.NotSent>(await second);
        Assert.Single(world.Edge.Calls);
    }

    [Fact]
    public async Task Payment_leaves_at_its_moment_and_not_before()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, """{"responseCode":"2001700"}""");
        var paid = world.PayAsync(world.Order() with { NotBefore = world.Clock.GetUtcNow().AddSeconds(5) });

        world.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Empty(world.Edge.Calls);
        world.Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.IsType<PaymentReply.Paid>(await paid);
    }

    [Fact]
    public async Task Payment_whose_moment_comes_too_late_is_not_sent()
    {
        await using var world = await SnapWorld.StartAsync();
        var late = world.PayAsync(world.Order() with { NotBefore = world.Clock.GetUtcNow().AddSeconds(31) });

        world.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<PaymentReply.NotSent>(await late);
        Assert.Empty(world.Edge.Calls);
    }

    [Theory]
    [InlineData(31, 0)]
    [InlineData(20, 11)]
    public async Task Payment_leaves_no_later_than_its_reservation_allows(int reservedAgo, int turnIn)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, """{"responseCode":"2001700"}""");
        var now = world.Clock.GetUtcNow();
        var paying = world.PayAsync(world.Order() with
        {
            ReservedAt = now.AddSeconds(-reservedAgo),
            NotBefore = now.AddSeconds(turnIn),
        });
        world.Clock.Advance(TimeSpan.FromSeconds(turnIn));

        Assert.IsType<PaymentReply.NotSent>(await paying);
        Assert.Empty(world.Edge.Calls);
    }

    /// <summary>Its clock stands still, so whatever waits for its turn waits for ever.</summary>
    [Fact]
    public async Task Payment_that_needs_a_new_token_does_not_wait_behind_the_queries()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.QueriesPerSecond = 1);
        world.Edge.Answer = (context, received, _) => ReplyAsync(
            context,
            200,
            received.Path.EndsWith("transfer-intrabank", StringComparison.Ordinal)
                ? """{"responseCode":"2001700"}"""
                : """{"responseCode":"2001100","accountInfos":[{"availableBalance":{"value":"5.00"} }]}""");
        await world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None);
        var waiting = world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None);
        world.Edge.TokensExpired = 1;

        var paying = world.PayAsync();
        try
        {
            Assert.IsType<PaymentReply.Paid>(await paying.WaitAsync(TimeSpan.FromMinutes(1)));
        }
        finally
        {
            // A pipeline with a call under way does not close.
            while (!paying.IsCompleted || !waiting.IsCompleted)
            {
                world.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }
    }

    private static void Asymmetric(BankProfile profile) =>
        profile.CallSigning = CallSigning.Asymmetric;
}
