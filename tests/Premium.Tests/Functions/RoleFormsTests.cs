using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Tests.Local;
using PremiumFunctions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>What the forms of the desk are to each role, and to who opens or mistypes them.</summary>
[Collection(CycleCollection.Name)]
public sealed partial class RoleFormsTests(CycleFixture cycle)
{
    private const string Checker = Settings.LocalKey + "0003";
    private const string Viewer = Settings.LocalKey + "0004";

    private Uri Api => cycle.Stranger.BaseAddress!;

    [Theory]
    [InlineData(Checker)]
    [InlineData(Viewer)]
    public async Task WhoReadsEverything_asksTheFormsThatOnlyRead(string key)
    {
        using var desk = await Desk.SignedInAsync(Api, key);
        var cover = await desk.FormAsync("pages/cover", "pages/cover");
        (cover["nik"], cover["month"]) = ("9999999999999999", "2026-11");
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync("pages/cover", cover)).StatusCode);

        var message = await desk.FormAsync("pages/messages", "pages/messages");
        (message["village"], message["stage"], message["language"]) = ($"{cycle.Villages[4].Code}", "missed", "id");
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync("pages/messages", message)).StatusCode);

        using var program = new HttpRequestMessage(HttpMethod.Post, "cover")
        {
            Content = JsonContent.Create(new { nik = "9999999999999999", month = "2026-11" }),
        };
        program.Headers.Add(AdminKeys.Header, key);
        Assert.Equal(HttpStatusCode.OK, (await cycle.Stranger.SendAsync(program)).StatusCode);

        cover.Remove("form-token");
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.SendAsync("pages/cover", cover)).StatusCode);
    }

    [Fact]
    public async Task Checker_isShownTheButtonOfAnImportThatTakesTwo_andOfNoOther()
    {
        using var desk = await Desk.SignedInAsync(Api, Checker);
        using var viewer = await Desk.SignedInAsync(Api, Viewer);
        var (ordinary, drops) = (await ShowAsync(""), await ShowAsync("&full=yes"));

        Assert.Contains(">Ambil<", await desk.Http.GetStringAsync($"pages/imports/{drops}"), StringComparison.Ordinal);
        foreach (var (reader, import) in new[] { (desk, ordinary), (viewer, ordinary), (viewer, drops) })
        {
            var page = await reader.Http.GetStringAsync($"pages/imports/{import}");
            Assert.DoesNotContain(">Ambil<", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/columns\"", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "type=\"file\"", await viewer.Http.GetStringAsync("pages/imports"), StringComparison.Ordinal);
        using var take = new HttpRequestMessage(HttpMethod.Post, "imports/taken")
        {
            Content = JsonContent.Create(new { import = ordinary }),
        };
        take.Headers.Add(AdminKeys.Header, Checker);
        var refused = await cycle.Stranger.SendAsync(take);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("an admin takes it", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>What a checker may not do is no link to a refusal.</summary>
    [Fact]
    public async Task Checker_isLedFromTheWorklistToWhatItMaySign_andToNothingElse()
    {
        using var desk = await Desk.SignedInAsync(Api, Checker);
        using var admin = await Desk.SignedInAsync(Api);
        async Task<List<string>> ActsAsync(Desk reader) =>
        [
            .. Address().Matches((await reader.Http.GetStringAsync("pages/worklist")).Split("class=\"todo\"", 2)[^1])
                .Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
                .Where(a => a.StartsWith("/api/pages/acts/", StringComparison.Ordinal)).Distinct(),
        ];

        Assert.Contains(await ActsAsync(admin), a => a.Contains("acts/try-again?", StringComparison.Ordinal));
        foreach (var act in await ActsAsync(desk))
        {
            Assert.Equal(HttpStatusCode.OK, (await desk.Http.GetAsync(act)).StatusCode);
        }
    }

    [Fact]
    public async Task Branch_beginsAtItsActs_andIsLedToNothingThatItMayNotSee()
    {
        using var desk = new Desk(Api);
        var signedIn = await desk.SignInAsync(ActPagesTests.Branch, "/api/pages");
        Assert.Equal("/api/pages/acts", signedIn.Headers.Location!.OriginalString);

        var acts = await desk.Http.GetStringAsync("pages/acts");
        var notAllowed = await (await desk.Http.GetAsync("pages")).Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent("tagihan;nomor bukti;jumlah;tanggal bayar\nbukan;NB-1;1;2026-12-03\n"), "file",
                "bukti.csv"
            },
        };
        foreach (var (name, value) in await desk.FormAsync("pages/acts/receipts", "acts/receipts"))
        {
            form.Add(new StringContent(value), name);
        }

        var answer = await desk.Http.PostAsync("pages/acts/receipts", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var done = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Baris 2", done, StringComparison.Ordinal);

        Assert.Contains("class=\"up\" href=\"/api/pages/acts\"", notAllowed, StringComparison.Ordinal);
        foreach (var page in new[] { acts, notAllowed, done })
        {
            Assert.All(
                Address().Matches(page).Select(m => m.Groups[1].Value).Where(a => a != "#content"),
                a => Assert.Matches("^/api/pages/acts|^\\?lang=|^/api/pages\\?lang=", a));
        }
    }

    [Fact]
    public async Task Subject_isFixedOnAPageOpenedForIt_andOpenWhereItWasMistyped()
    {
        using var desk = await Desk.SignedInAsync(Api);
        Assert.Contains("readonly", Scope(await desk.Http.GetStringAsync("pages/acts/pause?scope=all")));
        var form = await desk.FormAsync("pages/acts/pause", "acts/pause");
        (form["scope"], form["reason"]) = ($"village:{cycle.Villages[0].Code}"[..^1], "coba saja");

        var answer = await desk.SendAsync("pages/acts/pause", form);
        var field = Scope(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"value=\"{form["scope"]}\"", field, StringComparison.Ordinal);
        Assert.DoesNotContain("readonly", field, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoteForms_sendWhatTheyWereShownWith()
    {
        using var desk = await Desk.SignedInAsync(Api);
        var key = (string)(await cycle.Admin.GetFromJsonAsync<JsonNode>("worklist"))!["items"]!.AsArray()
            .Last(i => (string?)i!["kind"] == "short")!["key"]!;
        var form = await desk.FormAsync($"pages/acts/note?item={Uri.EscapeDataString(key)}", "acts/note");
        Assert.Equal("", form["owner-was"]);
        (form["item"], form["owner"], form["comment"]) = (key, "Lasmi", "");
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync("pages/acts/note", form)).StatusCode);

        foreach (var page in new[]
        {
            $"pages/acts/note?item={Uri.EscapeDataString(key)}", "pages/worklist?owner=Lasmi",
        })
        {
            var html = (await desk.Http.GetStringAsync(page)).Split("class=\"wide runs\"")[0];
            var shown = Desk.Fields(html, "acts/note");
            Assert.Equal(("Lasmi", "", ""), (shown["owner-was"], shown["snoozedUntil-was"], shown["comment-was"]));
        }
    }

    /// <summary>A dry run that nobody takes: one person of a village, for a month of its own.</summary>
    private async Task<string> ShowAsync(string more)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(
            "kode desa;NIK;nama;kelompok;upah\n"
                + $"{cycle.Villages[8].Code};9999010101600031;Rini Umpama;RT/RW;600000\n"));
        content.Headers.Add("Content-Type", "text/csv");
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"imports?kind=members&from=2028-06&name=peserta.csv{more}")
        { Content = content };
        request.Headers.Add(AdminKeys.Header, LocalParts.AdminKey);
        var answer = await cycle.Stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["import"]!["id"]!;
    }

    private static string Scope(string html) => ScopeField().Match(html).Value;

    [GeneratedRegex("<input id=\"scope\"[^>]*>")]
    private static partial Regex ScopeField();

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"")]
    private static partial Regex Address();
}
