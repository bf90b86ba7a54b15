using System.Net;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>The preview of a message over HTTP, with what the sample regency has.</summary>
[Collection(CycleCollection.Name)]
public sealed class MessagePageTests(CycleFixture cycle)
{
    [Fact]
    public async Task Preview_showsTheMessageAsItWouldGoOut_andSendsNothing()
    {
        var village = cycle.Villages[4];
        var before = await HeadsAsync(village.Code.District);

        var page = await PageAsync("pages/messages", $"{village.Code}", "late-1", "id", "", HttpStatusCode.OK);

        Assert.Contains($"Desa {village.Name} belum terbayar", page, StringComparison.Ordinal);
        Assert.Contains("Kekurangan    : Rp", page, StringComparison.Ordinal);
        Assert.Contains("saldo rekening kas desa tidak cukup", page, StringComparison.Ordinal);
        Assert.Contains("srcdoc=\"&lt;!DOCTYPE html&gt;", page, StringComparison.Ordinal);
        Assert.Contains("/api/r/", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"99{village.Code.Digits}7", page, StringComparison.Ordinal);
        Assert.Equal(before, await HeadsAsync(village.Code.District));
    }

    [Fact]
    public async Task LinkOnThePreview_opensNothing()
    {
        var page = await PageAsync(
            "pages/messages", $"{cycle.Villages[4].Code}", "missed", "id", "", HttpStatusCode.OK);
        var link = page[(page.IndexOf("/api/r/", StringComparison.Ordinal) + "/api/".Length)..];

        var answer = await cycle.Stranger.GetAsync(link[..link.IndexOfAny(['\n', '<', '?', '&'])]);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task NoticeBeforeTheDebits_isOfTheMonthThatOpensNext()
    {
        var page = await PageAsync(
            "pages/messages", $"{cycle.Villages[0].Code}", "advance", "id", "", HttpStatusCode.OK);

        Assert.Contains("Siapkan Rp", page, StringComparison.Ordinal);
        Assert.Contains("didebet mulai Senin 4 Januari", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextsThatAreTried_areShown_inTheirLanguage()
    {
        const string tried = """{ "status.unpaid": "still waits <b>here</b>" }""";
        var page = await PageAsync(
            "pages/messages?lang=en", $"{cycle.Villages[4].Code}", "missed", "en", tried, HttpStatusCode.OK);

        Assert.Contains($"of Desa {cycle.Villages[4].Name} still waits &lt;b&gt;here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "missed", "", "Kode desa tidak terbaca")]
    [InlineData("99.99.99.2999", "missed", "", "tidak ada di register")]
    [InlineData("VILLAGE", "never", "", "stage: yang diterima salah satu dari advance, missed")]
    [InlineData("VILLAGE", "missed", """{ "foot.code": "Kode" }""", "foot.code: yang diterima {code}")]
    [InlineData("VILLAGE", "missed", "{", "messages-id.json, baris 1")]
    public async Task WhatIsWrong_isSaidOnThePage(string village, string stage, string texts, string said)
    {
        var code = village == "VILLAGE" ? $"{cycle.Villages[4].Code}" : village;
        Assert.Contains(
            said, await PageAsync("pages/messages", code, stage, "id", texts, HttpStatusCode.BadRequest),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingToTell_isSaid_andTheFormAsksForAKey()
    {
        var page = await PageAsync(
            "pages/messages", $"{cycle.Villages[0].Code}", "covered", "id", "", HttpStatusCode.OK);

        Assert.Contains("tidak ada tagihan yang disampaikan", page, StringComparison.Ordinal);
        Assert.Contains("name=\"texts\"", await cycle.Admin.GetStringAsync("pages/messages"), StringComparison.Ordinal);
        Assert.Contains(
            "/pages/messages\"", await cycle.Admin.GetStringAsync("pages/acts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await cycle.Stranger.GetAsync("pages/messages")).StatusCode);
    }

    /// <summary>Whatever is sent is noted in one of them first.</summary>
    private async Task<List<Head>> HeadsAsync(DistrictCode district) =>
    [
        .. (await cycle.Parts.Get<ILedger>().SheetsAsync(
            district, PayMonth.Parse("2026-09"), PayMonth.Parse("2027-01"), default)).Select(s => s.Head),
    ];

    private async Task<string> PageAsync(
        string path, string village, string stage, string language, string texts, HttpStatusCode status)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["village"] = village,
            ["stage"] = stage,
            ["language"] = language,
            ["texts"] = texts,
        });
        var answer = await cycle.Admin.PostAsync(path, form);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
