using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Tests.Local;
using PremiumFunctions.Local.Host;

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

    private static readonly IReadOnlyList<FunctionTrigger.Http> Routes =
    [
        .. FunctionCatalog.Read(typeof(PremiumFunctions.Settings).Assembly).Functions.Select(f => f.Trigger)
            .OfType<FunctionTrigger.Http>(),
    ];

    private static IEnumerable<string> Posts =>
        Routes.Where(r => r.Methods.Contains("post")).Select(r => Address(r.Route));

    private static string Address(string route) =>
        Regex.Replace(route, "{(.+?)}", field => field.Value == "{act}" ? "mute" : "x");

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

    /// <summary>By each function itself: a Functions host adds nothing.</summary>
    [Fact]
    public async Task EveryAnswer_isKeptFromCachesAndFrames()
    {
        var addresses = Routes.SelectMany(r => r.Methods.Append("put").Select(m => (m, Address(r.Route))));
        foreach (var (method, path) in addresses.Append(("patch", "no/such/route")))
        {
            foreach (var client in new[] { cycle.Admin, cycle.Stranger })
            {
                using var request = Post(path, "{}");
                request.Method = new HttpMethod(method);
                request.Content = method == "get" ? null : request.Content;
                var answer = await client.SendAsync(request);

                var said = answer.Headers.Concat(answer.Content.Headers).ToLookup(h => h.Key, h => h.Value.First());
                Assert.Equal(
                    (method, path, true, "nosniff", "DENY", "same-origin", true),
                    (method, path, answer.Headers.CacheControl?.NoStore,
                        said["X-Content-Type-Options"].FirstOrDefault(), said["X-Frame-Options"].FirstOrDefault(),
                        said["Referrer-Policy"].FirstOrDefault(),
                        said["Content-Security-Policy"].FirstOrDefault()?.EndsWith(
                            "frame-ancestors 'none'", StringComparison.Ordinal) == true));
            }
        }
    }

    /// <summary>Whoever asks: it is no secret which addresses there are.</summary>
    [Theory]
    [InlineData("GET", "no/such/route", "")]
    [InlineData("POST", "pages/no/such/page", "")]
    [InlineData("OPTIONS", "", "")]
    [InlineData("DELETE", "runs", "GET, POST")]
    [InlineData("PUT", "runs/collect~2026-12-03~12.17~01", "GET")]
    [InlineData("PATCH", "pages/imports/x/columns", "GET, POST")]
    [InlineData("GET", "receipts", "POST")]
    [InlineData("POST", "health/", "GET")]
    public async Task UnknownRouteOrMethod_isAProblem_withTheMethodsThatThereAre(
        string method, string path, string allowed)
    {
        foreach (var client in new[] { cycle.Admin, cycle.Stranger })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await client.SendAsync(request);

            Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
            await AssertProblemAsync(
                answer, allowed.Length == 0 ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed);
        }
    }

    [Fact]
    public async Task UnknownRoute_isAPage_toABrowser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "no/such/route");
        request.Headers.Accept.Add(new("text/html"));
        using var answer = await cycle.Stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"/api/pages", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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
