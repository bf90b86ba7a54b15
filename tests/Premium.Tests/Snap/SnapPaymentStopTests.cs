using Microsoft.AspNetCore.Http;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>The host stops: what has not begun to leave stays here, what is under way is finished.</summary>
public sealed class SnapPaymentStopTests : IDisposable
{
    private readonly CancellationTokenSource host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Payment_that_waits_for_its_moment_is_not_sent()
    {
        await using var world = await SnapWorld.StartAsync();
        var paying = world.Bank.PayAsync(
            world.Order() with { NotBefore = world.Clock.GetUtcNow().AddSeconds(5) }, host.Token);
        await host.CancelAsync();

        Assert.IsType<PaymentReply.NotSent>(await paying);
        Assert.Empty(world.Edge.Calls);
    }

    /// <summary>Others wait for the same token, and get it.</summary>
    [Fact]
    public async Task Payment_that_waits_for_a_token_is_not_sent()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = PaidAsync;
        var (asked, go) = HoldToken(world);
        var paying = world.Bank.PayAsync(world.Order(2001), host.Token);
        await asked;
        await host.CancelAsync();

        var reply = Assert.IsType<PaymentReply.NotSent>(await paying);
        Assert.Equal(0, reply.Sent);
        Assert.Empty(world.Edge.Calls);
        go.SetResult();
        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(2002)));
    }

    [Fact]
    public async Task Payment_under_way_is_finished_and_the_one_behind_it_is_not_sent()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.MaxConcurrentPayments = 1);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Edge.Answer = async (context, received, number) =>
        {
            await go.Task;
            await PaidAsync(context, received, number);
        };
        var first = world.Bank.PayAsync(world.Order(2001), host.Token);
        await world.Edge.Arrived;
        var second = world.Bank.PayAsync(world.Order(2002), host.Token);
        await host.CancelAsync();

        var behind = Assert.IsType<PaymentReply.NotSent>(await second);
        Assert.Equal(0, behind.Sent);
        Assert.False(first.IsCompleted);
        go.SetResult();
        Assert.IsType<PaymentReply.Paid>(await first);
        Assert.Single(world.Edge.Calls);
    }

    /// <summary>The bank turned the first request away unread; what it said is kept.</summary>
    [Fact]
    public async Task Payment_whose_token_was_stale_does_not_leave_again()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = PaidAsync;
        await world.PayAsync(world.Order(2001));
        world.Edge.TokensExpired = 1;
        var (asked, go) = HoldToken(world);
        var paying = world.Bank.PayAsync(world.Order(2002), host.Token);
        await asked;
        await host.CancelAsync();

        var reply = Assert.IsType<PaymentReply.NotSent>(await paying);
        Assert.Contains(reply.Calls, c => c is { Service: SnapService.Transfer, HttpStatus: 401 });
        go.SetResult();
        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(2003)));
    }

    private static Task PaidAsync(HttpContext context, Received received, int number) =>
        ReplyAsync(context, 200, """{"responseCode":"2001700"}""");

    /// <summary>The next token is asked for, and given when the test says so.</summary>
    private static (Task Asked, TaskCompletionSource Go) HoldToken(SnapWorld world)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = world.Edge.AnswerToken;
        world.Edge.AnswerToken = async (context, number) =>
        {
            asked.TrySetResult();
            await go.Task;
            await answer(context, number);
        };
        return (asked.Task, go);
    }
}
