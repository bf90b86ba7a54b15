using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>The door of Meta's webhook: who is let in, and what is made of what comes.</summary>
public sealed class MessageStatusTests
{
    private const string Id = "000099990001";

    private const string Before =
        "{\"entry\":[{\"changes\":[{\"value\":{\"metadata\":{\"phone_number_id\":\"";

    private const string Written =
        $$$"""
        {"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"{{{Id}}}"},
        "messages":[{"from":"6289012010001","id":"wamid.x","timestamp":"1796263200","type":"text"}]}}]}]}
        """;

    private readonly FakeTimeProvider time = new(Some.At("2026-12-03 09:00"));
    private readonly InMemoryInbound inbound = new();
    private readonly InMemoryLedger ledger = new();

    private MessageStatus Door(bool isOn = true) => new(
        new HearDeliveries(ledger, new InMemoryWake(time), time, NullLogger<HearDeliveries>.Instance),
        new World(time: time).Answers(inbound, back: null),
        Settings.Read(isOn ? GoodSettings.With(GoodSettings.WhatsApp) : GoodSettings.With()),
        time,
        NullLogger<MessageStatus>.Instance);

    private static string Sign(string body, string secret = "twin-app-secret-nobody-else-has") =>
        "sha256=" + Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private async Task<int?> PostAsync(string body, string? signature, bool isOn = true)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Request.Headers["X-Hub-Signature-256"] = signature;
        return (await Door(isOn).HearWhatsApp(http.Request, default) as IStatusCodeHttpResult)?.StatusCode;
    }

    private async Task<IResult> GetAsync(string query)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.QueryString = new QueryString(query);
        return await Door().VerifyWhatsApp(http.Request, default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha256=zz")]
    [InlineData("sha1=0000000000000000000000000000000000000000")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Post_withoutTheSignature_isA401_andChangesNothing(string? signature)
    {
        Assert.Equal(401, await PostAsync(Written, signature));
        Assert.Null(await inbound.LastAsync("+6289012010001", default));
    }

    [Fact]
    public async Task Signature_isThatOfTheseBytes_byOurSecret()
    {
        Assert.Equal(401, await PostAsync(Written + " ", Sign(Written)));
        Assert.Equal(401, await PostAsync(Written, Sign(Written, "another-secret-of-nobody")));
        Assert.Equal(200, await PostAsync(Written, Sign(Written)));
        Assert.Equal(200, await PostAsync(Written, Sign(Written).ToUpperInvariant().Replace("SHA", "sha")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    public async Task SignedRubbish_isA400(string body) => Assert.Equal(400, await PostAsync(body, Sign(body)));

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"\ud83d"}}}]}]}""")]
    [InlineData("""{"entry":{}}""")]
    [InlineData(Before + "1\"},\"messages\":[{\"from\":\"62\"}]}}]}]}")]
    [InlineData(Before + Id + "\"},\"statuses\":[1,{},{\"id\":7}],\"messages\":\"none\"}}]}]}")]
    public async Task WhatIsNotForUs_isPassedOver(string body) => Assert.Equal(200, await PostAsync(body, Sign(body)));

    [Fact]
    public async Task WhoWrites_isNoted_neverLaterThanNow()
    {
        await PostAsync(Written, Sign(Written));
        Assert.Equal(time.GetUtcNow(), await inbound.LastAsync("+6289012010001", default));
    }

    [Fact]
    public async Task OffChannel_isA404() => Assert.Equal(404, await PostAsync(Written, Sign(Written), isOn: false));

    [Fact]
    public async Task Word_ofARowThatIsNotThere_changesNothing()
    {
        var body = $$$"""
            {"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"{{{Id}}}"},"statuses":[{"id":"wamid.y",
            "status":"failed","recipient_id":"6289012010001","timestamp":"1796263200","errors":[{"code":131026}],
            "biz_opaque_callback_data":"33.16.12~2026-12~2026-12|33.16.12.2010-pu-2026-11-missed"}]}}]}]}
            """;

        Assert.Equal(200, await PostAsync(body, Sign(body)));
        var sheets = await ledger.SheetsAsync(Some.District, Some.December, Some.December, default);
        Assert.Equal(0, sheets[0].Head.Number);
    }

    [Theory]
    [InlineData("?hub.mode=subscribe&hub.verify_token=twin-verify-token-told-to-meta&hub.challenge=1158201444", true)]
    [InlineData("?hub.mode=subscribe&hub.verify_token=twin-verify-token&hub.challenge=1158201444", false)]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444", false)]
    [InlineData("?hub.mode=other&hub.verify_token=twin-verify-token-told-to-meta&hub.challenge=1", false)]
    [InlineData("?hub.mode=subscribe&hub.verify_token=twin-verify-token-told-to-meta&hub.challenge=%3Cb%3E", false)]
    [InlineData("?hub.mode=subscribe&hub.verify_token=twin-verify-token-told-to-meta", false)]
    public async Task Question_isAnsweredOnlyToWhoKnowsTheToken(string query, bool isAnswered)
    {
        var result = await GetAsync(query);

        Assert.Equal(
            isAnswered ? "1158201444" : "401",
            (result as ContentHttpResult)?.ResponseContent ?? $"{(result as IStatusCodeHttpResult)?.StatusCode}");
    }
}
