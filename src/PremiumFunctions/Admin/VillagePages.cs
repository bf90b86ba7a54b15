using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>One village, its year to be printed, and the search that leads to it. All of it only reads.</summary>
public sealed class VillagePages(
    ReadVillage villages, ReadStatement statements, FindVillages find, AdminKeys key, Settings settings, Rules rules,
    TimeProvider clock)
{
    private const string Route = "pages/villages/{village}";

    [Function(nameof(ShowVillagePage))]
    public Task<IResult> ShowVillagePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string village,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadOwn, async visitor =>
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.PagesOf(request);
        var asked = VillageSearch.Of(request.Query["asked"]).Text;
        return VillageCode.TryParse(village, out var code)
            && visitor.MaySee(code.District)
            && await villages.RunAsync(code, stop) is { } view
            ? new RazorComponentResult<VillagePage>(
                new { View = view, Now, Asked = asked, visitor.MayCall, Language = language, Root = root })
            : PageRequest.NotThere(request);
    });

    /// <summary>The year of its pay months, the running one unless <c>?year=2026</c> says so.</summary>
    [Function(nameof(ShowStatementPage))]
    public Task<IResult> ShowStatementPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/statement")] HttpRequest request,
        string village,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadOwn, async visitor =>
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.PagesOf(request);
        var year = SaidDays.YearOrNone("year", request.Query["year"].ToString());
        return VillageCode.TryParse(village, out var code)
            && visitor.MaySee(code.District)
            && await statements.RunAsync(code, year, stop) is { } statement
            ? new RazorComponentResult<StatementPage>(
                new { Statement = statement, Now, Language = language, Root = root })
            : PageRequest.NotThere(request);
    });

    /// <summary>
    /// By name or code, <c>?q=sumber</c>; what names one village exactly leads straight to it, unless <c>all=yes</c>.
    /// </summary>
    [Function(nameof(SearchPages))]
    public Task<IResult> SearchPages(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/search")] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadOwn, async visitor =>
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.PagesOf(request);
        var links = new Links(root, language);
        var found = await find.RunAsync(
            request.Query["q"], settings.Regency, stop, leadsStraight: request.Query["all"] != "yes",
            only: visitor.District);
        return found.Only is { } only
            ? PageRequest.SeeOther(
                request, found.Count == 1 ? links.Village(only) : links.Village(only, found.Search.Text))
            : new RazorComponentResult<SearchPage>(new { Result = found, Now, Language = language, Root = root });
    });

    private DateTimeOffset Now => clock.GetUtcNow().ToOffset(rules.UtcOffset);
}
