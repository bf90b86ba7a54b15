using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>A refusal's code in a reply of HTTP 200.</summary>
public sealed class SnapRefusalTests
{
    [Theory]
    [InlineData("4031714", RefusalReason.NoFunds)]
    [InlineData("4031709", RefusalReason.AccountBlocked)]
    [InlineData("4041711", RefusalReason.AccountUnknown)]
    [InlineData("4001701", RefusalReason.InvalidRequest)]
    public async Task C19_ARefusalUnderHttp200_isOneWhereTheProfileSaysSo(string code, RefusalReason reason)
    {
        var refused = Assert.IsType<PaymentReply.Refused>(await PayAsync(code, isTaken: true));

        Assert.Equal((reason, code), (refused.Reason, refused.Evidence.Code));
    }

    [Theory]
    [InlineData("4031714", "Insufficient Funds")]
    [InlineData("4041718", "Inconsistent Request")]
    [InlineData("5001700", "General Error")]
    public async Task C19_OtherwiseItIsUnknownAndTellsTheCode(string code, string meaning)
    {
        var unknown = Assert.IsType<PaymentReply.Unknown>(await PayAsync(code, isTaken: false));

        Assert.Contains(code, unknown.Why, StringComparison.Ordinal);
        Assert.Contains(meaning, unknown.Why, StringComparison.Ordinal);
        Assert.Contains("teks bank", unknown.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5001700")]
    [InlineData("5041700")]
    [InlineData("4041701")]
    [InlineData("4041718")]
    [InlineData("4091701")]
    [InlineData("4031799")]
    [InlineData("2021700")]
    public async Task C19_WhatIsNoRefusal_staysUnknownUnderHttp200(string code) =>
        Assert.IsType<PaymentReply.Unknown>(await PayAsync(code, isTaken: true));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C19_NotFoundUnderHttp200_isBelievedByProfileOnly(bool isTaken)
    {
        await using var world = await SnapWorld.StartAsync(p => p.RefusalsUnderHttp200 = isTaken);
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, """{"responseCode":"4043601","responseMessage":"teks bank"}""");

        var reply = await world.InquireAsync();

        Assert.Equal(isTaken, reply is InquiryReply.NotFound);
        Assert.Equal(
            !isTaken, reply is InquiryReply.Silent silent && silent.Why.Contains("4043601", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C19_AStaleTokenUnderHttp200_isRenewedByProfile()
    {
        await using var world = await SnapWorld.StartAsync(p => p.RefusalsUnderHttp200 = true);
        world.Edge.Answer = (context, _, number) => ReplyAsync(
            context, 200, number == 1 ? """{"responseCode":"4011701"}""" : """{"responseCode":"2001700"}""");

        Assert.IsType<PaymentReply.Paid>(await world.PayAsync());
        Assert.Equal(["token-1", "token-2"], world.Edge.Calls.Select(call => call.Token));
    }

    private static async Task<PaymentReply> PayAsync(string code, bool isTaken)
    {
        await using var world = await SnapWorld.StartAsync(p => p.RefusalsUnderHttp200 = isTaken);
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, $$"""{"responseCode":"{{code}}","responseMessage":"teks bank"}""");
        return await world.PayAsync();
    }
}
