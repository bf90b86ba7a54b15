using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The pages for admins, in Indonesian, or in English with <c>?lang=en</c>.</summary>
public sealed class Pages(
    ReadDistricts districts, ReadWorklist worklist, ILedger ledger, AdminKeys key, Settings settings, Rules rules,
    TimeProvider clock)
{
    private const int RunDaysBack = 7;
    private const string Route = "pages";

    [Function(nameof(OverviewPage))]
    public Task<IResult> OverviewPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var today = rules.Today(clock.GetUtcNow());
        return new RazorComponentResult<Overview>(new
        {
            Regency = settings.RegencyName,
            RegencyCode = settings.Regency,
            Districts = await districts.RegencyAsync(settings.Regency, stop),
            Runs = await ledger.RunsAsync(today.AddDays(-RunDaysBack), today, stop),
            Work = Worklist.Groups((await worklist.RunAsync(settings.Regency, stop)).Items),
            Now,
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.RootOf(request, levels: 0),
        });
    });

    [Function(nameof(ShowWorklistPage))]
    public Task<IResult> ShowWorklistPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/worklist")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () => new RazorComponentResult<WorklistPage>(new
        {
            Regency = settings.RegencyName,
            View = await worklist.RunAsync(settings.Regency, stop),
            Filter = WorkFilter.Parse(name => request.Query[name].ToString()),
            Now,
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.RootOf(request, levels: 1),
        }));

    [Function(nameof(ShowDistrictPage))]
    public Task<IResult> ShowDistrictPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/districts/{district}")] HttpRequest request,
        string district,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadOwn, async visitor =>
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.RootOf(request, levels: 2);
        if (!BillFilters.TryParse(request.Query["state"], out var filter)
            || !DistrictCode.TryParse(district, out var code)
            || !visitor.MaySee(code)
            || await districts.DistrictAsync(code, stop) is not { Villages: > 0 } view)
        {
            return PageRequest.NotThere(request, language, root);
        }

        return new RazorComponentResult<DistrictPage>(
            new { District = view, Now, Filter = filter, Language = language, Root = root });
    });

    [Function(nameof(ShowRunPage))]
    public Task<IResult> ShowRunPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/runs/{run}")] HttpRequest request,
        string run,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.RootOf(request, levels: 2);
        return await ledger.RunAsync(run, stop) is { } manifest
            ? new RazorComponentResult<RunPage>(new { Manifest = manifest, Now, Language = language, Root = root })
            : PageRequest.NotThere(request, language, root);
    });

    private DateTimeOffset Now => clock.GetUtcNow().ToOffset(rules.UtcOffset);
}
