using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>What is handed to others on paper: a month for the regent, a year that adds up. Only reads.</summary>
public sealed class ReportPages(
    OneLook look, ReadMonths months, AdminKeys key, Settings settings, Rules rules, TimeProvider clock)
{
    /// <summary>A pay month, the newest one unless <c>?payMonth=2026-12</c> says so.</summary>
    [Function(nameof(ShowReportPage))]
    public Task<IResult> ShowReportPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/report")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var text = request.Query["payMonth"].ToString();
        var month = text.Length == 0 ? rules.NewestPayMonth(Today) : SaidDays.PayMonth("payMonth", text);
        var all = look.Begin(stop);
        var (books, standing, work) = (
            all.Months.RunAsync(settings.Regency, month.Plus(-1), month, stop),
            all.Districts.RegencyAsync(settings.Regency, stop),
            all.Worklist.RunAsync(settings.Regency, stop));
        await Task.WhenAll(books, standing, work);
        return new RazorComponentResult<ReportPage>(new
        {
            Regency = settings.RegencyName,
            Report = MonthReport.Of(month, await books, await standing, (await work).Items),
            Now,
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.PagesOf(request),
        });
    });

    /// <summary>The running year unless <c>?year=2026</c> says so; with <c>format=csv</c> as a file.</summary>
    [Function(nameof(ShowTieOutPage))]
    public Task<IResult> ShowTieOutPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/tie-out")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var of = SaidDays.YearOrNone("year", request.Query["year"].ToString()) ?? Today.Year;
        var first = PayMonth.Of(new DateOnly(of, 1, 1));
        var year = TieOut.Of(of, await months.RunAsync(settings.Regency, first, first.Plus(11), stop));
        return await Listing.AnswerAsync(
            request, $"pencocokan-{settings.Regency}-{year.Year}", () => Lists.Of(year),
            () => new RazorComponentResult<TieOutPage>(new
            {
                Regency = settings.RegencyName,
                Year = year,
                Now,
                Language = PageRequest.LanguageOf(request),
                Root = PageRequest.PagesOf(request),
            }),
            stop);
    });

    private DateTimeOffset Now => clock.GetUtcNow().ToOffset(rules.UtcOffset);

    private DateOnly Today => rules.Today(clock.GetUtcNow());
}
