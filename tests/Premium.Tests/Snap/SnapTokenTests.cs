using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

public sealed class SnapTokenTests
{
    [Fact]
    public async Task Token_is_asked_for_once_by_parallel_calls_and_once_more_after_four_fifths_of_its_life()
    {
        await using var world = await PayingAsync();

        await Task.WhenAll(Enumerable.Range(2001, 12).Select(village => world.PayAsync(world.Order(village))));
        Assert.Equal(1, world.Edge.TokensIssued);

        world.Clock.Advance(TimeSpan.FromSeconds(719));
        await world.PayAsync(world.Order(2020));
        Assert.Equal(1, world.Edge.TokensIssued);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.PayAsync(world.Order(2021));
        Assert.Equal(2, world.Edge.TokensIssued);
        Assert.Equal(14, world.Edge.Calls.Count);
    }

    [Fact]
    public async Task Payment_with_a_stale_token_goes_once_more_with_a_new_token_and_external_id()
    {
        await using var world = await PayingAsync();
        world.Edge.TokensExpired = 1;

        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(firstRequest: 7)));

        Assert.Equal(["token-1", "token-2"], world.Edge.Calls.Select(call => call.Token));
        Assert.Equal(
            ["3316122010261110107", "3316122010261110108"], world.Edge.Calls.Select(call => call.ExternalId));
        Assert.Single(world.Edge.Calls.Select(call => call.Body).Distinct());
    }

    [Fact]
    public async Task C20_TwoStaleTokensInARow_areNotSentAThirdTimeAndMayBeTriedAgain()
    {
        await using var world = await PayingAsync();
        world.Edge.TokensExpired = int.MaxValue;

        var notSent = Assert.IsType<PaymentReply.NotSent>(await world.PayAsync());

        Assert.Contains("Invalid Token", notSent.Why, StringComparison.Ordinal);
        Assert.Equal(2, notSent.Sent);
        Assert.Equal(2, world.Edge.Calls.Count);
    }

    [Theory]
    [InlineData(401, """{"responseCode":"4017300","responseMessage":"Unauthorized. [Signature]"}""")]
    [InlineData(400, """{"responseCode":"4007301","responseMessage":"Invalid Field Format {X-CLIENT-KEY}"}""")]
    public async Task Payment_is_refused_where_the_bank_refuses_us_a_token(int status, string body)
    {
        await using var world = await PayingAsync();
        world.Edge.AnswerToken = (context, _) => ReplyAsync(context, status, body);

        Assert.Equal(
            RefusalReason.PartnerRejected, Assert.IsType<PaymentReply.Refused>(await world.PayAsync()).Reason);
        Assert.Empty(world.Edge.Calls);
        Assert.Equal(1, world.Edge.TokensIssued);
    }

    [Theory]
    [InlineData(500, """{"responseCode":"5007300"}""", 3)]
    [InlineData(200, """{"responseCode":"2007300"}""", 1)]
    [InlineData(200, """{"responseCode":"2007300","accessToken":"two words"}""", 1)]
    [InlineData(200, """{"responseCode":"2000000","accessToken":"token-1","expiresIn":"900"}""", 1)]
    [InlineData(200, "garbage", 1)]
    public async Task Payment_is_not_sent_where_the_bank_gives_no_token(int status, string body, int asked)
    {
        await using var world = await PayingAsync();
        world.Edge.AnswerToken = (context, _) => ReplyAsync(context, status, body);

        Assert.IsType<PaymentReply.NotSent>(await world.PayAsync());
        Assert.Empty(world.Edge.Calls);
        Assert.Equal(asked, world.Edge.TokensIssued);
    }

    [Fact]
    public async Task Token_without_code_and_with_a_numeric_lifetime_is_taken()
    {
        await using var world = await PayingAsync();
        world.Edge.AnswerToken = (context, number) => ReplyAsync(
            context, 200, $$"""{"accessToken":"token-{{number}}","tokenType":"Bearer","expiresIn":100}""");

        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(2001)));
        world.Clock.Advance(TimeSpan.FromSeconds(80));
        Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(2002)));

        Assert.Equal(2, world.Edge.TokensIssued);
    }

    [Fact]
    public async Task Evidence_and_log_carry_no_account_name_token_or_secret()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) => ReplyAsync(
            context,
            500,
            $$"""
            {"responseCode":"5001700","responseMessage":"failed for 3001234567 with {{received.Token}}",
            "sourceAccountNo":"3001234567","sourceAccountName":"DESA SUKAMAJU","beneficiaryAccountNo":1001000001,
            "accessToken":"abc","referenceNo":"900000000000001","partnerReferenceNo":"33161220102611101",
            "amount":{"value":"216000.00","currency":"IDR"},"additionalInfo":{"nik":"3316121501800001",
            "note":"NIK 3316121501800001, secret {{Secret}}"}
            }
            """);

        var unknown = Assert.IsType<PaymentReply.Unknown>(await world.PayAsync());

        var call = Assert.Single(unknown.Calls);
        var kept = unknown.Evidence.ToString() + unknown.Why + call;
        foreach (var hidden in Hidden)
        {
            Assert.DoesNotContain(hidden, kept, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden, world.Log.All, StringComparison.Ordinal);
        }

        Assert.Contains("\"sourceAccountNo\":\"***567\"", kept, StringComparison.Ordinal);
        Assert.Contains("900000000000001", unknown.Evidence.BankReference, StringComparison.Ordinal);
        Assert.Contains("\"partnerReferenceNo\":\"33161220102611101\"", kept, StringComparison.Ordinal);
        Assert.Contains("216000.00", kept, StringComparison.Ordinal);
        Assert.Contains("33.16.12.2010~pu~2026-11~01", world.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_of_a_page_is_masked_and_cut()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) => ReplyAsync(
            context, 502, $"<p>Bearer {received.Token} 3001234567 3316121501800001</p>{new string('.', 9_000)}");

        var unknown = Assert.IsType<PaymentReply.Unknown>(await world.PayAsync());

        var kept = Assert.Single(unknown.Calls).Reply;
        Assert.Equal(4_000, kept.Length);
        Assert.StartsWith("<p>Bearer *** *******567 ***001</p>", kept, StringComparison.Ordinal);
        Assert.EndsWith("[cut: 9035 characters in all]", kept, StringComparison.Ordinal);
    }

    private static string[] Hidden =>
        ["3001234567", "1001000001", "SUKAMAJU", "token-1", "\"abc\"", "3316121501800001", Secret];

    private static async Task<SnapWorld> PayingAsync()
    {
        var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, """{"responseCode":"2001700"}""");
        return world;
    }
}
