using System.Globalization;
using System.Xml.Linq;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Pages;

public sealed class OverviewTests
{
    private static readonly DistrictView Paid = Sample.DistrictOf(1, "Wanasari", 3, BillState.Debited);

    private static readonly DistrictView Mixed = Sample.DistrictOf(
        2, "Ngarsopuro", 6, BillState.Planned, BillState.Held, BillState.Unknown, BillState.Short, BillState.Refused,
        BillState.Covered);

    [Fact]
    public async Task Totals_are_those_of_the_tallies()
    {
        var page = await RenderAsync([Paid, Mixed]);
        var total = Paid.Tally + Mixed.Tally;
        var counts = page.Page.Descendants("dd").Where(d => Rendered.Classes(d).Contains("count")).Select(d => d.Value);
        Assert.Equal(Fates.All.Select(f => total.Of(f).ToString(CultureInfo.InvariantCulture)), counts);
        Assert.Equal(total.Expected, Fates.All.Sum(total.Of));
        Assert.Contains("Dari 18 tagihan di 9 desa, 13 sudah dibayar.", Lead(page));
        var unknown = Mixed.Bills.Single(b => b.Bill.State == BillState.Unknown).Bill.Amount;
        Assert.Contains(
            $"Belum dibayar: {Paid.Unpaid + Mixed.Unpaid}, di antaranya {unknown} belum pasti di bank.", Lead(page));
        Assert.DoesNotContain("mohon diperiksa", page.Html);
    }

    [Fact]
    public async Task Totals_that_do_not_add_up_are_said()
    {
        var page = await RenderAsync([Paid with { Tally = Paid.Tally with { Expected = 99 } }]);
        Assert.Contains("mohon diperiksa", page.Html);
    }

    /// <summary>Of a contact that is none no figure is wrong.</summary>
    [Fact]
    public async Task Figures_that_lack_what_cannot_be_read_are_said()
    {
        var flawed = Mixed with { Problems = ["registry 33.16.02 village~2001: a contact that is none"] };
        Assert.DoesNotContain("belum dapat dipegang", (await RenderAsync([Paid, flawed])).Html);
        var lacking = Mixed with { Lacking = ["registry 33.16.02 village~2001: broken"] };
        Assert.Contains("belum dapat dipegang", (await RenderAsync([Paid, lacking])).Html);
        Assert.Contains("cannot be relied on", (await RenderAsync([lacking], language: Language.English)).Html);
    }

    [Fact]
    public async Task People_past_the_safe_day_are_counted_once_a_segment()
    {
        var village = Sample.Village(1, 1, "Wanasari");
        var bills = new[]
        {
            Sample.View(village, Segment.Pu, new Period(2026, 9), BillState.Short),
            Sample.View(village, Segment.Pu, new Period(2026, 10), BillState.Held),
            Sample.View(village, Segment.Bpu, Sample.November, BillState.Refused),
        };
        var page = await RenderAsync([Paid with { Bills = bills, Tally = Sample.Count(bills) }]);
        Assert.Contains("Lewat batas aman: 43 orang di 1 desa.", Lead(page));
        Assert.Contains("Tidak ada yang lewat batas aman.", Lead(await RenderAsync([Paid])));
    }

    /// <summary>As the chart of the month has it: nothing is late by law yet.</summary>
    [Fact]
    public async Task Between_the_safe_day_and_the_legal_one_people_are_past_the_safe_day()
    {
        var view = Sample.View(Sample.Village(1, 1, "Wanasari"), Segment.Pu, Sample.November, BillState.Short) with
        {
            Standing = Standing.DueSoon,
            DaysLeft = -1,
        };
        var page = await RenderAsync([Paid with { Bills = [view], Tally = Sample.Count([view]) }]);
        Assert.Contains($"Lewat batas aman: {view.Bill.HeadCount} orang di 1 desa.", Lead(page));
    }

    [Fact]
    public async Task One_row_a_district_in_the_order_given_and_missed_ones_marked()
    {
        var page = await RenderAsync([Paid, Mixed]);
        var rows = page.Rows("districts");
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("Wanasari 33.16.01", Rendered.Text(rows[0].Element("th")!));
        Assert.DoesNotContain("urgent", Rendered.Classes(rows[0]));
        Assert.Contains("urgent", Rendered.Classes(rows[1]));
        Assert.Contains("Perlu tindakan: 3", Rendered.Text(rows[1].Element("th")!));
        Assert.Equal("7 dari 12", Rendered.Cell(rows[1], "Dibayar"));
        Assert.Equal("1", Rendered.Cell(rows[1], "Kurang saldo"));
        Assert.Equal(Mixed.Unpaid.ToString(), Rendered.Cell(rows[1], "Belum dibayar"));
    }

    /// <summary>A day to come beside an unpaid one that is over would look as if there were time.</summary>
    [Fact]
    public async Task Safe_day_of_a_district_is_that_of_its_oldest_unpaid_bill()
    {
        var village = Sample.Village(1, 1, "Wanasari");
        var old = Sample.View(village, Segment.Pu, new Period(2026, 9), BillState.Short);
        var coming = Sample.View(village, Segment.Pu, Sample.November, BillState.Planned);
        async Task<string> CellAsync(params BillView[] bills) => Rendered.Cell(
            (await RenderAsync([Paid with { Bills = bills }])).Rows("districts").Single(), "Batas aman tagihan tertua");

        Assert.Equal("15 Oktober 2026 lewat 49 hari", await CellAsync(coming, old));
        Assert.Equal("15 Desember 2026 12 hari lagi", await CellAsync(coming));
        Assert.Equal("–", await CellAsync());
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_with_state_and_link()
    {
        var old = Sample.Run("collect~2026-12-02~01", RunPurpose.Collect, RunState.Red, new Tally(5, 3)) with
        {
            StartedAt = Sample.Now.AddDays(-1),
        };
        var open = Sample.Run("collect~2026-12-03~01", RunPurpose.Collect, RunState.Open, new Tally());
        var rows = (await RenderAsync([Paid], [old, open])).Rows("runs");
        Assert.Equal(
            ["/pages/runs/collect~2026-12-03~01", "/pages/runs/collect~2026-12-02~01"],
            rows.Select(r => r.Descendants("a").Single().Attribute("href")!.Value));
        Assert.Equal("? Masih berjalan", Rendered.Cell(rows[0], "Keadaan"));
        Assert.Equal("! Merah: perlu diperiksa", Rendered.Cell(rows[1], "Keadaan"));
        Assert.Equal("5 tagihan: 3 dibayar", Rendered.Cell(rows[1], "Hasil"));
    }

    [Fact]
    public async Task Links_keep_the_language()
    {
        var page = await RenderAsync([Mixed], language: Language.English);
        Assert.Equal("en", (string?)page.Page.Root!.Attribute("lang"));
        Assert.Contains("?lang=id", page.Hrefs);
        Assert.Contains("/pages/districts/33.16.02?lang=en", page.Hrefs);
        Assert.Contains("/pages/districts/33.16.02?lang=en&state=short", page.Hrefs);
        Assert.Contains("/pages/districts/33.16.02?state=action", (await RenderAsync([Mixed])).Hrefs);
    }

    [Fact]
    public async Task Regency_of_271_villages_renders()
    {
        var districts = Enumerable.Range(1, 16)
            .Select(i => Sample.DistrictOf(i, $"Kecamatan {i}", i == 16 ? 16 : 17, BillState.Debited, BillState.Short))
            .ToList();
        var page = await RenderAsync(districts);
        Assert.Equal(16, page.Rows("districts").Count);
        Assert.Contains("di 271 desa", Lead(page));
    }

    [Fact]
    public async Task Page_has_landmarks_caption_scope_and_a_skip_link()
    {
        var page = await RenderAsync([Paid, Mixed]);
        Assert.Equal("id", (string?)page.Page.Root!.Attribute("lang"));
        Assert.Equal("Kabupaten Blora (33.16)", page.Title);
        Assert.Equal("#content", page.Hrefs.First());
        Assert.Equal("content", (string?)page.Page.Descendants("main").Single().Attribute("id"));
        Assert.All(page.Page.Descendants("table"), t => Assert.NotNull(t.Element("caption")));
        Assert.All(page.Page.Descendants("th"), th => Assert.NotNull(th.Attribute("scope")));
        Assert.Empty(page.Page.Descendants("script"));
        Assert.Empty(page.Page.Descendants().Attributes("src"));
        Assert.Empty(page.Page.Descendants("link"));
    }

    private static string Lead(Rendered page) =>
        Rendered.Text(page.Page.Descendants("p").First(p => Rendered.Classes(p).Contains("lead")));

    private static Task<Rendered> RenderAsync(
        IReadOnlyList<DistrictView> districts, IReadOnlyList<Run>? runs = null, Language language = default) =>
        Rendered.OfAsync<Overview>(new()
        {
            ["Regency"] = "Kabupaten Blora",
            ["RegencyCode"] = "33.16",
            ["Districts"] = districts,
            ["Runs"] = runs ?? [],
            ["Work"] = (IReadOnlyList<WorkGroup>)[],
            ["Now"] = Sample.Now,
            ["Language"] = language,
            ["Root"] = "/pages",
        });
}
