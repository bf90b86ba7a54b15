using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Premium.Tests.Local;
using PremiumFunctions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>The HTTP functions as a caller sees them, on an installation that worked a whole day.</summary>
[Collection(CycleCollection.Name)]
public sealed class HttpTests(CycleFixture cycle)
{
    public static TheoryData<string> Guarded => new(
        "runs", "districts/12.17.01", "pages", "pages/districts/12.17.01", "audit?district=12.17.01",
        "bills/12.17.01.2003~pu~2026-11/evidence",
        $"remittances?bank={SampleBanks.Ids[0]}&day=2026-12-03");

    [Fact]
    public async Task Health_needsNoKey()
    {
        var health = await cycle.Stranger.GetFromJsonAsync<JsonNode>("health");

        Assert.Equal("ok", (string?)health!["status"]);
        Assert.Equal("2026-12-03", (string?)health["today"]);
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task WithoutKey_orWithAWrongOne_nothingIsShown(string path)
    {
        AuthenticationHeaderValue?[] basics =
        [
            null, Basic("admin:wrong"), Basic("admin:" + LocalParts.AdminKey), new("Basic", "not base64"),
            new("Bearer", LocalParts.AdminKey),
        ];
        string[] keys = ["wrong", LocalParts.AdminKey + "1", LocalParts.AdminKey[..^1]];

        // At once: whoever guesses waits for each answer.
        await Task.WhenAll(
        [
            .. basics.Select(basic => RefusedAsync(headers => headers.Authorization = basic)),
            .. keys.Select(key => RefusedAsync(headers => headers.Add(AdminKeys.Header, key))),
        ]);

        async Task RefusedAsync(Action<HttpRequestHeaders> with)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            with(request.Headers);
            await AssertRefusedAsync(request);
        }
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("reconciliations")]
    public async Task WithoutKey_nothingIsStarted(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(new { purpose = "collect", bank = "bank-daerah", payMonth = "2026-12" }),
        };
        await AssertRefusedAsync(request);
    }

    [Theory]
    [InlineData("runs", """{"purpose":"pay"}""", "purpose")]
    [InlineData("runs", """{"purpose":""}""", "purpose")]
    [InlineData("runs", "{}", "purpose")]
    [InlineData("runs", """{"purpose":"collect","force":"yes"}""", "force")]
    [InlineData("runs", """{"purpose":1}""", "purpose")]
    [InlineData("runs", "", "purpose")]
    [InlineData("runs", "null", "purpose")]
    [InlineData("runs", "[]", "purpose")]
    [InlineData("runs", "{\"purpose\":\"collect\"", "purpose")]
    [InlineData("reconciliations", """{"bank":"nobank","payMonth":"2026-12"}""", "bank: expected one of bank-daerah")]
    [InlineData("reconciliations", """{"bank":"bank-daerah","payMonth":"2026-13"}""", "payMonth: expected")]
    [InlineData("reconciliations", """{"bank":"bank-daerah","payMonth":"November"}""", "payMonth: expected")]
    [InlineData("reconciliations", """{"bank":"bank-daerah"}""", "payMonth: missing")]
    [InlineData("reconciliations", """{"payMonth":"2026-12"}""", "bank: missing")]
    public async Task WrongBody_isA400_thatNamesTheField(string path, string body, string named)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await AssertBadAsync(await cycle.Admin.PostAsync(path, content), named);
    }

    [Fact]
    public async Task RunStartedByHand_isWorkedAndShown()
    {
        var started = await cycle.Admin.PostAsJsonAsync("runs", new { purpose = "watch" });
        var run = (await started.Content.ReadFromJsonAsync<JsonNode>())!;
        JsonNode shown = run;
        await Until.TrueAsync(async () =>
        {
            shown = (await cycle.Admin.GetFromJsonAsync<JsonNode>(started.Headers.Location))!;
            return shown["districts"]!.AsArray().All(d => d!["tally"] is not null);
        });

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal(("Watch", "Open"), ((string?)run["purpose"], (string?)run["state"]));
        Assert.Equal(9, shown["districts"]!.AsArray().Count);
        Assert.Equal(260, (int)shown["tally"]!["expected"]!);
        Assert.True((bool)shown["tally"]!["addsUp"]!);
        Assert.Equal(cycle.First.Transfers, cycle.Parts.Twin.Ledger.Transfers());
    }

    [Fact]
    public async Task Runs_areListed()
    {
        var runs = (await cycle.Admin.GetFromJsonAsync<JsonArray>("runs"))!;

        var first = Assert.Single(runs, r => (string?)r!["id"] == cycle.First.Run.Id)!;
        Assert.Equal(("Collect", "Amber"), ((string?)first["purpose"], (string?)first["state"]));
        Assert.Equal(cycle.First.Run.Tally.Done, (int)first["tally"]!["done"]!);
        Assert.True(runs.Count >= 14);
    }

    [Theory]
    [InlineData("runs/collect~2026-12-03~99")]
    [InlineData("runs/rubbish")]
    [InlineData("runs/~~")]
    [InlineData("districts/99.99.99")]
    public async Task UnknownThing_isA404(string path)
    {
        var answer = await cycle.Admin.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(path.Split('/')[1], await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WrongDistrictCode_isA400() =>
        await AssertBadAsync(await cycle.Admin.GetAsync("districts/12"), "12");

    [Fact]
    public async Task District_showsItsBills_andNoAccountNumber()
    {
        var text = await cycle.Admin.GetStringAsync("districts/12.17.01");
        var villages = cycle.Parts.Districts[0].Villages;
        var bills = JsonNode.Parse(text)!["bills"]!.AsArray();

        Assert.Equal(
            villages.Select(v => v.Code.ToString()), bills.Select(b => (string?)b!["village"]).Distinct().Order());
        Assert.All(villages, v => Assert.DoesNotContain($"99{v.Code.Digits}7", text));
        Assert.DoesNotContain("9900000000017", text);
    }

    private static AuthenticationHeaderValue Basic(string pair) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));

    private static async Task AssertBadAsync(HttpResponseMessage answer, string named)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            named, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"], StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(HttpRequestMessage request)
    {
        var answer = await cycle.Stranger.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        // A browser would ask for name and password by itself, and keep them for as long as it runs.
        Assert.Equal("Key", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.DoesNotContain(LocalParts.AdminKey, text);
        Assert.DoesNotContain("12.17", text);
    }
}
