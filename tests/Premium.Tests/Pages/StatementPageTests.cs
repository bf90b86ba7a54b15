using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>A village's year to be printed, as the server writes it.</summary>
public sealed class StatementPageTests
{
    private static YearStatement Year(params BillState[] states) => new(
        VillageSample.Village.Code, "Wanasari", "Ngarsopuro", 2026,
        [
            .. states.Select((state, i) => VillageSample.Bill(state, period: Sample.November.Plus(-i))).Select(b =>
                new StatementRow(b.Bill, b.PaidBy, b.PaidBy is null ? null : VillageSample.Today, b.Receipt)),
        ]);

    private static Task<Rendered> PageAsync(YearStatement year, Language language = Language.Indonesian) =>
        Rendered.OfAsync<StatementPage>(new()
        {
            ["Statement"] = year,
            ["Now"] = Sample.Now,
            ["Language"] = language,
            ["Root"] = "/pages",
        });

    private static string Text(Rendered page) => Rendered.Text(page.Page.Descendants("main").Single());

    [Fact]
    public async Task Paid_bill_has_day_reference_and_receipt()
    {
        var page = await PageAsync(Year(BillState.Covered));
        var row = page.Rows("year")[0];
        Assert.Equal("Rp2.384.164", Rendered.Cell(row, "Ditagih"));
        Assert.Equal("3 Des 2026 REF-777", Rendered.Cell(row, "Didebet"));
        Assert.Equal("BPJS-PU-2611 3 Des 2026", Rendered.Cell(row, "Bukti bayar"));
        Assert.Equal("–", Rendered.Cell(row, "Belum dibayar"));
        Assert.DoesNotContain(Sample.Account, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sums_add_up_in_every_state()
    {
        var year = Year(Enum.GetValues<BillState>());
        Assert.Equal(year.Billed, year.Debited + year.PaidOtherwise + year.Open);
        Assert.Equal(year.Lines[0].Bill.Amount * 2, year.Debited);
        Assert.Equal(year.Lines[0].Bill.Amount, year.Covered);
        var page = await PageAsync(year);
        Assert.Contains(
            "Ditagih Rp19.073.312 = didebet Rp4.768.328 + dibayar dengan cara lain Rp0 + belum dibayar Rp14.304.984.",
            Text(page), StringComparison.Ordinal);
        Assert.Equal("Rp14.304.984", Rendered.Cell(
            page.Table("year").Element("tfoot")!.Element("tr")!, "Belum dibayar"));
    }

    [Fact]
    public async Task Receipt_without_an_attempt_of_ours_is_paid_another_way()
    {
        var bill = VillageSample.Bill(BillState.Covered).Bill with { Attempts = 0 };
        var year = Year() with { Lines = [new StatementRow(bill, null, null, null)] };
        Assert.Equal((Rupiah.Zero, bill.Amount), (year.Debited, year.PaidOtherwise));
        Assert.Contains("dibayar dengan cara lain", Rendered.Cell(
            (await PageAsync(year)).Rows("year")[0], "Didebet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_without_bills_and_one_that_cannot_be_believed_say_so()
    {
        Assert.Contains("Tidak ada tagihan pada tahun ini.", Text(await PageAsync(Year())), StringComparison.Ordinal);
        var broken = Year(BillState.Covered) with { IsWhole = false, Problems = ["sheets bill~2010~pu: broken"] };
        Assert.Contains("belum dapat dipegang", Text(await PageAsync(broken)), StringComparison.Ordinal);
        Assert.Contains(
            "cannot be relied on", Text(await PageAsync(broken, Language.English)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_years_and_the_other_language_are_a_link_away()
    {
        var page = await PageAsync(Year(), Language.English);
        Assert.Contains("/pages/villages/33.16.12.2010/statement?year=2025&lang=en", page.Hrefs);
        Assert.Contains("?lang=id&year=2026", page.Hrefs);
        Assert.Contains("/pages/villages/33.16.12.2010?lang=en", page.Hrefs);
    }
}
