using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;
using PremiumFunctions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>Every list as JSON and as a file, on an installation that worked a whole day.</summary>
[Collection(CycleCollection.Name)]
public sealed class ListsTests(CycleFixture cycle)
{
    private string Address(string list) => list
        .Replace("DISTRICT", $"{cycle.Villages[0].Code.District}", StringComparison.Ordinal)
        .Replace("VILLAGE", $"{cycle.Villages[0].Code}", StringComparison.Ordinal);

    private async Task<string[]> CsvAsync(string address) =>
        (await cycle.Admin.GetStringAsync(address + "format=csv")).TrimEnd().Split("\r\n");

    private static int Rows(JsonNode answer, string within) =>
        (within.Length == 0 ? answer : answer[within])!.AsArray().Count;

    [Theory]
    [InlineData("worklist?", "items", "Kunci;Hal;Di mana;Kode desa;")]
    [InlineData("runs?", "", "Id;Proses;Bank;Bulan bayar;Mulai;")]
    [InlineData("districts/DISTRICT?", "bills", "Kode desa;Desa;Segmen;Bulan iuran;Peserta;Jumlah;")]
    [InlineData("bills?payMonth=2026-12&", "bills", "Kecamatan;Kode desa;Desa;Bulan bayar;")]
    [InlineData("villages/VILLAGE/statement?year=2026&", "bills", "Kecamatan;Kode desa;Desa;Bulan bayar;")]
    [InlineData("pauses?", "pauses", "Nomor;Lingkup;Berlaku;Alasan;")]
    [InlineData("mutes?", "mutes", "Nomor;Kode desa;Berlaku;Alasan;")]
    public async Task File_hasARowForEachOfTheList_underIndonesianHeadings(string list, string within, string headings)
    {
        var address = Address(list);
        var answer = (await cycle.Admin.GetFromJsonAsync<JsonNode>(address))!;
        var csv = await CsvAsync(address);

        Assert.StartsWith(headings, csv[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(Rows(answer, within), csv.Length - 1);
        using var package = new ZipArchive(
            new MemoryStream(await cycle.Admin.GetByteArrayAsync(address + "format=xlsx")));
        using var sheet = new StreamReader(package.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var rows = await sheet.ReadToEndAsync();
        Assert.Equal(csv.Length, Regex.Count(rows, "<row"));
        Assert.DoesNotContain("<f>", rows, StringComparison.Ordinal);
        Assert.All(cycle.Villages, v => Assert.DoesNotContain($"99{v.Code.Digits}7", rows, StringComparison.Ordinal));
    }

    /// <summary>The page of a district leads to the file of the bills that it shows.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("state=short")]
    [InlineData("state=paid")]
    public async Task FileOfADistrict_holdsTheBillsThatThePageShows(string query)
    {
        var district = cycle.First.Bills.First(b => b.State == BillState.Short).Village.District;
        var page = await cycle.Admin.GetStringAsync($"pages/districts/{district}?{query}");
        var address = WebUtility.HtmlDecode(
            Regex.Match(page, "href=\"/api/(districts/[^\"]*)format=csv\"").Groups[1].Value);
        var filed = (await CsvAsync(address)).Length - 1;
        var all = (await CsvAsync($"districts/{district}?")).Length - 1;

        Assert.Equal(query.Length > 0, address.Contains(query + "&", StringComparison.Ordinal) && filed < all);
        Assert.Contains($"{filed} tagihan", page, StringComparison.Ordinal);
        Assert.NotEqual(0, filed);
    }

    [Fact]
    public async Task StateOfBills_thatThereIsNot_isRefusedByName()
    {
        using var answer = await cycle.Admin.GetAsync($"districts/{cycle.Villages[0].Code.District}?state=unpaid");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "state: expected one of action, paid, short", await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    /// <summary>The page leads to its file with what is asked for, and that has its places in its order.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("order=people")]
    [InlineData("actor=village&order=place")]
    [InlineData("q=saldo&order=due&lang=en")]
    public async Task FileOfTheWorklist_holdsWhatThePageShows_inItsOrder(string query)
    {
        var page = await cycle.Admin.GetStringAsync($"pages/worklist?{query}");
        var address = WebUtility.HtmlDecode(
            Regex.Match(page, "href=\"/api/(worklist[^\"]*)format=csv\"").Groups[1].Value);
        var shown = Regex.Matches(page, "<span class=\"code\">([0-9.]{13})</span>").Select(m => m.Groups[1].Value)
            .Distinct();
        var filed = (await CsvAsync(address)).Skip(1).Select(row => row.Split(';')[3]).Where(v => v.Length > 0);

        Assert.NotEmpty(shown);
        Assert.Equal(shown, filed.Distinct());
        Assert.Equal(query.Length > 0, address.Contains('='));
        if (query.Contains("actor", StringComparison.Ordinal))
        {
            Assert.True(filed.Count() < (await CsvAsync("worklist?")).Length - 1);
        }
    }

    [Fact]
    public async Task BillsOfTheRegency_areThoseOfTheSheets_andAddUp()
    {
        var month = PayMonth.Parse("2026-12");
        var ledger = cycle.Parts.Get<ILedger>();
        long billed = 0, debited = 0;
        foreach (var district in cycle.Parts.Districts)
        {
            var sheet = (await ledger.SheetsAsync(district.Villages[0].Code.District, month, month, default))[0];
            billed += sheet.Bills.Sum(b => b.Amount.Value);
            debited += sheet.Bills.Sum(b => sheet.PaidBy(b)?.Amount.Value ?? 0);
        }

        var bills = (await cycle.Admin.GetFromJsonAsync<JsonNode>("bills?payMonth=2026-12"))!["bills"]!.AsArray();
        Assert.Equal((billed, debited), (
            bills.Sum(b => (long)b!["amount"]!), bills.Sum(b => (long?)b!["debited"] ?? 0)));
        Assert.True(billed > debited && debited > 0);
    }

    /// <summary>What a person typed opens as text in a spreadsheet program, in either kind of file.</summary>
    [Fact]
    public async Task Formula_thatSomebodyTyped_doesNotRun()
    {
        var item = (string)(await cycle.Admin.GetFromJsonAsync<JsonNode>("worklist"))!["items"]![0]!["key"]!;
        Task<HttpResponseMessage> NoteAsync(string owner, string comment) =>
            cycle.Admin.PostAsJsonAsync("worklist", new { item, owner, comment });
        (await NoteAsync("@Sari", "=cmd|' /C calc'!A0")).EnsureSuccessStatusCode();

        var row = (await CsvAsync("worklist?")).Single(r => r.Contains("/C calc", StringComparison.Ordinal));
        Assert.Contains(";'@Sari;", row, StringComparison.Ordinal);
        Assert.Contains(";'=cmd|' /C calc'!A0;", row, StringComparison.Ordinal);
        Assert.DoesNotContain(";=", row, StringComparison.Ordinal);
        (await NoteAsync("", "")).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("worklist?format=pdf", "format: expected json, csv or xlsx")]
    [InlineData("runs?format=CSV", "format: expected json, csv or xlsx")]
    [InlineData("bills", "payMonth: expected a month")]
    [InlineData("bills?payMonth=2026-13", "payMonth: expected a month")]
    [InlineData("villages/12.17.01.2001/statement?year=none", "year: expected a year")]
    public async Task WrongQuestion_isRefusedWithWhatIsAccepted(string path, string named)
    {
        using var answer = await cycle.Admin.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("villages/12.17.01.2999/statement?format=csv")]
    [InlineData("villages/rubbish/statement?format=csv")]
    public async Task UnknownVillage_isA404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await cycle.Admin.GetAsync(Address(path))).StatusCode);

    [Fact]
    public async Task District_takesOutItsOwn()
    {
        using var office = new HttpClient { BaseAddress = cycle.Admin.BaseAddress };
        office.DefaultRequestHeaders.Add(
            AdminKeys.Header, LocalParts.AdminKey.Replace("0001", "0006", StringComparison.Ordinal));
        var own = cycle.Villages.First(v => $"{v.Code.District}" == $"{CycleFixture.Regency}.01").Code;
        async Task<HttpStatusCode> StatusAsync(string path) => (await office.GetAsync(path)).StatusCode;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"districts/{own.District}?format=csv"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"villages/{own}/statement?format=xlsx"));
    }
}
