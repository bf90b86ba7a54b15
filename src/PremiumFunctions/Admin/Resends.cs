using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Alerts that reached nobody, sent once more.</summary>
public sealed class Resends(ResendAlerts resend, AdminKeys key, Settings settings)
{
    /// <summary><c>{"village":"33.16.12.2010","reason":"..."}</c>; <c>all</c> for every village.</summary>
    [Function(nameof(ResendAlerts))]
    public Task<IResult> ResendAlerts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts/resends")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["village", "reason"], stop);
        var text = body.Value("village");
        var village = Asked.VillageOrAll(text, settings.Regency);
        return TypedResults.Ok(new
        {
            village = text,
            alerts = await resend.RunAsync(settings.Regency, village, body.Value("reason"), admin, stop),
        });
    });
}
