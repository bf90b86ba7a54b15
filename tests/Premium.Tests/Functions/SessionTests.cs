using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Premium.Tests.Local;
using PremiumFunctions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>Sessions as a browser has them, and as somebody abuses them.</summary>
[Collection(CycleCollection.Name)]
public sealed class SessionTests(CycleFixture cycle)
{
    private const string Viewer = Settings.LocalKey + "0004";
    private const string Branch = Settings.LocalKey + "0005";
    private const string District = Settings.LocalKey + "0006";

    private Uri Api => cycle.Stranger.BaseAddress!;

    [Fact]
    public async Task Page_withoutSession_leadsToTheSignIn_andBack()
    {
        using var desk = new Desk(Api);
        var first = await desk.Http.GetAsync("pages/worklist?lang=en");
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(
            "/api/pages/sign-in?lang=en&then=%2Fapi%2Fpages%2Fworklist%3Flang%3Den",
            first.Headers.Location!.OriginalString);

        var form = await desk.FormAsync(first.Headers.Location!.OriginalString);
        form["key"] = LocalParts.AdminKey;
        var signedIn = await desk.SendAsync("pages/sign-in?lang=en", form);

        Assert.Equal("/api/pages/worklist?lang=en", signedIn.Headers.Location!.OriginalString);
        var page = await desk.Http.GetStringAsync(signedIn.Headers.Location);
        Assert.Contains("<span>admin</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(LocalParts.AdminKey, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKey_isSaidSo_andOpensNothing()
    {
        using var desk = new Desk(Api);
        var answer = await desk.SignInAsync("local-admin-key-9999");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Kunci ini tidak dikenal", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(desk.Session);
    }

    [Theory]
    [InlineData("https://evil.example/api/pages")]
    [InlineData("//evil.example/api/pages")]
    [InlineData("/\\evil.example")]
    [InlineData("/api\\..\\//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task SignIn_leadsNowhereElse(string then)
    {
        using var desk = new Desk(Api);

        var answer = await desk.SignInAsync(LocalParts.AdminKey, then);
        Assert.Equal("/api/pages", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Cookie_isForThisHostAndNoScript_andSecureWhereItIsNotThisMachine()
    {
        using var desk = new Desk(Api);
        var here = Assert.Single((await desk.SignInAsync(LocalParts.AdminKey)).Headers.GetValues("Set-Cookie"));
        Assert.Contains("; path=/; samesite=lax; httponly", here, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", here, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", here, StringComparison.OrdinalIgnoreCase);

        foreach (var (header, value) in new[]
        {
            ("Host", "iuran.blorakab.example"), ("X-Forwarded-Host", "iuran.blorakab.example"),
            ("X-Forwarded-Proto", "https"),
        })
        {
            using var away = new Desk(Api);
            away.Http.DefaultRequestHeaders.Add(header, value);
            var there = Assert.Single((await away.Http.GetAsync("pages/sign-in")).Headers.GetValues("Set-Cookie"));
            Assert.Contains("; secure", there, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignIn_isANewSession_whateverCookieWasThere()
    {
        using var desk = new Desk(Api);
        desk.Cookies.Add(new Cookie("premium", "chosen-by-somebody-else", "/", Api.Host));
        await desk.SignInAsync(LocalParts.AdminKey);

        Assert.NotEqual("chosen-by-somebody-else", desk.Session!.Value);
        Assert.Equal(HttpStatusCode.OK, (await desk.Http.GetAsync("pages")).StatusCode);
    }

    [Fact]
    public async Task SignOut_endsIt_andTakesAForm()
    {
        using var desk = await Desk.SignedInAsync(Api);
        var form = await desk.FormAsync("pages", "sign-out");
        var without = await desk.SendAsync("pages/sign-out", new Dictionary<string, string> { ["a"] = "b" });
        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.NotNull(desk.Session);

        Assert.Equal(HttpStatusCode.SeeOther, (await desk.SendAsync("pages/sign-out", form)).StatusCode);
        Assert.Null(desk.Session);
        Assert.Equal(HttpStatusCode.SeeOther, (await desk.Http.GetAsync("pages")).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task ChangedCookie_opensNothing(int at)
    {
        using var desk = await Desk.SignedInAsync(Api);
        var value = desk.Session!.Value.ToCharArray();
        at = at < 0 ? value.Length - 2 : at;
        value[at] = value[at] == 'A' ? 'B' : 'A';
        using var other = new Desk(Api);
        other.Cookies.Add(new Cookie("premium", new string(value), "/", Api.Host));

        Assert.Equal(HttpStatusCode.SeeOther, (await other.Http.GetAsync("pages")).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task PostOfAnotherSite_isRefused_thoughCookieAndFormAreRight(string header, string value)
    {
        using var desk = await Desk.SignedInAsync(Api);
        var form = await desk.FormAsync("pages/imports", "imports");
        desk.Http.DefaultRequestHeaders.Add(header, value);

        await AssertNothingStartedAsync(desk, form, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task PostWithoutForm_orWithThatOfAnother_isRefused()
    {
        using var desk = await Desk.SignedInAsync(Api);
        using var second = await Desk.SignedInAsync(Api, LocalParts.SecondKey);
        var theirs = await second.FormAsync("pages/imports", "imports");

        await AssertNothingStartedAsync(desk, new Dictionary<string, string>(), HttpStatusCode.Forbidden);
        await AssertNothingStartedAsync(desk, theirs, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task JsonOfASession_takesTheFormsTokenAsAHeader()
    {
        using var desk = await Desk.SignedInAsync(Api);
        var mutes = await cycle.Admin.GetStringAsync("mutes");
        var mute = new { village = $"{cycle.Villages[0].Code}", reason = "coba", until = "2026-12-04" };
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Http.PostAsJsonAsync("mutes", mute)).StatusCode);
        Assert.Equal(mutes, await cycle.Admin.GetStringAsync("mutes"));

        // A wrong body: that it is read shows that it was let in.
        desk.Http.DefaultRequestHeaders.Add("x-form-token", (await desk.FormAsync("pages", "sign-out"))["form-token"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.Http.PostAsJsonAsync("mutes", new { a = "b" })).StatusCode);
    }

    [Theory]
    [InlineData(Viewer, "pages", 200)]
    [InlineData(Viewer, "worklist", 200)]
    [InlineData(Branch, "pages", 403)]
    [InlineData(Branch, "worklist", 403)]
    [InlineData(Branch, "members?district=12.17.01", 403)]
    [InlineData(Branch, "remittances?bank=bank-daerah&day=2026-12-03", 200)]
    [InlineData(District, "pages", 403)]
    [InlineData(District, "pages/districts/12.17.01", 200)]
    [InlineData(District, "districts/12.17.01", 200)]
    [InlineData(District, "pages/districts/12.17.02", 404)]
    [InlineData(District, "districts/12.17.02", 404)]
    [InlineData(District, "members?district=12.17.01", 403)]
    public async Task Role_readsWhatIsItsOwn(string key, string path, int status)
    {
        using var desk = await Desk.SignedInAsync(Api, key);
        Assert.Equal(status, (int)(await desk.Http.GetAsync(path)).StatusCode);

        using var program = new HttpRequestMessage(HttpMethod.Get, path);
        program.Headers.Add(AdminKeys.Header, key);
        Assert.Equal(status, (int)(await cycle.Stranger.SendAsync(program)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(DoorTests.GuardedPosts), MemberType = typeof(DoorTests))]
    public async Task Viewer_changesNothing(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { }) };
        request.Headers.Add(AdminKeys.Header, Viewer);

        Assert.Equal(HttpStatusCode.Forbidden, (await cycle.Stranger.SendAsync(request)).StatusCode);
    }

    private async Task AssertNothingStartedAsync(
        Desk desk, IReadOnlyDictionary<string, string> form, HttpStatusCode status)
    {
        var before = (await cycle.Admin.GetFromJsonAsync<JsonNode>("imports"))!.ToJsonString();
        using var content = new MultipartFormDataContent
        {
            { new StringContent("contacts"), "kind" },
            { new StringContent("kode desa;peran\n12.17.01.2001;kades\n"), "file", "kontak.csv" },
        };
        foreach (var (name, value) in form)
        {
            content.Add(new StringContent(value), name);
        }

        var answer = await desk.Http.PostAsync("pages/imports", content);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(before, (await cycle.Admin.GetFromJsonAsync<JsonNode>("imports"))!.ToJsonString());
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }
}
