using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Premium.Domain;
using Premium.Pages;

namespace Premium.Tests.Pages;

public sealed class RunPageTests
{
    [Fact]
    public async Task Green_run_shows_its_sum_and_every_district()
    {
        var tally = new Tally(Expected: 10, Done: 5, Short: 1, Refused: 1, Unknown: 1, Held: 1, Skipped: 1, Alerts: 3);
        var page = await RenderAsync(Manifest(RunPurpose.Collect, RunState.Green, tally, Report(1, tally)));
        Assert.Equal(
            "10 tagihan = 5 dibayar + 1 kurang saldo + 1 ditolak + 1 belum pasti + 1 ditahan + 1 belum dicoba",
            Sum(page));
        Assert.Contains("Hitungan cocok.", page.Html);
        Assert.Equal("Pendebetan iuran", page.Title);
        var row = page.Rows("reports").Single();
        Assert.Equal("5", Rendered.Cell(row, "Dibayar"));
        Assert.Contains("/pages/districts/33.16.01", page.Hrefs);
    }

    [Fact]
    public async Task Red_run_says_by_how_much_and_who_did_not_report()
    {
        var tally = new Tally(Expected: 10, Done: 7);
        var page = await RenderAsync(Manifest(
            RunPurpose.Collect,
            RunState.Red,
            tally,
            Report(1, tally) with { Problems = [$"33.16.01.2001: account {Sample.Account} <b>broken</b>"] },
            DistrictReport.Pending(Sample.District(2))));
        Assert.StartsWith("10 tagihan ≠ 7 dibayar", Sum(page));
        Assert.Contains("Hitungan tidak cocok, selisih 3.", page.Html);
        var missing = page.Page.Descendants("ul").Single(u => Rendered.Classes(u).Contains("inline"));
        Assert.Equal("33.16.02", Rendered.Text(missing));
        Assert.Contains("33.16.01.2001: account ***", page.Html);
        Assert.DoesNotContain(Sample.Account, page.Html);
        Assert.Empty(page.Page.Descendants("b"));
        Assert.Equal(2, page.Rows("reports").Count);
    }

    [Fact]
    public async Task Open_run_shows_what_is_reported_so_far()
    {
        var page = await RenderAsync(Manifest(
            RunPurpose.Collect, RunState.Open, new Tally(), Report(1, new Tally(Expected: 4, Done: 4))));
        Assert.StartsWith("4 tagihan = 4 dibayar", Sum(page));
        Assert.Contains("Masih berjalan", page.Html);
    }

    [Fact]
    public async Task Reconciliation_lists_every_kind_of_break_in_plain_words()
    {
        var village = Sample.Village(1, 4, "Wanasari").Code;
        var breaks = Enum.GetValues<BreakKind>()
            .Select(k => new Break(k, village, "33160120042611101", new Rupiah(2_384_164), Rupiah.Zero))
            .ToList();
        var tally = new Tally(Expected: 9, Done: 2, Refused: 5, Unknown: 1, Skipped: 1);
        var report = Report(1, tally) with { Reconciliation = new ReconciliationResult(2, 1, breaks) };
        var page = await RenderAsync(Manifest(RunPurpose.Reconcile, RunState.Green, tally, report));
        var rows = page.Rows("breaks");
        Assert.Equal(breaks.Count, rows.Count);
        Assert.All(rows, r => Assert.Equal("Rp2.384.164", Rendered.Cell(r, "Catatan kami")));
        Assert.All(rows, r => Assert.Equal("Rp0", Rendered.Cell(r, "Catatan bank")));
        Assert.Contains("/pages/villages/33.16.01.2004", page.Hrefs);
        Assert.Equal("Rekonsiliasi bank bpd, bulan bayar Desember 2026", page.Title);
        Assert.Equal(
            "9 pendebetan dibandingkan = 2 sesuai + 5 berbeda + 1 belum pasti + 1 tanpa mutasi rekening", Sum(page));
        Assert.Contains($"{breaks.Count} selisih perlu diperiksa", page.Html);
    }

    [Fact]
    public async Task Message_page_is_escaped_and_leads_back()
    {
        var page = await Rendered.OfAsync<MessagePage>(new()
        {
            ["Title"] = "Not found",
            ["Text"] = "There is no district <99>.",
            ["Language"] = Language.English,
            ["Root"] = "/pages",
        });
        Assert.Equal("Not found", page.Title);
        Assert.Contains("There is no district &lt;99&gt;.", page.Html);
        Assert.Contains("/pages?lang=en", page.Hrefs);
    }

    [Fact]
    public async Task Page_is_served_as_a_result_of_a_function()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRazorComponents();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var body = new MemoryStream();
        var context = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            Request = { Scheme = "http", Host = new HostString("localhost"), Path = "/pages" },
            Response = { Body = body },
        };
        var manifest = Manifest(RunPurpose.Watch, RunState.Green, new Tally(), Report(1, new Tally()));
        var result = new RazorComponentResult<RunPage>(new { Manifest = manifest, Sample.Now, Root = "/pages" });
        await result.ExecuteAsync(context);
        var html = Encoding.UTF8.GetString(body.ToArray());
        Assert.Equal("text/html; charset=utf-8", context.Response.ContentType);
        Assert.StartsWith("<!DOCTYPE html>", html.TrimStart());
        Assert.EndsWith("</html>", html.TrimEnd());
        Assert.Contains("Pemantauan perlindungan", html);
    }

    private static RunManifest Manifest(
        RunPurpose purpose, RunState state, Tally tally, params DistrictReport[] reports) =>
        new(Sample.Run("run~2026-12-03~01", purpose, state, tally), reports);

    private static DistrictReport Report(int district, Tally tally) =>
        new(Sample.District(district), tally, NextWake: null, []);

    private static string Sum(Rendered page) =>
        Rendered.Text(page.Page.Descendants("p").Single(p => Rendered.Classes(p).Contains("sum")));

    private static Task<Rendered> RenderAsync(RunManifest manifest) => Rendered.OfAsync<RunPage>(new()
    {
        ["Manifest"] = manifest,
        ["Now"] = Sample.Now,
        ["Root"] = "/pages",
    });
}
