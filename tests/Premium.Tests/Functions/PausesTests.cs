using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Premium.Tests.Local;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>Pauses over HTTP; they begin later, so that nothing of the installation is held by them.</summary>
[Collection(CycleCollection.Name)]
public sealed class PausesTests(CycleFixture cycle)
{
    [Fact]
    public async Task Pause_isListedUnderItsAdmin_untilItIsResumed()
    {
        var scope = $"village:{cycle.Villages[0].Code}";
        var ordered = await PostAsync("pauses", new
        {
            scope,
            reason = "pemilihan kepala desa",
            from = "2026-12-20",
            until = "2026-12-22",
        });
        var id = (string)ordered["pause"]!;

        Assert.Equal(scope, (string?)ordered["scope"]);
        Assert.False((bool)ordered["inForce"]!);
        Assert.Equal("2026-12-22", (string?)ordered["until"]);
        Assert.Null((string?)(await ListedAsync(id))["resumedBy"]);

        var resumed = await PostAsync("pauses/resumptions", new { pause = id, reason = "sudah selesai" });
        Assert.Equal((string?)ordered["by"], (string?)resumed["resumedBy"]);
        Assert.Equal("sudah selesai", (string?)(await ListedAsync(id))["resumedBecause"]);
    }

    /// <summary>Both pages, which are one: in force and over, by name, and ended from where it stands.</summary>
    [Theory]
    [InlineData("pauses", "resume", "pauses", "scope", "village:")]
    [InlineData("mutes", "unmute", "mutes", "village", "")]
    public async Task Page_namesWhatIsStopped_byWhom_why_untilWhen_andEndsIt(
        string page, string act, string list, string field, string before)
    {
        var village = cycle.Villages[page == "pauses" ? 4 : 5];
        var reason = $"rapat desa {page}";
        var body = new Dictionary<string, string>
        {
            [field] = before + village.Code,
            ["reason"] = reason,
            ["until"] = "2026-12-09",
        };
        if (page == "pauses")
        {
            body["from"] = "2026-12-08";
        }

        await PostAsync(list, body);
        using var desk = await Desk.SignedInAsync(cycle.Stranger.BaseAddress!);
        var html = await desk.Http.GetStringAsync($"pages/{page}");
        Assert.Contains($"Desa {village.Name}, Kec. ", html, StringComparison.Ordinal);
        Assert.Contains(reason, html, StringComparison.Ordinal);
        Assert.Contains("9 Desember 2026", html, StringComparison.Ordinal);
        Assert.Contains(page == "pauses" ? "akan berlaku" : "berlaku", html, StringComparison.Ordinal);
        Assert.Contains($"/api/{list}?format=xlsx", html, StringComparison.Ordinal);
        Assert.Contains($"pages/{page}\"", await desk.Http.GetStringAsync("pages/worklist"), StringComparison.Ordinal);

        var form = Desk.Fields(html, $"acts/{act}");
        form["reason"] = "rapat batal";
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync($"pages/acts/{act}", form)).StatusCode);
        html = await desk.Http.GetStringAsync($"pages/{page}?lang=en");
        Assert.Contains("admin: rapat batal", html, StringComparison.Ordinal);
        Assert.Contains("over</span>", html, StringComparison.Ordinal);

        // Who may only read sees the same and ends nothing.
        using var viewer = await Desk.SignedInAsync(
            cycle.Stranger.BaseAddress!, LocalParts.AdminKey.Replace("0001", "0004", StringComparison.Ordinal));
        html = await viewer.Http.GetStringAsync($"pages/{page}");
        Assert.Contains(reason, html, StringComparison.Ordinal);
        Assert.DoesNotContain($"acts/{act}", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pauses", "scope", "kabupaten", HttpStatusCode.BadRequest, "scope: expected village:")]
    [InlineData("pauses", "reason", "ya", HttpStatusCode.BadRequest, "reason: expected 5 to 500")]
    [InlineData("pauses", "reason", "NIK 3316120101700001", HttpStatusCode.BadRequest, "no account number and no NIK")]
    [InlineData("pauses", "until", "2026-11-01", HttpStatusCode.BadRequest, "until: expected a day from 2026-12-")]
    [InlineData("pauses/resumptions", "pause", "999999", HttpStatusCode.NotFound, "no pause '999999'")]
    public async Task WrongField_isRefusedByName(
        string path, string field, string value, HttpStatusCode status, string named)
    {
        var body = path == "pauses"
            ? new Dictionary<string, string> { ["scope"] = "all", ["reason"] = "pemilihan", ["from"] = "2026-12-20" }
            : new Dictionary<string, string> { ["pause"] = "000001", ["reason"] = "pemilihan" };
        body[field] = value;

        var answer = await cycle.Admin.PostAsJsonAsync(path, body);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await cycle.Stranger.PostAsJsonAsync(path, body)).StatusCode);
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        var answer = await cycle.Admin.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<JsonNode> ListedAsync(string id) =>
        (await cycle.Admin.GetFromJsonAsync<JsonNode>("pauses"))!["pauses"]!.AsArray()
        .Single(p => (string?)p!["pause"] == id)!;
}
