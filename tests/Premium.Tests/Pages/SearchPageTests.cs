using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>What a search found, as the server writes it.</summary>
public sealed class SearchPageTests
{
    private static Task<Rendered> PageAsync(VillagesFound result, Language language = Language.Indonesian) =>
        Rendered.OfAsync<SearchPage>(new()
        {
            ["Result"] = result,
            ["Now"] = Sample.Now,
            ["Language"] = language,
            ["Root"] = "/pages",
        });

    private static string Text(Rendered page) => Rendered.Text(page.Page.Descendants("main").Single());

    [Fact]
    public async Task Namesakes_are_told_apart_by_their_district()
    {
        FoundVillage Found(int district, string name) => new(
            Sample.Village(district, 4, "Sumber"), name,
            [Sample.View(Sample.Village(district, 4, "Sumber"), Segment.Pu, Sample.November, BillState.Short)]);
        var page = await PageAsync(new VillagesFound(
            VillageSearch.Of("sumber"), [Found(1, "Kradenan"), Found(2, "Jati")], 2));
        var rows = page.Rows("found");
        Assert.Equal(["Kradenan", "Jati"], rows.Select(r => Rendered.Cell(r, "Kecamatan")));
        Assert.All(rows, r => Assert.Equal("Rp2.384.164", Rendered.Cell(r, "Belum dibayar")));
        Assert.All(rows, r => Assert.StartsWith("PU ", Rendered.Cell(r, "Status perlindungan")));
        Assert.Contains("/pages/villages/33.16.01.2004", page.Hrefs);
        Assert.Contains("2 desa untuk “sumber”.", Text(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Tuliskan nama desa", "Type the name")]
    [InlineData("zzz", "Tidak ada desa untuk “zzz”. Periksa ejaannya", "No village for “zzz”. Check the spelling")]
    [InlineData("3316121234567890", "hanya untuk nama atau kode desa", "by name or code only")]
    public async Task Nothing_found_says_what_to_do(string typed, string indonesian, string english)
    {
        var found = new VillagesFound(VillageSearch.Of(typed), [], 0);
        var page = await PageAsync(found);
        Assert.Contains(indonesian, Text(page), StringComparison.Ordinal);
        Assert.Contains(english, Text(await PageAsync(found, Language.English)), StringComparison.Ordinal);
        Assert.DoesNotContain("3316121234567890", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_query_is_text_and_stays_in_the_form()
    {
        const string Hostile = "\"><script>alert(1)</script>";
        var page = await PageAsync(new VillagesFound(VillageSearch.Of(Hostile), [], 0));
        Assert.Empty(page.Page.Descendants("script"));
        Assert.Equal(Hostile, page.Page.Descendants("input").First().Attribute("value")!.Value);
    }

    [Fact]
    public async Task More_than_a_page_shows_says_how_to_narrow_it() => Assert.Contains(
        "Ditampilkan 1 yang pertama; tambahkan huruf",
        Text(await PageAsync(new VillagesFound(
            VillageSearch.Of("a"), [new FoundVillage(Sample.Village(1, 1, "Ada"), "Jati", [])], 90))),
        StringComparison.Ordinal);
}
