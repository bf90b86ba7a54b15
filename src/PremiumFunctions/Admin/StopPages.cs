using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>What is stopped for a while in the whole regency: debits, and messages to villages.</summary>
public sealed class StopPages(ReadStops stops, AdminKeys key, Settings settings, Rules rules, TimeProvider clock)
{
    [Function(nameof(ShowPausesPage))]
    public Task<IResult> ShowPausesPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/pauses")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(
        request, async () => Page(request, StopText.Pauses, await stops.PausesAsync(settings.Regency, stop)));

    [Function(nameof(ShowMutesPage))]
    public Task<IResult> ShowMutesPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/mutes")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(
        request, async () => Page(request, StopText.Mutes, await stops.MutesAsync(settings.Regency, stop)));

    private RazorComponentResult<StopsPage> Page(HttpRequest request, StopText text, Stops found) => new(new
    {
        Text = text,
        Stops = found,
        Now = clock.GetUtcNow().ToOffset(rules.UtcOffset),
        Language = PageRequest.LanguageOf(request),
        Root = PageRequest.PagesOf(request),
    });
}
