using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>The month's report and the year's tie-out over HTTP; what they say is tested where it is made.</summary>
[Collection(CycleCollection.Name)]
public sealed class ReportPagesTests(CycleFixture cycle)
{
    [Theory]
    [InlineData("pages/report", "Laporan iuran Kabupaten Samosir, Desember 2026")]
    [InlineData("pages/report?payMonth=2026-11&lang=en", "Premiums of Kabupaten Samosir, November 2026")]
    [InlineData("pages/report?payMonth=2031-01", "Laporan iuran Kabupaten Samosir, Januari 2031")]
    [InlineData("pages/report?payMonth=2001-01", "Laporan iuran Kabupaten Samosir, Januari 2001")]
    [InlineData("pages/tie-out", "Pencocokan Kabupaten Samosir, 2026")]
    [InlineData("pages/tie-out?year=2026&lang=en", "Tie-out of Kabupaten Samosir, 2026")]
    [InlineData("pages/tie-out?year=2031", "Pencocokan Kabupaten Samosir, 2031")]
    public async Task Page_isThere_small_andWithoutAnAccount(string path, string title)
    {
        var page = await cycle.Admin.GetStringAsync(path);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(page) < 100_000);
        Assert.All(cycle.Villages, v => Assert.DoesNotContain($"99{v.Code.Digits}7", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pages/report?payMonth=2026-13")]
    [InlineData("pages/report?payMonth=%3Cscript%3E")]
    [InlineData("pages/tie-out?year=26")]
    [InlineData("pages/tie-out?year=1999")]
    [InlineData("pages/tie-out?year=rubbish&lang=en")]
    public async Task WrongMonthOrYear_isA400_withAWayBack(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new("text/html"));
        using var answer = await cycle.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "class=\"up\" href=\"/api/pages", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TieOutAsAFile_isWhatTheBillsOfItsMonthsSay()
    {
        var csv = (await cycle.Admin.GetStringAsync("pages/tie-out?year=2026&format=csv")).TrimEnd().Split("\r\n");
        var headings = csv[0].TrimStart('\uFEFF').Split(';');
        long Of(string row, string heading) =>
            long.Parse(row.Split(';')[Array.IndexOf(headings, heading)], CultureInfo.InvariantCulture);
        var months = csv[1..^1];

        Assert.NotEmpty(months);
        foreach (var row in months)
        {
            var bills = (await cycle.Admin.GetFromJsonAsync<JsonNode>($"bills?payMonth={row.Split(';')[0]}"))!["bills"]!
                .AsArray();
            Assert.Equal(bills.Count, Of(row, "Tagihan"));
            Assert.Equal(bills.Sum(b => (long)b!["amount"]!), Of(row, "Ditagih"));
            Assert.Equal(bills.Sum(b => (long?)b!["receiptAmount"] ?? 0), Of(row, "Bukti bayar"));
        }

        foreach (var heading in headings.Skip(1))
        {
            Assert.Equal(months.Sum(m => Of(m, heading)), Of(csv[^1], heading));
        }
    }
}
