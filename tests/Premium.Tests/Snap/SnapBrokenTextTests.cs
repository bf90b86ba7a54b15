using System.Text;
using Microsoft.AspNetCore.Http;
using Premium.Domain;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>A byte that is no UTF-8, or half a pair of surrogates, somewhere in what a bank says.</summary>
public sealed class SnapBrokenTextTests
{
    /// <summary>Where the broken character stands.</summary>
    private const string Here = "@@";

    public static TheoryData<string> Broken => ["\u00FF", "\u00ED\u00A0\u00BD", "\\ud83d", "\\uDE00"];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task ARefusalWithABrokenCharacter_isRefused_andItsEvidenceIsKept(string broken)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 403, """{"responseCode":"4031714","responseMessage":"Saldo @@ kurang","@@":1}""", broken);

        var refused = Assert.IsType<PaymentReply.Refused>(await world.PayAsync());

        Assert.Equal(RefusalReason.NoFunds, refused.Reason);
        Assert.Matches("^Saldo \uFFFD+ kurang$", refused.Evidence.Message);
        var call = Assert.Single(refused.Calls);
        Assert.Equal((CallFate.Answered, 403), (call.Fate, call.HttpStatus));
        Assert.Matches("\"Saldo \uFFFD+ kurang\",\"\uFFFD+\":1", call.Reply);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task C13_ALineWithABrokenCharacter_costsNoLine(string broken)
    {
        var statement = Movement.Statement(
            1_000_000,
            new Movement("1", "CREDIT", 500_000, "SETORAN @@"),
            new Movement("2", "DEBIT", 216_000, Ours + " @@") { Spoil = line => line["@@"] = "@@" },
            new Movement("3", "DEBIT", 10_000, "BIAYA") { Spoil = line => line["amount"]!["value"] = "10000.00@@" });
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, statement.ToJsonString(), broken);

        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal([10_000L, 216_000L, 500_000L], reply.Lines.Select(line => line.Amount.Value).Order());
        var paid = Assert.Single(reply.Lines, line => line.TransactionId == "2");
        Assert.Matches($"^{Ours} \uFFFD+$", paid.Remark);
        Assert.Contains('\uFFFD', paid.Raw);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task ATokenReplyWithABrokenCharacter_costsNoPayment(string broken)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.AnswerToken = (context, number) => ReplyAsync(
            context, 200, $$"""{"responseMessage":"@@","accessToken":"token-{{number}}","expiresIn":"900"}""", broken);
        world.Edge.Answer = (context, _, _) => BankEdge.ReplyAsync(context, 200, """{"responseCode":"2001700"}""");

        Assert.IsType<PaymentReply.Paid>(await world.PayAsync());
    }

    [Theory]
    [InlineData("""\ud83d\ude00""", "\U0001F600")]
    [InlineData("""\\ud83d""", """\ud83d""")]
    [InlineData("""a\"\u0041\/\\""", "a\"A/\\")]
    public async Task WhatIsWhole_isReadAsItIs(string written, string read)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => BankEdge.ReplyAsync(
            context, 200, $$"""{"responseCode":"2001700","responseMessage":"{{written}}"}""");

        Assert.Equal(read, Assert.IsType<PaymentReply.Paid>(await world.PayAsync()).Evidence.Message);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x22)]
    [InlineData(0x5C)]
    [InlineData(0x75)]
    [InlineData(0x80)]
    [InlineData(0xED)]
    [InlineData(0xFF)]
    public async Task AReplyWithAnyByteSpoilt_isReadOrUnreadable_andItsEvidenceIsKept(byte spoilt)
    {
        var whole = Encoding.UTF8.GetBytes(
            """{"responseCode":"4031714","responseMessage":"a\ud83d\ude00 \u00e9","x":[{"value":1.50,"n":null}]}""");
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) =>
            ReplyAsync(context, 403, [.. whole[..(number - 1)], spoilt, .. whole[number..]]);
        for (var at = 0; at < whole.Length; at++)
        {
            var reply = await world.PayAsync(world.Order(2001 + at));

            Assert.True(reply is PaymentReply.Refused or PaymentReply.Unknown);
            Assert.Equal(CallFate.Answered, Assert.Single(reply.Calls).Fate);
            Assert.NotEmpty(reply.Calls[0].Reply);
        }
    }

    /// <summary>A character up to U+00FF is the byte of its number.</summary>
    private static Task ReplyAsync(HttpContext context, int status, string body, string broken) =>
        ReplyAsync(context, status, Encoding.Latin1.GetBytes(body.Replace(Here, broken, StringComparison.Ordinal)));

    private static async Task ReplyAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(body);
    }
}
