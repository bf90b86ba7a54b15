using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>Which request of a payment the bank is asked about, and the ids of those that are no payment.</summary>
public sealed class SnapRequestTests
{
    private const string First = "3316122010261110100";
    private const string Second = "3316122010261110101";

    [Fact]
    public async Task C20_TheInquiry_namesTheRequestThatExecuted()
    {
        await using var world = await StaleThenLostAsync();
        var unknown = Assert.IsType<PaymentReply.Unknown>(await world.PayAsync());
        Assert.Equal([First, Second], unknown.Calls.Select(c => c.ExternalId));
        Assert.Equal(2, unknown.Sent);

        var found = Assert.IsType<InquiryReply.Found>(await InquireAsync(world, unknown.Sent));

        Assert.Equal(TransactionStatus.Success, found.Status);
        Assert.Equal([Second], Asked(world));
    }

    [Fact]
    public async Task C20_WhereNobodyKnowsWhichLeftLast_allAreAskedAbout()
    {
        await using var world = await StaleThenLostAsync();
        await world.PayAsync();

        Assert.Equal(
            TransactionStatus.Success,
            Assert.IsType<InquiryReply.Found>(await InquireAsync(world, sent: null)).Status);
        Assert.Equal([First, Second], Asked(world));
    }

    public static TheoryData<int?, string, string, string> Answers => new()
    {
        // Sent, what the bank says of the first request and of the second, what is concluded.
        { 2, "404", "404", "NotFound" },
        { 2, "00", "404", "Success" },
        { 2, "06", "404", "Silent" },
        { 2, "06 4031714", "404", "Silent" },
        { 2, "06", "06", "Failed" },
        { 2, "00", "500", "Silent" },
        { 1, "404", "00", "NotFound" },
        { 1, "06", "00", "Failed" },
        { 0, "404", "00", "NotFound" },
        { null, "404", "404", "NotFound" },
        { null, "06 4011701", "00", "Success" },
        { null, "06", "404", "Silent" },
        { null, "06 4031714", "404", "Failed" },
        { null, "03", "00", "Pending" },
        { null, "06", "06", "Failed" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task C20_NotFound_isConcludedOnlyWhereEveryRequestIs(
        int? sent, string first, string second, string expected)
    {
        await using var world = await SnapWorld.StartAsync(p => p.InquiryNamesExternalId = true);
        world.Edge.Answer = (context, received, _) => SayAsync(
            context, received.Body.Contains(First, StringComparison.Ordinal) ? first : second);

        var reply = await InquireAsync(world, sent);

        Assert.Equal(expected, reply is InquiryReply.Found found ? found.Status.ToString() : reply.GetType().Name);
        Assert.Equal(world.Edge.Calls.Select(call => call.ExternalId), reply.Calls.Select(call => call.ExternalId));
    }

    [Fact]
    public async Task C20_APaymentWhoseSecondRequestNeverLeft_isAskedAboutByTheFirst()
    {
        await using var world = await SnapWorld.StartAsync(p => p.InquiryNamesExternalId = true);
        world.Edge.TokensExpired = 1;
        world.Edge.AnswerToken = (context, number) => number == 1
            ? ReplyAsync(context, 200, """{"accessToken":"token-1","expiresIn":"900"}""")
            : ReplyAsync(context, 500, "{}");

        var notSent = Assert.IsType<PaymentReply.NotSent>(await world.PayAsync());

        Assert.Equal(1, notSent.Sent);
    }

    /// <summary>Mandiri's spelling.</summary>
    [Fact]
    public async Task Inquiry_names_the_external_id_in_the_field_that_the_bank_wants()
    {
        await using var world = await SnapWorld.StartAsync(profile =>
            (profile.InquiryNamesExternalId, profile.InquiryExternalIdField) = (true, "originalExternalID"));
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, """{"responseCode":"2003600","latestTransactionStatus":"00"}""");

        await world.InquireAsync();

        Assert.Contains(
            "\"originalExternalID\":\"3316122010261110100\"", world.Edge.Calls[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("originalExternalId", world.Edge.Calls[0].Body, StringComparison.Ordinal);
    }

    /// <summary>A payment has a hundred ids of its own; a bank that is away for hours is asked more often than that.
    /// </summary>
    [Fact]
    public async Task Inquiries_of_one_day_never_share_an_id_however_many_there_are()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.BreakerCallsMin = 10_000);
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 503, "{}");
        for (var made = 0; made < 120; made += PaymentOrder.RequestsPerCall)
        {
            await world.Bank.InquireAsync(world.Order(firstRequest: made), CancellationToken.None);
        }

        Assert.True(world.Edge.Calls.Count > 80);
        Assert.Distinct(world.Edge.Calls.Select(call => call.ExternalId));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    public async Task C22_IdsOfAStatement_haveTheLengthOfTheirOwnAndAreDigitsOnceADay(int length)
    {
        await using var world = await SnapWorld.StartAsync(p => p.StatementExternalIdMax = length);
        world.Edge.Answer = (context, received, _) => received.Path.EndsWith("statement", StringComparison.Ordinal)
            ? ReplyAsync(context, 200, Movement.Statement(0).ToJsonString())
            : ReplyAsync(context, 200, """{"responseCode":"2001700"}""");

        for (var call = 0; call < 30; call++)
        {
            Assert.IsType<StatementReply.Complete>(await Printing.ReadAsync(world));
        }

        await world.PayAsync();

        var ids = world.Edge.Calls.Select(call => call.ExternalId).ToList();
        Assert.All(ids[..^1], id => Assert.Matches($"^[0-9]{{{length}}}$", id));
        Assert.Equal(31, ids.Distinct().Count());
        Assert.Equal(First, ids[^1]);
    }

    [Fact]
    public async Task C22_WithoutALengthOfItsOwn_aStatementTakesThatOfTheBank()
    {
        await using var world = await SnapWorld.StartAsync(p => p.ExternalIdMax = 19);
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, Movement.Statement(0).ToJsonString());

        await Printing.ReadAsync(world);

        Assert.Equal(19, Assert.Single(world.Edge.Calls).ExternalId.Length);
    }

    /// <summary>The first token is stale; the second request executes and its answer is lost.</summary>
    private static async Task<SnapWorld> StaleThenLostAsync()
    {
        var world = await SnapWorld.StartAsync(p => p.InquiryNamesExternalId = true);
        world.Edge.TokensExpired = 1;
        world.Edge.Answer = (context, received, _) =>
        {
            if (received.Path.EndsWith("transfer-intrabank", StringComparison.Ordinal))
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return SayAsync(context, received.Body.Contains(Second, StringComparison.Ordinal) ? "00" : "06 4011701");
        };
        return world;
    }

    private static Task<InquiryReply> InquireAsync(SnapWorld world, int? sent) => world.Bank.InquireAsync(
        world.Order(firstRequest: PaymentOrder.RequestsPerCall) with { Sent = sent }, CancellationToken.None);

    private static IEnumerable<string?> Asked(SnapWorld world) => world.Edge.Calls
        .Where(call => call.Path.EndsWith("status", StringComparison.Ordinal))
        .Select(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("originalExternalId").GetString());

    private static Task SayAsync(HttpContext context, string answer) => answer switch
    {
        "404" => ReplyAsync(context, 404, """{"responseCode":"4043601"}"""),
        "500" => ReplyAsync(context, 500, """{"responseCode":"5003600"}"""),
        _ => ReplyAsync(
            context,
            200,
            $$"""
            {"responseCode":"2003600","latestTransactionStatus":"{{answer[..2]}}",
            "previousResponseCode":"{{answer[2..].Trim()}}","amount":{"value":"216000.00","currency":"IDR"} }
            """),
    };
}
