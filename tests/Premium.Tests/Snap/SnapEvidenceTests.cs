using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>What is kept of each HTTP request to a bank.</summary>
public sealed class SnapEvidenceTests
{
    private const string Reference = "33161220102611101";

    [Fact]
    public async Task Payment_keeps_request_and_reply_masked()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, """{"responseCode":"2001700","referenceNo":"BANK-1","sourceAccountName":"SITI"}""");

        var call = Assert.Single((await world.PayAsync()).Calls);

        var now = world.Clock.GetUtcNow();
        Assert.Equal(
            (SnapService.Transfer, CallFate.Answered, Reference + "00", 200, ""),
            (call.Service, call.Fate, call.ExternalId, call.HttpStatus, call.Why));
        Assert.Equal((now, now), (call.SentAt, call.AnsweredAt));
        Assert.Equal("""{"responseCode":"2001700","referenceNo":"BANK-1","sourceAccountName":"***"}""", call.Reply);
        Assert.Equal(
            """{"partnerReferenceNo":"REF","amount":{"value":"216000.00","currency":"IDR"},"""
            + "\"beneficiaryAccountNo\":\"***001\",\"currency\":\"IDR\",\"customerReference\":\"REF\","
            + "\"feeType\":\"OUR\",\"remark\":\"BPJSTK-REF\",\"sourceAccountNo\":\"***567\","
            + "\"transactionDate\":\"2026-12-07T08:00:00+07:00\"}",
            call.Request.Replace(Reference, "REF", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Payment_that_times_out_keeps_what_was_sent_and_that_nothing_came()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => HangAsync(context);

        var paying = world.PayAsync();
        await world.Edge.Arrived;
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        var call = Assert.Single((await paying).Calls);

        Assert.Equal(
            (SnapService.Transfer, CallFate.Silent, Reference + "00"), (call.Service, call.Fate, call.ExternalId));
        Assert.Equal("sent, no answer: nothing came within the time limit", call.Why);
        Assert.Contains("\"sourceAccountNo\":\"***567\"", call.Request, StringComparison.Ordinal);
        Assert.Contains("216000.00", call.Request, StringComparison.Ordinal);
        Assert.Equal(("", null, null), (call.Reply, call.AnsweredAt, call.HttpStatus));
    }

    [Fact]
    public async Task Payment_with_a_stale_token_keeps_both_requests()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.TokensExpired = 1;
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, """{"responseCode":"2001700"}""");

        var calls = Assert.IsType<PaymentReply.Paid>(await world.PayAsync()).Calls;

        Assert.Equal([401, 200], calls.Select(c => c.HttpStatus!.Value));
        Assert.Equal([Reference + "00", Reference + "01"], calls.Select(c => c.ExternalId));
    }

    [Fact]
    public async Task Payment_without_a_token_keeps_why_and_that_it_was_not_sent()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.AnswerToken = (context, _) => ReplyAsync(
            context, 401, """{"responseCode":"4017300","responseMessage":"Unauthorized. Signature"}""");

        var reply = Assert.IsType<PaymentReply.Refused>(await world.PayAsync());
        var calls = reply.Calls;

        Assert.Equal(0, reply.Sent);
        Assert.Equal([SnapService.Token, SnapService.Transfer], calls.Select(c => c.Service).Distinct());
        Assert.Contains("4017300", calls[0].Reply, StringComparison.Ordinal);
        Assert.Equal((CallFate.NotSent, "no access token"), (calls[^1].Fate, calls[^1].Why));
        Assert.Contains(Reference, calls[^1].Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payment_while_the_circuit_is_open_keeps_that_it_was_not_sent()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.BreakerCallsMin = 2);
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 500, "{}");
        await world.PayAsync(world.Order(2001));
        await world.PayAsync(world.Order(2002));

        var call = Assert.Single((await world.PayAsync(world.Order(2003))).Calls);

        Assert.Equal((CallFate.NotSent, ""), (call.Fate, call.ExternalId));
        Assert.StartsWith("not sent: ", call.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inquiry_keeps_each_repetition()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) => number < 3
            ? ReplyAsync(context, 503, "<html>3001234567</html>")
            : ReplyAsync(context, 404, """{"responseCode":"4043601"}""");

        var calls = Assert.IsType<InquiryReply.NotFound>(await world.InquireAsync()).Calls;

        Assert.Equal([503, 503, 404], calls.Select(c => c.HttpStatus!.Value));
        Assert.Equal(world.Edge.Calls.Select(c => c.ExternalId), calls.Select(c => c.ExternalId));
        Assert.Equal("<html>*******567</html>", calls[0].Reply);
    }

    [Fact]
    public async Task Balance_keeps_its_call()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context,
            200,
            """{"responseCode":"2001100","accountNo":"3001234567","name":"SITI","accountInfos":[{"availableBalance":"""
            + """{"value":"500.00","currency":"IDR"}}]}""");

        var call = Assert.Single((await world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None)).Calls);

        Assert.Equal((SnapService.Balance, CallFate.Answered), (call.Service, call.Fate));
        Assert.Contains("\"accountNo\":\"***567\",\"name\":\"***\"", call.Reply, StringComparison.Ordinal);
        Assert.DoesNotContain(SnapWorld.Village, call.Request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"responseCode":"2001700","sourceAccountName":"SITI","token":"t0k","x":""")]
    [InlineData("""{"responseCode":"2001700","sourceAccountName":"SITI","sourceAccountName":"SITI"}""")]
    [InlineData("""{"sourceAccountName": "SITI \" SITI", "accessToken" :"t0k" """)]
    [InlineData("<reply><accountName>SITI</accountName><token>t0k</token></reply>")]
    [InlineData("X-SIGNATURE: SITI t0k\nAuthorization: Bearer t0k")]
    [InlineData("""{"x":"\ud800","sourceAccountName":"SITI","y":"\u0000"}""")]
    public async Task Reply_that_cannot_be_read_is_masked_all_the_same(string reply)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, reply);

        var call = Assert.Single((await world.PayAsync()).Calls);

        Assert.NotEmpty(call.Reply);
        Assert.DoesNotContain("SITI", call.Reply, StringComparison.Ordinal);
        Assert.DoesNotContain("t0k", call.Reply, StringComparison.Ordinal);
        Assert.DoesNotContain(call.Reply, char.IsSurrogate);
        Assert.DoesNotContain('\0', call.Reply);
    }

    [Fact]
    public async Task Secret_that_holds_a_long_number_is_masked_whole()
    {
        await using var world = await SnapWorld.StartAsync(profile =>
        {
            profile.CallSigning = CallSigning.Asymmetric;
            profile.ClientSecret = "abc1234567890def";
        });
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, """{"responseCode":"2001700","x":"abc1234567890def 3316121501800001"}""");

        var call = Assert.Single((await world.PayAsync()).Calls);

        Assert.Equal("""{"responseCode":"2001700","x":"*** ***001"}""", call.Reply);
    }
}
