using System.Xml.Linq;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Pages;

public sealed class DistrictPageTests
{
    private static readonly DistrictView District = Sample.DistrictOf(
        12, "Ngarsopuro", 8, BillState.Planned, BillState.Held, BillState.Debiting, BillState.Unknown, BillState.Short,
        BillState.Refused, BillState.Debited, BillState.Covered);

    [Fact]
    public async Task One_block_a_village_those_that_need_action_first_then_by_code()
    {
        var page = await RenderAsync(District);
        var villages = page.Table("bills").Elements("tbody").ToList();
        Assert.Equal(
            ["2002", "2005", "2006", "2001", "2003", "2004", "2007", "2008"],
            villages.Select(v => Rendered.Text(v.Descendants("th").Single())[^4..]));
        Assert.All(villages, v => Assert.Equal(2, v.Elements("tr").Count()));
        Assert.All(villages, v => Assert.Equal("2", (string?)v.Descendants("th").Single().Attribute("rowspan")));
        Assert.Equal(3, villages.Count(v => Rendered.Classes(v).Contains("urgent")));
    }

    [Fact]
    public async Task Short_bill_says_all_there_is_to_know()
    {
        var bills = District.Bills.Select(b => b with { Standing = Standing.DueSoon }).ToList();
        var page = await RenderAsync(District with { Bills = bills }, BillFilter.Short);
        var row = page.Rows("bills").Single();
        Assert.Equal("PU November 2026 12 orang", Rendered.Cell(row, "Tagihan"));
        Assert.Equal("Rp2.384.164", Rendered.Cell(row, "Jumlah"));
        Assert.Equal(
            "! Kurang saldo saldo rekening kas desa tidak cukup saldo tersedia Rp300.000, kurang Rp2.084.164",
            Rendered.Cell(row, "Keadaan dan sebab"));
        Assert.Equal("? Segera jatuh tempo", Rendered.Cell(row, "Status perlindungan"));
        Assert.Equal("15 Desember 2026 12 hari lagi", Rendered.Cell(row, "Batas aman"));
        Assert.Equal(
            "Iuran gagal didebet terkirim, 3 Desember 2026 07.05 WIB", Rendered.Cell(row, "Peringatan terakhir"));
        Assert.Equal(
            "Ke-1: ditolak, saldo tidak cukup Referensi 33161220052611101 Kode bank 4031714 " +
            "Bukti dari bank Dicoba lagi 4 Desember 2026 08.05 WIB",
            Rendered.Cell(row, "Percobaan"));
    }

    [Theory]
    [InlineData(BillFilter.All, 16)]
    [InlineData(BillFilter.NeedsAction, 3)]
    [InlineData(BillFilter.Paid, 10)]
    [InlineData(BillFilter.Short, 1)]
    [InlineData(BillFilter.Refused, 1)]
    [InlineData(BillFilter.Unknown, 2)]
    [InlineData(BillFilter.Held, 1)]
    [InlineData(BillFilter.Untried, 1)]
    public async Task Filter_shows_its_bills_only(BillFilter filter, int bills)
    {
        var page = await RenderAsync(District, filter);
        Assert.Equal(bills, page.Rows("bills").Count);
        var current = page.Page.Descendants("a").Single(a => (string?)a.Attribute("aria-current") == "page");
        Assert.EndsWith($"({bills})", Rendered.Text(current));
        Assert.True(BillFilters.TryParse(filter.Key(), out var parsed));
        Assert.Equal(filter, parsed);
    }

    [Fact]
    public async Task Counts_of_the_filters_equal_the_tally()
    {
        var page = await RenderAsync(District);
        foreach (var fate in Fates.All)
        {
            var address = $"/pages/districts/33.16.12?state={BillFilters.Of(fate).Key()}";
            var link = page.Page.Descendants("a").Single(a => (string?)a.Attribute("href") == address);
            Assert.EndsWith($"({District.Tally.Of(fate)})", Rendered.Text(link));
        }
    }

    [Fact]
    public async Task Bill_past_its_safe_day_needs_action_though_not_yet_tried()
    {
        var village = Sample.Village(12, 1, "Sumberan");
        var late = Sample.View(village, Segment.Bpu, Sample.November, BillState.Planned);
        var page = await RenderAsync(District with { Bills = [late] }, BillFilter.NeedsAction);
        var row = page.Rows("bills").Single();
        Assert.Equal("13 November 2026 lewat 20 hari", Rendered.Cell(row, "Batas aman"));
        Assert.Equal("! Berisiko, menunggak 1 bulan", Rendered.Cell(row, "Status perlindungan"));
    }

    [Fact]
    public async Task Filter_without_bills_says_so()
    {
        var page = await RenderAsync(District with { Bills = [] }, BillFilter.Held);
        Assert.Contains("Tidak ada tagihan dengan keadaan ini.", page.Html);
    }

    [Fact]
    public void Unknown_filter_is_refused() => Assert.False(BillFilters.TryParse("late", out _));

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public async Task Account_number_is_never_shown(Language language)
    {
        var page = await RenderAsync(
            District with { Problems = [$"villages 2009: account {Sample.Account} is at two banks"] },
            language: language);
        Assert.Contains("villages 2009: account ***", page.Html);
        Assert.DoesNotContain(Sample.Account, page.Html);
        Assert.DoesNotContain("6281200000001", page.Html);
    }

    [Fact]
    public async Task Hostile_name_is_escaped()
    {
        const string Hostile = "<script>alert('x')</script>\" onload=\"y";
        var bill = Sample.View(Sample.Village(12, 1, Hostile), Segment.Pu, Sample.November, BillState.Held);
        var page = await RenderAsync(
            District with { Name = Hostile, Bills = [bill], Problems = [Hostile] });
        Assert.Empty(page.Page.Descendants("script"));
        Assert.Empty(page.Page.Descendants().Attributes("onload"));
        Assert.Contains(Hostile, page.Title);
        Assert.StartsWith(Hostile, page.Table("bills").Descendants("th").Last().Value.Trim());
    }

    [Fact]
    public async Task English_page_keeps_language_and_filter_in_its_links()
    {
        var page = await RenderAsync(District, BillFilter.NeedsAction, Language.English);
        Assert.Contains("/pages/districts/33.16.12?state=action", page.Hrefs);
        Assert.Contains("/pages/districts/33.16.12?lang=en&state=held", page.Hrefs);
        Assert.Contains("/pages?lang=en", page.Hrefs);
        Assert.Equal("District of Ngarsopuro (33.16.12)", page.Title);
        Assert.Contains("the debit mandate has expired", page.Html);
    }

    private static Task<Rendered> RenderAsync(
        DistrictView district, BillFilter filter = default, Language language = default) =>
        Rendered.OfAsync<DistrictPage>(new()
        {
            ["District"] = district,
            ["Now"] = Sample.Now,
            ["Filter"] = filter,
            ["Language"] = language,
            ["Root"] = "/pages",
        });
}
