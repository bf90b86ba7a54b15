using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>The page behind the link of a message, over HTTP; nobody here has a key.</summary>
[Collection(CycleCollection.Name)]
public sealed class ReplyPagesTests(CycleFixture cycle) : IDisposable
{
    private readonly HttpClient phone = new(new HttpClientHandler { AllowAutoRedirect = false });

    public void Dispose() => phone.Dispose();

    private ReplyLinks Links => cycle.Parts.Get<ReplyLinks>();

    private Uri LinkOf(VillageCode village, DateTimeOffset? at = null) =>
        Links.For(village, ContactRole.Treasurer, at ?? cycle.Parts.Clock.GetUtcNow())!;

    private VillageCode Short => cycle.First.Sheets.SelectMany(s => s.Bills)
        .First(b => b.State == BillState.Short).Village;

    private async Task<int> AnswersAsync(VillageCode village) =>
        (await cycle.Parts.Get<IReplies>().DistrictAsync(village.District, default)).Of(village).Count;

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    [Fact]
    public async Task Looking_changesNothing_andNoProxyOrSearchEngineKeepsIt()
    {
        var village = Short;
        var before = await AnswersAsync(village);
        for (var i = 0; i < 3; i++)
        {
            var answer = await phone.GetAsync(LinkOf(village) + "?noted=1&act=paid&slip=ABC&day=2026-12-03");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
            Assert.Equal(["noindex, nofollow, noarchive"], answer.Headers.GetValues("X-Robots-Tag"));
            Assert.Contains("Tagihan yang terbuka", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(before, await AnswersAsync(village));
    }

    [Fact]
    public async Task Answer_sentTwice_isKeptOnce_andIsOnTheWorklist()
    {
        var (village, before) = (Short, await AnswersAsync(Short));
        var link = LinkOf(village);
        var today = cycle.Parts.Get<Rules>().Today(cycle.Parts.Clock.GetUtcNow());
        Task<HttpResponseMessage> SendAsync() => phone.PostAsync(
            link, Form(("act", "paid"), ("slip", "slip-77/A"), ("day", $"{today:yyyy-MM-dd}")));

        var (first, second) = (await SendAsync(), await SendAsync());
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(before + 1, await AnswersAsync(village));
        var page = await phone.GetStringAsync(new Uri(link, first.Headers.Location!));
        Assert.Contains("Tercatat, terima kasih", page, StringComparison.Ordinal);
        Assert.Contains("SLIP-77/A", page, StringComparison.Ordinal);
        var list = await cycle.Admin.GetFromJsonAsync<JsonNode>("worklist");
        Assert.Contains(list!["items"]!.AsArray(), i => (string?)i!["key"] == $"says-paid~{village}");
    }

    [Fact]
    public async Task WrongField_isSaidOnThePage_inEitherLanguage_andNothingIsKept()
    {
        var (village, before) = (Short, await AnswersAsync(Short));
        async Task<string> RefusedAsync(string query)
        {
            var answer = await phone.PostAsync(
                LinkOf(village) + query, Form(("act", "wrong"), ("text", "NIK 3316120101700001 <b>keliru</b>")));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }

        Assert.Contains("Keterangan: tanpa NIK", await RefusedAsync(""), StringComparison.Ordinal);
        var english = await RefusedAsync("?lang=en");
        Assert.Contains("The text: expected no NIK", english, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>keliru", english, StringComparison.Ordinal);
        Assert.Equal(before, await AnswersAsync(village));
    }

    [Fact]
    public async Task ExpiredLink_isGone_forgedOneIsNotThere_andBothSayWhomToCall()
    {
        var expired = LinkOf(Short, cycle.Parts.Clock.GetUtcNow().AddDays(-ReplyLinks.DaysMax - 1));
        var good = LinkOf(Short).ToString();
        var forged = good[..^1] + (good[^1] == 'A' ? 'B' : 'A');
        foreach (var (link, status) in new[] { ($"{expired}", HttpStatusCode.Gone), (forged, HttpStatusCode.NotFound) })
        {
            foreach (var answer in new[]
            {
                await phone.GetAsync(link), await phone.PostAsync(link, Form(("act", "other"), ("text", "Bu Tini"))),
            })
            {
                var page = await answer.Content.ReadAsStringAsync();
                Assert.Equal(status, answer.StatusCode);
                Assert.Contains($"Hubungi {cycle.Parts.Get<Settings>().Office.Text}.", page, StringComparison.Ordinal);
                Assert.DoesNotContain("Desa ", page, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("application/json", "{\"act\":\"paid\"}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", "act=paid", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "act=lunas", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "act=wrong", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", null, HttpStatusCode.RequestEntityTooLarge)]
    public async Task WhatIsNoFormOfThePage_isRefused_andNothingIsKept(string type, string? body, HttpStatusCode status)
    {
        var (village, before) = (Short, await AnswersAsync(Short));
        using var content = new StringContent(body ?? "act=wrong&text=" + new string('x', 70_000), Encoding.UTF8, type);

        Assert.Equal(status, (await phone.PostAsync(LinkOf(village), content)).StatusCode);
        Assert.Equal(before, await AnswersAsync(village));
    }

    [Fact]
    public async Task FormThatAnotherSiteMakesABrowserSend_isRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, LinkOf(Short))
        {
            Content = Form(("act", "other"), ("text", "Bu Tini")),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await phone.SendAsync(request)).StatusCode);
    }

    /// <summary>An old phone names the site that its form is of, and no Sec-Fetch-Site.</summary>
    [Fact]
    public async Task FormOfABrowserThatNamesItsOriginAlone_isTaken()
    {
        var (village, before) = (Short, await AnswersAsync(Short));
        using var request = new HttpRequestMessage(HttpMethod.Post, LinkOf(village))
        {
            Content = Form(("act", "other"), ("text", "Bu Tini menggantikan")),
        };
        request.Headers.Add("Origin", LinkOf(village).GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.SeeOther, (await phone.SendAsync(request)).StatusCode);
        Assert.Equal(before + 1, await AnswersAsync(village));
    }

    [Theory]
    [InlineData("", "Jawaban belum tercatat", "Hubungi ")]
    [InlineData("?lang=en", "The answer was not kept", "Call ")]
    public async Task AnswerThatIsRefused_isAPageInTheReadersLanguage_andSaysWhomToCall(
        string query, string said, string call)
    {
        foreach (var (origin, form, status) in new[]
        {
            ("null", Form(("act", "other"), ("text", "Bu Tini")), HttpStatusCode.Forbidden),
            ("", Form(("act", "lunas")), HttpStatusCode.BadRequest),
            ("", Form(("act", "wrong"), ("text", new string('x', 70_000))), HttpStatusCode.RequestEntityTooLarge),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, LinkOf(Short) + query) { Content = form };
            request.Headers.Add("Accept", "text/html,*/*;q=0.8");
            if (origin.Length > 0)
            {
                request.Headers.Add("Origin", origin);
            }

            var answer = await phone.SendAsync(request);
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains(said, page, StringComparison.Ordinal);
            Assert.Contains($"{call}{cycle.Parts.Get<Settings>().Office.Text}.", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Mute_isListedUnderItsAdmin_untilItIsEnded()
    {
        var village = $"{cycle.Villages[1].Code}";
        var until = cycle.Parts.Get<Rules>().Today(cycle.Parts.Clock.GetUtcNow()).AddDays(5);
        async Task<JsonNode> PostAsync(string path, object body)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await cycle.Stranger.PostAsJsonAsync(path, body)).StatusCode);
            var answer = await cycle.Admin.PostAsJsonAsync(path, body);
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }

        var muted = await PostAsync("mutes", new { village, reason = "kantor desa pindah", until });
        Assert.True((bool)muted["inForce"]!);
        var ended = await PostAsync("mutes/ends", new { mute = (string?)muted["mute"], reason = "sudah selesai" });
        Assert.Equal((string?)muted["by"], (string?)ended["endedBy"]);
        Assert.Contains(
            (await cycle.Admin.GetFromJsonAsync<JsonNode>("mutes"))!["mutes"]!.AsArray(),
            m => (string?)m!["mute"] == (string?)muted["mute"] && !(bool)m["inForce"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await cycle.Admin.PostAsJsonAsync(
            "mutes/ends", new { mute = $"{village}~000099", reason = "sudah selesai" })).StatusCode);
    }
}
