using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>
/// How long a token, or the lack of one, is kept: banks count the calls for tokens, and stop answering.
/// </summary>
public sealed class SnapTokenKeepingTests
{
    /// <summary>Many banks say so of one account that is not ours to debit.</summary>
    [Theory]
    [InlineData("4011700")]
    [InlineData("4011704")]
    public async Task ACodedRefusal_renewsTheToken_onceAMinuteAtMost(string code)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) =>
            ReplyAsync(context, 401, $$"""{"responseCode":"{{code}}","responseMessage":"Unauthorized. [account]"}""");
        foreach (var village in Enumerable.Range(2001, 5))
        {
            Assert.IsType<PaymentReply.Refused>(await world.PayAsync(world.Order(village)));
        }

        Assert.Equal(2, world.Edge.TokensIssued);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var village in Enumerable.Range(2006, 5))
        {
            await world.PayAsync(world.Order(village));
        }

        Assert.Equal(3, world.Edge.TokensIssued);
    }

    /// <summary>Banks that have lost a token say so in many words, however short a time it is known here.</summary>
    [Fact]
    public async Task ADeadTokenThatIsCodedOtherwise_costsOnePayment()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) => received.Token == "token-1"
            ? ReplyAsync(context, 401, """{"responseCode":"4011700","responseMessage":"Unauthorized. [token]"}""")
            : ReplyAsync(context, 200, """{"responseCode":"2001700"}""");

        Assert.IsType<PaymentReply.Refused>(await world.PayAsync(world.Order(2001)));
        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(2002)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"responseCode":"40117000"}""")]
    public async Task Token_isLetGo_whereAGatewaySaysNoMoreThan401(string body)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 401, body);

        await world.PayAsync(world.Order(2001));
        await world.PayAsync(world.Order(2002));

        Assert.Equal(2, world.Edge.TokensIssued);
    }

    [Theory]
    [InlineData(401, """{"responseCode":"4017300","responseMessage":"Unauthorized. [Signature]"}""")]
    [InlineData(429, """{"responseCode":"4297300","responseMessage":"Too Many Requests"}""")]
    [InlineData(200, "garbage")]
    public async Task ATokenThatWasNotGiven_isAskedForAgainAfterSeconds(int status, string body)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, """{"responseCode":"2001700"}""");
        var issue = world.Edge.AnswerToken;
        world.Edge.AnswerToken = (context, _) => ReplyAsync(context, status, body);
        var first = await world.PayAsync(world.Order(2001));
        var asked = world.Edge.TokensIssued;

        var second = await world.PayAsync(world.Order(2002));

        Assert.Equal(asked, world.Edge.TokensIssued);
        Assert.Equal(status == 401, first is PaymentReply.Refused { Reason: RefusalReason.PartnerRejected });

        // The bank was not asked for this one, so it refused nothing of it.
        Assert.IsType<PaymentReply.NotSent>(second);
        Assert.Equal("no access token", Assert.Single(second.Calls).Why);
        world.Edge.AnswerToken = issue;
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(2003)));
    }
}
