using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The pages for admins, in Indonesian, or in English with <c>?lang=en</c>.</summary>
public sealed partial class Pages(
    OneLook look, ReadDistricts districts, ReadWorklist worklist, ILedger ledger, AdminKeys key, Settings settings,
    Rules rules, TimeProvider clock, ILogger<Pages> log)
{
    private const int RunDaysBack = 7;
    private const string Route = "pages";

    [Function(nameof(OverviewPage))]
    public Task<IResult> OverviewPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var today = rules.Today(clock.GetUtcNow());
        var read = look.Begin(stop);
        var (standing, work, runs) = (
            read.Districts.RegencyAsync(settings.Regency, stop),
            read.Worklist.RunAsync(settings.Regency, stop),
            read.Ledger.RunsAsync(today.AddDays(-RunDaysBack), today, stop));
        await Task.WhenAll(standing, runs);
        var all = await standing;
        return new RazorComponentResult<Overview>(new
        {
            Regency = settings.RegencyName,
            RegencyCode = settings.Regency,
            Districts = all,
            Runs = await runs,
            Work = Worklist.Groups(await ItemsAsync(work, stop)),
            Month = CurveOf(all, today),
            Now,
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.PagesOf(request),
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
            Root = PageRequest.PagesOf(request),
        }));

    [Function(nameof(ShowDistrictPage))]
    public Task<IResult> ShowDistrictPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/districts/{district}")] HttpRequest request,
        string district,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadOwn, async visitor =>
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.PagesOf(request);
        if (!BillFilters.TryParse(request.Query["state"], out var filter)
            || !DistrictCode.TryParse(district, out var code)
            || !visitor.MaySee(code)
            || await districts.DistrictAsync(code, stop) is not { Villages: > 0 } view)
        {
            return PageRequest.NotThere(request);
        }

        return new RazorComponentResult<DistrictPage>(new
        {
            District = view,
            Now,
            Filter = filter,
            Order = Orders.Parse<BillOrder>(request.Query[Orders.Field]),
            Language = language,
            Root = root,
        });
    });

    /// <summary>All runs, <c>?to=2026-12-31</c> and the month before it.</summary>
    [Function(nameof(ShowRunsPage))]
    public Task<IResult> ShowRunsPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/runs")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var today = rules.Today(clock.GetUtcNow());
        var to = SaidDays.DayOrNone("to", request.Query["to"].ToString()) is { } asked && asked < today
            ? asked
            : today;
        var from = to.AddMonths(-1).AddDays(1);
        return new RazorComponentResult<RunsPage>(new
        {
            From = from,
            To = to,
            Runs = await ledger.RunsAsync(from, to, stop),
            Order = Orders.Parse<RunOrder>(request.Query[Orders.Field]),
            NotSignedOff = await worklist.PinnedAsync(settings.Regency, stop),
            Now,
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.PagesOf(request),
        });
    });

    [Function(nameof(ShowRunPage))]
    public Task<IResult> ShowRunPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/runs/{run}")] HttpRequest request,
        string run,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.PagesOf(request);
        return await ledger.RunAsync(run, stop) is { } manifest
            ? new RazorComponentResult<RunPage>(new
            {
                Manifest = manifest,
                Names = await districts.NamesAsync(manifest.Reports.Select(r => r.District), stop),
                IsLive = Live(request, manifest.Run),
                Now,
                Language = language,
                Root = root,
            })
            : PageRequest.NotThere(request);
    });

    /// <summary>
    /// An address that leads nowhere. The Functions host takes the first function, by name, whose route fits, so this
    /// one must sort behind every other GET under <c>pages</c>, or it answers for them.
    /// </summary>
    [Function(nameof(UnknownPage))]
    public Task<IResult> UnknownPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{*path}")] HttpRequest request,
        string path,
        CancellationToken stop) => key.VisitAsync(request, Access.All, _ => Task.FromResult<IResult>(
        PageRequest.NotThere(request)));

    /// <summary>
    /// Whoever asks for it sees the page anew every few seconds while the run is open; it works under both hosts.
    /// </summary>
    private static bool Live(HttpRequest request, Run run)
    {
        var isLive = run.State == RunState.Open && request.Query["live"] == "yes";
        if (isLive)
        {
            request.HttpContext.Response.Headers["Refresh"] = "5";
        }

        return isLive;
    }

    /// <summary>How the regency stands is shown also where nobody can say what needs a person.</summary>
    private async Task<IReadOnlyList<WorkItem>> ItemsAsync(Task<WorkView> work, CancellationToken stop)
    {
        try
        {
            return (await work).Items;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            NoWorklist(e);
            return [Worklist.Unmade(e.Message)];
        }
    }

    [LoggerMessage(313, LogLevel.Error, "The overview is shown without a worklist")]
    private partial void NoWorklist(Exception e);

    private IReadOnlyList<MonthDay> CurveOf(IReadOnlyList<DistrictView> districts, DateOnly today)
    {
        var month = rules.OpenSheets(today).To;
        var bills = districts.SelectMany(d => d.Bills).Where(b => b.Bill.Id.PayMonth == month)
            .Select(b => (b.Bill.Id, b.Bill.State.IsPaid()
                ? rules.Today(b.Attempt?.AnsweredAt ?? b.Attempt?.ReservedAt ?? b.Bill.Since ?? clock.GetUtcNow())
                : (DateOnly?)null));
        return MonthCurve.Of(month, [.. bills], today, rules.Calendar);
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToOffset(rules.UtcOffset);
}
