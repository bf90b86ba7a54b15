using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>The month for the regent and the year that adds up, as the server writes them.</summary>
public sealed class ReportPageTests
{
    private const string Hostile = "=cmd <script>alert(1)</script>";

    private static readonly PayMonth December = PayMonth.Parse("2026-12");

    private static MonthLine Line(BillState state, int months = 0)
    {
        var bill = VillageSample.Bill(state, period: Sample.November.Plus(-months));
        return new MonthLine("Wanasari", new StatementRow(
            bill.Bill, bill.PaidBy, null, bill.Receipts.Count == 0 ? null : bill.Receipts[0].Receipt), Rupiah.Zero);
    }

    private static IReadOnlyList<DistrictMonths> Books(string name, params MonthLine[] lines) =>
        [new(Sample.District(12), name, lines, [])];

    private static WorkItem Doubt(int number) => new(WorkKinds.Doubt, $"33.16.12.{number}")
    {
        Place = new Said($"Desa {number}", $"Village {number}"),
        Why = new Said("x", "x"),
        AtStake = new Rupiah(5_000),
    };

    private static MonthReport Report(
        IReadOnlyList<DistrictMonths> books, IReadOnlyList<DistrictView>? districts = null,
        params IReadOnlyList<WorkItem> work) => MonthReport.Of(December, books, districts ?? [], work);

    private static Task<Rendered> PageAsync(MonthReport report, Language language = Language.Indonesian) =>
        Rendered.OfAsync<ReportPage>(new()
        {
            ["Regency"] = "Kabupaten Blora",
            ["Report"] = report,
            ["Now"] = Sample.Now,
            ["Language"] = language,
            ["Root"] = "/api/pages",
        });

    private static Task<Rendered> PageAsync(TieOut year, Language language = Language.Indonesian) =>
        Rendered.OfAsync<TieOutPage>(new()
        {
            ["Regency"] = "Kabupaten Blora",
            ["Year"] = year,
            ["Now"] = Sample.Now,
            ["Language"] = language,
            ["Root"] = "/api/pages",
        });

    private static string Text(Rendered page) => Rendered.Text(page.Page.Descendants("main").Single());

    [Fact]
    public async Task Month_says_what_was_due_came_in_and_is_open_beside_the_month_before()
    {
        var page = await PageAsync(Report(Books(
            "Ngarsopuro", Line(BillState.Covered), Line(BillState.Debited), Line(BillState.Short),
            Line(BillState.Covered, months: 1))));
        var rows = page.Rows("sums");
        Assert.Equal("Laporan iuran Kabupaten Blora, Desember 2026", page.Title);
        Assert.Equal("Rp7.152.492", Rendered.Cell(rows[0], "Desember 2026"));
        Assert.Equal("Rp4.768.328", Rendered.Cell(rows[1], "Desember 2026"));
        Assert.Equal("Rp2.384.164", Rendered.Cell(rows[1], "November 2026"));
        Assert.Equal("+Rp2.384.164", Rendered.Cell(rows[1], "Perubahan"));
        Assert.Equal("sama", Rendered.Cell(rows[2], "Perubahan"));
        Assert.Equal("Rp2.384.164", Rendered.Cell(rows[3], "Desember 2026"));
        Assert.Equal("66", Rendered.Cell(page.Rows("by-district")[0], "%"));
        Assert.Contains("(66%) sudah terkumpul untuk 24 orang.", Text(page), StringComparison.Ordinal);
        Assert.Equal("Saldo tidak cukup", Rendered.Text(page.Rows("causes")[0].Element("th")!));
    }

    [Fact]
    public async Task Month_in_English_names_the_same_and_leads_to_files_and_other_months()
    {
        var page = await PageAsync(Report(Books("Ngarsopuro", Line(BillState.Short))), Language.English);
        Assert.Contains("Still open: 1 bill, Rp2.384.164.", Text(page), StringComparison.Ordinal);
        Assert.Contains("/api/bills?payMonth=2026-12&format=xlsx", page.Hrefs);
        Assert.Contains("/api/pages/report?payMonth=2026-11&lang=en", page.Hrefs);
        Assert.Contains("/api/pages/tie-out?year=2026&lang=en", page.Hrefs);
        Assert.Contains("?lang=id&payMonth=2026-12", page.Hrefs);
    }

    [Fact]
    public async Task Month_without_bills_says_so_in_words()
    {
        var text = Text(await PageAsync(Report(Books("Ngarsopuro"))));
        Assert.Contains("Tidak ada tagihan bulan ini yang terbuka.", text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada desa yang lewat jatuh tempo.", text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada keputusan yang menunggu.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_holds_the_first_of_each_and_counts_the_rest()
    {
        var district = Sample.DistrictOf(12, "Ngarsopuro", 30, BillState.Short);
        var late = district with { Bills = [.. district.Bills.Select(b => b with { Standing = Standing.Late })] };
        var page = await PageAsync(Report(
            Books("Ngarsopuro", Line(BillState.Short)), [late], [.. Enumerable.Range(2001, 20).Select(Doubt)]));
        Assert.Equal(12, page.Rows("at-risk").Count);
        Assert.Equal(8, page.Page.Descendants("li").Count(l => l.Parent!.Attribute("class")?.Value == "decisions"));
        Assert.Contains("dan 18 lagi; semuanya ada di daftar kerja.", Text(page), StringComparison.Ordinal);
        Assert.Contains("dan 12 lagi; semuanya ada di daftar kerja.", Text(page), StringComparison.Ordinal);
        Assert.Contains("360 orang di 30 desa", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_are_what_only_the_office_can_end()
    {
        var short1 = Doubt(1) with { Kind = WorkKinds.Short };
        var signature = Doubt(2) with { Kind = WorkKinds.Signature };
        Assert.Equal(
            [WorkKinds.Doubt, WorkKinds.Signature],
            Report([], null, Doubt(3), short1, signature).Decisions.Select(d => d.Kind));
    }

    [Fact]
    public async Task Hostile_name_is_text_and_unreadable_rows_are_said()
    {
        var books = Books(Hostile, Line(BillState.Short));
        var report = Report([books[0] with { Problems = ["sheets bill~2010~pu: broken"] }]);
        var page = await PageAsync(report);
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
        Assert.Contains(Hostile, Text(page), StringComparison.Ordinal);
        Assert.Contains("belum dapat dipegang", Text(page), StringComparison.Ordinal);
        Assert.Contains(
            "cannot be relied on", Text(await PageAsync(report, Language.English)), StringComparison.Ordinal);
    }

    /// <summary>A month beyond the two of the sums may be what a village owes.</summary>
    [Fact]
    public async Task What_a_district_lacks_is_said_though_the_books_lack_nothing()
    {
        const string Lacking = "sheets 33.16.12~2026-09 bill~2010~pu: broken";
        var district = Sample.DistrictOf(12, "Ngarsopuro", 1, BillState.Short) with { Lacking = [Lacking] };
        var books = Books("Ngarsopuro", Line(BillState.Short));
        Assert.Equal([Lacking], Report([books[0] with { Problems = [Lacking] }], [district]).Problems);
        var page = await PageAsync(Report(books, [district]));
        Assert.Contains("1 baris data tidak terbaca", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_has_three_sums_a_month_and_the_causes_between_them()
    {
        var year = TieOut.Of(2026, Books(
            "Ngarsopuro", Line(BillState.Covered), Line(BillState.Debited), Line(BillState.Short),
            Line(BillState.Covered, months: 1)));
        var page = await PageAsync(year);
        Assert.Equal(["November 2026", "Desember 2026"], page.Rows("tie-out").Select(
            r => Rendered.Text(r.Element("th")!)));
        var (november, december) = (page.Rows("tie-out")[0], page.Rows("tie-out")[1]);
        Assert.Equal("–", Rendered.Cell(november, "Tidak didebet"));
        Assert.Equal("–", Rendered.Cell(november, "Belum terbukti"));
        Assert.Equal("Rp7.152.492", Rendered.Cell(december, "Ditagih"));
        Assert.Equal("Rp2.384.164 belum dibayar (1 tagihan)", Rendered.Cell(december, "Tidak didebet"));
        Assert.Equal("Rp4.768.328", Rendered.Cell(december, "Didebet"));
        Assert.Equal("Rp2.384.164 bukti bayar belum ada (1 tagihan)", Rendered.Cell(december, "Belum terbukti"));
        var total = page.Table("tie-out").Element("tfoot")!.Element("tr")!;
        Assert.Equal("Rp9.536.656", Rendered.Cell(total, "Ditagih"));
        Assert.Contains("/api/pages/tie-out?year=2026&format=csv", page.Hrefs);
    }

    [Fact]
    public async Task Year_without_bills_and_one_that_cannot_be_believed_say_so()
    {
        var none = TieOut.Of(2026, []);
        Assert.Contains("Tidak ada tagihan pada tahun ini.", Text(await PageAsync(none)), StringComparison.Ordinal);
        Assert.Contains("There is no bill", Text(await PageAsync(none, Language.English)), StringComparison.Ordinal);
        Assert.Contains(
            "belum dapat dipegang", Text(await PageAsync(none with { Problems = ["x: broken"] })),
            StringComparison.Ordinal);
    }
}
