using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;
using PremiumFunctions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>A file with other people's headings, by pages without script; for a month of its own.</summary>
[Collection(CycleCollection.Name)]
public sealed class ColumnPagesTests(CycleFixture cycle)
{
    private const string Headings = "No;Wil. Desa;No. Identitas;Sebutan;Gol;Pokok";

    private VillageCode Village => cycle.Villages[9].Code;

    [Fact]
    public async Task FileOfOtherHeadings_isMapped_saved_andReadByTheMapNextTime()
    {
        using var browser = Browser();
        var uploaded = await browser.PostAsync("pages/imports", Form(("1", "9999010101600021", "Tini Misal")));
        Assert.Equal(HttpStatusCode.SeeOther, uploaded.StatusCode);
        var columns = uploaded.Headers.Location!;
        Assert.EndsWith("/columns", columns.ToString(), StringComparison.Ordinal);
        var page = await browser.GetStringAsync(columns);
        Assert.Contains("Kolom berkas: Peserta", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"No. Identitas\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);

        // Waits for its columns: its own page leads there, and nothing can be taken.
        var draft = columns.ToString().Replace("/columns", "", StringComparison.Ordinal);
        Assert.Equal(columns, (await browser.GetAsync(draft)).Headers.Location);
        Assert.Contains(
            "kolomnya belum ditentukan", await browser.GetStringAsync("pages/imports"), StringComparison.Ordinal);

        using var half = Chosen(("village", "Wil. Desa"), ("nik", "No. Identitas"));
        var refused = await browser.PostAsync(columns, half);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var said = await refused.Content.ReadAsStringAsync();
        Assert.Contains("tidak ada kolom nama", said, StringComparison.Ordinal);
        Assert.Contains("<option value=\"No. Identitas\" selected>", said, StringComparison.Ordinal);

        using var whole = Chosen(
            ("village", "Wil. Desa"), ("nik", "No. Identitas"), ("name", "Sebutan"), ("group", "Gol"),
            ("wage", "Pokok"));
        var chosen = await browser.PostAsync(columns, whole);
        Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.Contains("Ambil", await browser.GetStringAsync(chosen.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(columns)).StatusCode);

        var maps = JsonNode.Parse(await cycle.Admin.GetStringAsync("maps"))!.AsArray();
        var map = Assert.Single(maps, m => (string?)m!["name"] == "simpeg uji")!;
        Assert.Equal(("second", "No. Identitas"), ((string?)map["by"], (string?)map["columns"]!["nik"]));
        var journal = await cycle.Parts.Get<IImports>().JournalAsync(CancellationToken.None);
        Assert.Contains(journal, e => e is { Step: ImportStep.Mapped, Import: "simpeg uji", By: "second" });

        Assert.Contains(
            "<option value=\"simpeg uji\">", await browser.GetStringAsync("pages/imports"), StringComparison.Ordinal);
        var next = await browser.PostAsync("pages/imports", Form(("2", "9999010101600022", "Tono Misal")));
        Assert.Contains(
            "cocok dengan berkas ini", await browser.GetStringAsync(next.Headers.Location), StringComparison.Ordinal);
        using var named = Form(("3", "9999010101600023", "Tuti Misal"));
        named.Add(new StringContent("simpeg uji"), "map");
        var read = await browser.PostAsync("pages/imports", named);
        Assert.DoesNotContain("/columns", read.Headers.Location!.ToString(), StringComparison.Ordinal);
        await RouteReadsByTheMap();
    }

    /// <summary>Over the route it is named in the query; a name that is none is told.</summary>
    private async Task RouteReadsByTheMap()
    {
        var body = Encoding.UTF8.GetBytes($"{Headings}\n4;{Village};9999010101600024;Tata Misal;RT/RW;600000");
        async Task<HttpResponseMessage> PostAsync(string map)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            return await cycle.Admin.PostAsync($"imports?kind=members&from=2028-05&map={map}", content);
        }

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("simpeg%20uji")).StatusCode);
        var unknown = await PostAsync("lain");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("there are: simpeg uji", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private MultipartFormDataContent Form((string No, string Nik, string Name) row) => new()
    {
        { new StringContent("members"), "kind" },
        { new StringContent("2028-05"), "from" },
        {
            new ByteArrayContent(Encoding.UTF8.GetBytes(
                $"{Headings}\n{row.No};{Village};{row.Nik};{row.Name};RT/RW;600000")),
            "file", "simpeg.csv"
        },
    };

    private static FormUrlEncodedContent Chosen(params (string Field, string Heading)[] columns) => new(
        columns.Select(c => KeyValuePair.Create($"col-{c.Field}", c.Heading))
            .Append(new("col-npp", "")).Append(new("days", "")).Append(new("decimal", ""))
            .Append(new("name", columns.Length > 2 ? "simpeg uji" : "")));

    private HttpClient Browser()
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = cycle.Admin.BaseAddress,
        };
        browser.DefaultRequestHeaders.Add(AdminKeys.Header, LocalParts.SecondKey);
        browser.DefaultRequestHeaders.Add("Origin", "null");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }
}
