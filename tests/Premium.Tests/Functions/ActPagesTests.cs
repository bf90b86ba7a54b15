using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Premium.Tests.Local;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>What people do by forms, as a browser without script sends them.</summary>
[Collection(CycleCollection.Name)]
public sealed class ActPagesTests(CycleFixture cycle)
{
    internal const string Branch = Settings.LocalKey + "0005";

    private static readonly string[] Keys =
    [
        "collect", "watch", "reconcile", "try-again", "decide", "receipt", "receipts", "withdraw-receipt", "pause",
        "resume", "mute", "unmute", "resend", "note", "replay", "rules", "erase",
    ];

    public static TheoryData<string> Acts => [.. Keys];

    private Uri Api => cycle.Stranger.BaseAddress!;

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task EachAct_showsItsForm_inBothLanguages_withALabelForEachField(string act)
    {
        using var desk = await Desk.SignedInAsync(Api);
        foreach (var language in new[] { "id", "en" })
        {
            var html = await desk.Http.GetStringAsync($"pages/acts/{act}?lang={language}");
            Assert.Contains($"lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.NotEmpty(Desk.Fields(html, $"acts/{act}")["once"]);
            foreach (var id in Desk.FieldIds(html))
            {
                Assert.Contains($"<label for=\"{id}\"", html, StringComparison.Ordinal);
            }
        }

        Assert.Contains($"pages/acts/{act}", await desk.Http.GetStringAsync("pages/acts"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mute", "village", "33.16")]
    [InlineData("mute", "until", "besok")]
    [InlineData("pause", "scope", "semua")]
    [InlineData("pause", "until", "2020-01-01")]
    [InlineData("try-again", "bill", "rubbish")]
    [InlineData("try-again", "reason", "")]
    [InlineData("receipt", "amount", "21,5")]
    [InlineData("receipt", "paidOn", "3 Desember")]
    [InlineData("decide", "reference", "1")]
    [InlineData("decide", "outcome", "maybe")]
    [InlineData("reconcile", "bank", "nobank")]
    [InlineData("reconcile", "payMonth", "2026-13")]
    [InlineData("resend", "village", "semua")]
    [InlineData("replay", "queue", "nothing")]
    [InlineData("rules", "file", "nothing.json")]
    [InlineData("erase", "nik", "3316")]
    [InlineData("note", "item", "")]
    public async Task WrongField_isNamed_theFormKeepsWhatWasFilledIn_andNothingChanges(
        string act, string field, string value)
    {
        using var desk = await Desk.SignedInAsync(Api);
        var good = Good();
        var form = await desk.FormAsync($"pages/acts/{act}", $"acts/{act}");
        foreach (var (name, filled) in good[act])
        {
            form[name] = filled;
        }

        form[field] = value;
        var answer = await desk.SendAsync($"pages/acts/{act}", form);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Belum dilakukan.", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        if (act == "erase")
        {
            Assert.DoesNotContain("value=\"3316\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SentTwice_andAgainByTheBackButton_itIsDoneOnce_withTheSameAnswer()
    {
        using var desk = await Desk.SignedInAsync(Api);
        var village = cycle.Villages[3].Code;
        var form = await desk.FormAsync($"pages/acts/mute?village={village}", "acts/mute");
        form["village"] = $"{village}";
        form["until"] = "2026-12-05";
        form["reason"] = "kantor desa pindah";

        var both = await Task.WhenAll(desk.SendAsync("pages/acts/mute", form), desk.SendAsync("pages/acts/mute", form));
        var again = await desk.SendAsync("pages/acts/mute", form);

        Assert.Contains(both, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(both, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(
            await both.First(a => a.StatusCode == HttpStatusCode.OK).Content.ReadAsStringAsync(),
            await again.Content.ReadAsStringAsync());
        var mute = Assert.Single(await MutesAsync(), m => (string?)m!["village"] == $"{village}")!;
        Assert.Equal("admin", (string?)mute["by"]);

        // The same page filled in otherwise is another request, and says so.
        form["until"] = "2026-12-06";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.SendAsync("pages/acts/mute", form)).StatusCode);

        var end = await desk.FormAsync("pages/acts/unmute", "acts/unmute");
        end["mute"] = (string)mute["mute"]!;
        end["reason"] = "sudah pindah";
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync("pages/acts/unmute", end)).StatusCode);
        Assert.False((bool)Assert.Single(await MutesAsync(), m => (string?)m!["village"] == $"{village}")!["inForce"]!);
    }

    [Fact]
    public async Task Collection_showsWhatItWouldTry_beforeItIsStarted()
    {
        using var desk = await Desk.SignedInAsync(Api);
        var html = await desk.Http.GetStringAsync("pages/acts/collect?lang=en");

        Assert.Contains("Tried now", html, StringComparison.Ordinal);
        Assert.Matches(@"\d+ bills, Rp[\d.]+", html);
    }

    [Fact]
    public async Task Item_isNotedOn_andTheWorklistFindsIt_byOwnerAndText()
    {
        using var desk = await Desk.SignedInAsync(Api);
        var item = (await cycle.Admin.GetFromJsonAsync<JsonNode>("worklist"))!["items"]!.AsArray()
            .First(i => (string?)i!["kind"] == "short")!;
        var key = (string)item["key"]!;
        var form = await desk.FormAsync($"pages/acts/note?item={Uri.EscapeDataString(key)}", "acts/note");
        (form["item"], form["owner"], form["comment"], form["signedOff"]) = (key, "Wati", "ke bank besok", "");
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync("pages/acts/note", form)).StatusCode);

        var mine = await desk.Http.GetStringAsync("pages/worklist?owner=Wati");
        Assert.Contains("dipegang Wati; ke bank besok", mine, StringComparison.Ordinal);
        Assert.Contains("1 dari ", mine, StringComparison.Ordinal);
        Assert.Contains("pages/acts/try-again?bill=", mine, StringComparison.Ordinal);

        // From the list itself: put off, with what is noted before left as it is, and back to the same list.
        static string Items(string page) => page.Split("class=\"wide runs\"")[0];
        var here = Desk.Fields(Items(mine), "acts/note");
        Assert.Equal(key, here["item"]);
        here["snoozedUntil"] = "2026-12-09";
        var answer = await (await desk.SendAsync("pages/acts/note?owner=Wati", here)).Content.ReadAsStringAsync();
        Assert.Contains("Dicatat.", answer, StringComparison.Ordinal);
        Assert.Contains("pages/worklist?owner=Wati\"", answer, StringComparison.Ordinal);
        mine = await desk.Http.GetStringAsync("pages/worklist?owner=Wati");
        Assert.Contains(
            "dipegang Wati; ditunda sampai 9 Desember 2026; ke bank besok", mine, StringComparison.Ordinal);
        Assert.Contains("Ditunda oleh seseorang (1)", mine, StringComparison.Ordinal);

        here = Desk.Fields(Items(mine), "acts/note");
        here["snoozedUntil"] = "2026-12-02";
        var refused = await desk.SendAsync("pages/acts/note", here);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "snoozedUntil: yang diterima tanggal 2026-12-03", await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);

        // Today: it was put off by mistake, and is back at once.
        here = Desk.Fields(Items(mine), "acts/note");
        here["snoozedUntil"] = "2026-12-03";
        await desk.SendAsync("pages/acts/note", here);
        mine = await desk.Http.GetStringAsync("pages/worklist?owner=Wati");
        Assert.DoesNotContain("Ditunda oleh seseorang", mine, StringComparison.Ordinal);
        var none = await desk.Http.GetStringAsync("pages/worklist?q=tidak-ada-desa-ini");
        Assert.Contains("Tidak ada yang cocok dengan pencarian ini.", none, StringComparison.Ordinal);
        Assert.Contains(
            (string)item["village"]!, await desk.Http.GetStringAsync($"pages/worklist?q={item["village"]}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branch_recordsReceipts_andDoesNothingElse()
    {
        using var desk = await Desk.SignedInAsync(Api, Branch);
        var acts = await desk.Http.GetStringAsync("pages/acts");
        Assert.Contains("pages/acts/receipts", acts, StringComparison.Ordinal);
        Assert.DoesNotContain("pages/acts/pause", acts, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Http.GetAsync("pages/acts/pause")).StatusCode);

        var form = await desk.FormAsync("pages/acts", "sign-out");
        form["scope"] = "all";
        form["reason"] = "coba";
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.SendAsync("pages/acts/pause", form)).StatusCode);
    }

    /// <summary>Whatever a file of rules lacks is said in the language of whoever sent it.</summary>
    [Theory]
    [InlineData("holidays-id.csv", "days", "date,name,type,source\n14-02-2027,Pemilu,libur_nasional,x",
        "baris 2, date: yang diterima tanggal seperti 2026-12-25, bukan &#x27;14-02-2027&#x27;")]
    [InlineData("holidays-id.csv", "", "date,name,type,source\n2027-02-14,Pemilu,libur_nasional,x",
        "yang diterima seluruh libur nasional 2026")]
    [InlineData("ladder.json", "days", "[]", "satu tahap sebelum batas aman dengan alsoUntried")]
    [InlineData("ladder.json", "", "{", "baris 1, $: teks JSON ini tidak dapat dibaca")]
    [InlineData("benefits.json", "", "[null]", "baris 1: yang diterima satu manfaat, bukan null")]
    [InlineData("funds.json", "", "[]", "yang diterima paling sedikit satu sumber dana")]
    [InlineData("bpu-bands-unverified.csv", "", "a,b", "baris 1: yang diterima kepala kolom")]
    [InlineData("messages-id.json", "", "{\"subject.none\":\"x\"}", "bukan teks pesan; yang diterima")]
    public async Task WrongRules_areRefusedInIndonesian_andInEnglish(
        string file, string adds, string text, string named)
    {
        using var desk = await Desk.SignedInAsync(Api);
        foreach (var language in new[] { "id", "en" })
        {
            var form = await desk.FormAsync($"pages/acts/rules?lang={language}", "acts/rules");
            (form["file"], form["adds"], form["text"], form["reason"]) = (file, adds, text, "coba saja");
            var answer = await desk.SendAsync($"pages/acts/rules?lang={language}", form);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(language == "id", html.Contains(named, StringComparison.Ordinal));
            Assert.Contains(language == "id" ? "Belum dilakukan." : "Not done.", html, StringComparison.Ordinal);
        }
    }

    private async Task<JsonArray> MutesAsync() =>
        (await cycle.Admin.GetFromJsonAsync<JsonNode>("mutes"))!["mutes"]!.AsArray();

    /// <summary>What each act would take, but for the field that a test makes wrong.</summary>
    private Dictionary<string, (string Name, string Value)[]> Good()
    {
        var village = $"{cycle.Villages[0].Code}";
        (string, string) reason = ("reason", "coba saja");
        return new(StringComparer.Ordinal)
        {
            ["mute"] = [("village", village), ("until", "2026-12-05"), reason],
            ["pause"] = [("scope", $"village:{village}"), reason],
            ["try-again"] = [("bill", $"{village}~pu~2026-11"), reason],
            ["receipt"] =
                [("bill", $"{village}~pu~2026-11"), ("number", "NB-9"), ("amount", "1"), ("paidOn", "2026-12-03")],
            ["decide"] =
            [
                ("reference", "12170120012611101"), ("outcome", "executed"), reason, ("evidence", "surat bank 1"),
            ],
            ["reconcile"] = [("bank", "bank-daerah"), ("payMonth", "2026-12")],
            ["resend"] = [("village", "all"), reason],
            ["replay"] = [("queue", "districts")],
            ["rules"] = [("file", "ladder.json"), ("text", "{}"), reason],
            ["erase"] = [("nik", "3316"), reason],
            ["note"] = [("comment", "coba")],
        };
    }
}
