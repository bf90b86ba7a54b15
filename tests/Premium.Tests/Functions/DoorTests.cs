using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>What a request must be to get through the one guard, and what every answer carries.</summary>
[Collection(CycleCollection.Name)]
public sealed class DoorTests(CycleFixture cycle)
{
    private const string Watch = """{"purpose":"watch"}""";

    /// <summary>What only who may act may post.</summary>
    public static TheoryData<string> GuardedPosts =>
    [
        .. Posts.Except(
            ["r/x", "webhooks/whatsapp", "pages/sign-in", "pages/sign-out", "cover", "pages/cover", "pages/messages"]),
    ];

    private static readonly string[] Posts =
    [
        "pages/sign-in", "pages/sign-out", "pages/acts/mute",
        "runs", "reconciliations", "decisions", "receipts", "receipts/withdrawals", "clearances", "poison", "rules",
        "imports", "imports/taken", "cover", "people/erasures", "pages/imports", "pages/imports/x",
        "pages/imports/x/columns", "pages/messages", "pages/cover", "webhooks/whatsapp",
        "mutes", "mutes/ends", "r/x", "alerts/resends",
    ];

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/json")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData("")]
    public async Task C26_BodyThatIsNotJson_isA415_andStartsNothing(string type)
    {
        var before = await RunsAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Watch));
        if (type.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        await AssertProblemAsync(await cycle.Admin.PostAsync("runs", content), HttpStatusCode.UnsupportedMediaType);
        Assert.Equal(before, await RunsAsync());
    }

    [Theory]
    [InlineData("Origin", "https://jahat.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "rubbish")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "CROSS-SITE")]
    public async Task C26_RequestThatAnotherSiteMakes_isA403_onEveryPost(string header, string value)
    {
        var before = await RunsAsync();
        foreach (var path in Posts)
        {
            using var request = Post(path, Watch);
            request.Headers.TryAddWithoutValidation(header, value);
            await AssertProblemAsync(await cycle.Admin.SendAsync(request), HttpStatusCode.Forbidden);
        }

        Assert.Equal(before, await RunsAsync());
    }

    /// <summary>Also behind a relay of the regency that tells the app another name than was asked.</summary>
    [Theory]
    [InlineData("", "Sec-Fetch-Site", "same-origin")]
    [InlineData("https://iuran.kab.example", "Sec-Fetch-Site", "same-origin")]
    [InlineData("https://iuran.kab.example", "X-Forwarded-Host", "iuran.kab.example")]
    [InlineData("https://iuran.kab.example", "X-Forwarded-Host", "iuran.kab.example, app.host.example")]
    public async Task RequestOfTheSiteItself_isLetThrough(string origin, string header, string value)
    {
        using var request = Post("runs", """{"purpose":"none"}""");
        request.Headers.Add(
            "Origin",
            origin.Length > 0 ? origin : cycle.Admin.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add(header, value);

        await AssertProblemAsync(await cycle.Admin.SendAsync(request), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task TooLargeBody_isA413_announcedOrNot()
    {
        var text = $$"""{"purpose":"{{new string('c', 70_000)}}"}""";
        using var announced = Post("runs", text);
        using var chunked = Post("runs", text);
        chunked.Headers.TransferEncodingChunked = true;

        await AssertProblemAsync(await cycle.Admin.SendAsync(announced), HttpStatusCode.RequestEntityTooLarge);
        await AssertProblemAsync(await cycle.Admin.SendAsync(chunked), HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("runs")]
    [InlineData("pages")]
    [InlineData("pages/runs/nothing")]
    [InlineData("runs/nothing")]
    [InlineData("r/nothing")]
    [InlineData("no/such/route")]
    public async Task EveryAnswer_isKeptFromCachesAndFrames(string path)
    {
        foreach (var client in new[] { cycle.Admin, cycle.Stranger })
        {
            var answer = await client.GetAsync(path);

            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        }
    }

    [Theory]
    [InlineData("GET", "no/such/route", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "runs", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "receipts", HttpStatusCode.MethodNotAllowed)]
    public async Task UnknownRouteOrMethod_isAProblem(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        await AssertProblemAsync(await cycle.Admin.SendAsync(request), status);
    }

    private static HttpRequestMessage Post(string path, string json) =>
        new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, (int)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["status"]!);
    }

    private async Task<IEnumerable<string?>> RunsAsync() =>
        [.. (await cycle.Admin.GetFromJsonAsync<JsonArray>("runs"))!.Select(r => (string?)r!["id"])];
}
