using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;
using PremiumFunctions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>Files of the register over HTTP, on an installation as it runs; for a month of their own.</summary>
[Collection(CycleCollection.Name)]
public sealed class ImportRoutesTests(CycleFixture cycle)
{
    private const string Nik = "9999010101600001";
    private const string Query = "imports?kind=members&from=2028-03&name=peserta.csv";

    private VillageCode Village => cycle.Villages[7].Code;

    [Fact]
    public async Task File_isShown_taken_andAnswersWhoIsCovered()
    {
        var shown = await ReadAsync(await PostAsync(Query, Csv($"{Village};{Nik};Rini Umpama;RT/RW;600000")));

        var id = (string)shown["import"]!["id"]!;
        Assert.Equal("import members: read=1 new=1 changed=0 gone=0 wrong=0", (string?)shown["import"]!["summary"]);
        Assert.Equal(1, (int)shown["plan"]!["villages"]![0]!["joined"]!);
        Assert.DoesNotContain(Nik, shown.ToJsonString(), StringComparison.Ordinal);
        var taken = await ReadAsync(await cycle.Admin.PostAsJsonAsync("imports/taken", new { import = id }));
        Assert.Equal("admin", (string?)taken["taken"]!["by"]);

        var registry = cycle.Parts.Get<IRegistry>();
        var member = (await registry.RostersAsync(Village.District, default))[Village].Members[^1];
        Assert.Equal(new Period(2028, 3), member.From);
        var before = await CoverAsync("2028-02");
        var after = await CoverAsync("2028-03");
        Assert.Empty(before["evidence"]!.AsArray());
        Assert.Equal(Village.ToString(), (string?)after["evidence"]![0]!["village"]);
        Assert.False((bool)after["covered"]!);

        // Taken twice it is taken once; of the same file nothing is left to take.
        Assert.True((await cycle.Admin.PostAsJsonAsync("imports/taken", new { import = id })).IsSuccessStatusCode);
        var again = await ReadAsync(await PostAsync(Query, Csv($"{Village};{Nik};Rini Umpama;RT/RW;600000")));
        Assert.False((bool)again["plan"]!["usable"]!);
    }

    [Fact]
    public async Task WrongRows_comeBackAsAFile_andNothingIsTaken()
    {
        var shown = await ReadAsync(await PostAsync(
            Query, Csv($"{Village};9999010101600002;Joko Rekaan;RT/RW;2.5jt", "12.17;x;Y;RT/RW;1")));

        var id = (string)shown["import"]!["id"]!;
        Assert.Contains("row 2, upah: found '2.5jt'", (string?)shown["plan"]!["wrong"]![0], StringComparison.Ordinal);
        var file = await cycle.Admin.GetStringAsync($"imports/{id}/wrong");
        Assert.Contains("yang diterima", file, StringComparison.Ordinal);
        Assert.Contains("rupiah bulat, misalnya", file, StringComparison.Ordinal);
        Assert.Contains(
            "whole rupiah, such as", await cycle.Admin.GetStringAsync($"imports/{id}/wrong?lang=en"),
            StringComparison.Ordinal);
        var page = await cycle.Admin.GetStringAsync($"pages/imports/{id}");
        Assert.Contains("rupiah bulat, misalnya", page, StringComparison.Ordinal);
        Assert.DoesNotContain("whole rupiah", page, StringComparison.Ordinal);
        Assert.Contains("Joko Rekaan", file, StringComparison.Ordinal);
        Assert.Contains($"imports/{id}/wrong", page, StringComparison.Ordinal);

        // Who may only read sees what is wrong, and gets no NIK by it.
        using var viewer = await Desk.SignedInAsync(
            cycle.Stranger.BaseAddress!, LocalParts.AdminKey.Replace("0001", "0004", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Http.GetAsync($"imports/{id}/wrong")).StatusCode);
        Assert.DoesNotContain(
            $"imports/{id}/wrong", await viewer.Http.GetStringAsync($"pages/imports/{id}"), StringComparison.Ordinal);

        var refused = await cycle.Admin.PostAsJsonAsync("imports/taken", new { import = id });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await cycle.Admin.GetAsync("imports/20200101-000000-00000000")).StatusCode);
    }

    [Theory]
    [InlineData("imports?kind=peserta", "text/csv", "x", HttpStatusCode.BadRequest, "kind: expected villages")]
    [InlineData("imports?kind=members", "text/csv", "", HttpStatusCode.BadRequest, "file: expected a CSV")]
    [InlineData("imports?kind=members&full=ya", "text/csv", "x", HttpStatusCode.BadRequest, "full: expected yes")]
    [InlineData("imports?kind=members&from=2028", "text/csv", "x", HttpStatusCode.BadRequest, "from: expected")]
    [InlineData("imports?kind=members", "application/pdf", "x", HttpStatusCode.UnsupportedMediaType, "Content-Type")]
    [InlineData("imports?kind=members", "text/csv", "%PDF-1.7", HttpStatusCode.BadRequest, "is a PDF")]
    public async Task WrongUpload_isNamed(string path, string type, string body, HttpStatusCode status, string named)
    {
        var answer = await PostAsync(path, Encoding.UTF8.GetBytes(body), type);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(
            named, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargeUpload_isTakenWhereFilesAre_andNowhereElse()
    {
        var large = Csv([.. Enumerable.Range(0, 4_000).Select(i => $"{Village};x;y;RT/RW;{i}")]);

        Assert.True(large.Length > 64 * 1024);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Query, large)).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType, (await PostAsync("imports/taken", large)).StatusCode);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await PostAsync("imports/taken", large, "application/json")).StatusCode);
    }

    [Fact]
    public async Task Page_takesAFileFromItsForm_showsIt_andTakesItOnce()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = cycle.Admin.BaseAddress,
        };
        browser.DefaultRequestHeaders.Add(AdminKeys.Header, LocalParts.SecondKey);
        browser.DefaultRequestHeaders.Add("Origin", "null");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("members"), "kind" },
            { new StringContent("2028-03"), "from" },
            {
                new ByteArrayContent(Csv($"{Village};9999010101600009;Wati Ibarat;RT/RW;600000")), "file",
                "peserta.csv"
            },
        };

        var uploaded = await browser.PostAsync("pages/imports", form);
        Assert.Equal(HttpStatusCode.SeeOther, uploaded.StatusCode);
        var page = uploaded.Headers.Location!;
        var shown = await browser.GetStringAsync(page);
        Assert.Contains("peserta.csv", shown, StringComparison.Ordinal);
        Assert.Contains("Ambil", shown, StringComparison.Ordinal);
        Assert.Contains("form-action &#x27;self&#x27;", shown, StringComparison.Ordinal);
        using var nothing = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(page, nothing)).StatusCode);
        var taken = await browser.GetStringAsync(page);
        Assert.Contains("diambil oleh second", taken, StringComparison.Ordinal);
        Assert.Contains("Tagihan bulan bayar Maret 2028", taken, StringComparison.Ordinal);
        Assert.Contains("peserta.csv", await browser.GetStringAsync("pages/imports"), StringComparison.Ordinal);

        using var broken = new MultipartFormDataContent { { new StringContent("members"), "kind" } };
        var said = await browser.PostAsync("pages/imports", broken);
        Assert.Equal(HttpStatusCode.BadRequest, said.StatusCode);
        Assert.Contains("pilihlah berkas CSV", await said.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("templates/members.xlsx", "spreadsheetml")]
    [InlineData("templates/villages.csv", "text/csv")]
    public async Task Template_isDownloaded(string path, string type)
    {
        var answer = await cycle.Admin.GetAsync(path);

        Assert.Contains(type, answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.StartsWith("template-", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
    }

    private async Task<JsonNode> CoverAsync(string month) => await ReadAsync(
        await cycle.Admin.PostAsJsonAsync("cover", new { nik = Nik, month }));

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(
        string.Join('\n', rows.Prepend("kode desa;NIK;nama;kelompok;upah")));

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type = "text/csv")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await cycle.Admin.PostAsync(path, content);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? (await answer.Content.ReadFromJsonAsync<JsonNode>())!
        : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
}
