using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Alerts that reached nobody, sent once more.</summary>
public sealed class Resends(ResendAlerts resend, AdminKeys key, Settings settings)
{
    private const string All = "all";

    /// <summary><c>{"village":"33.16.12.2010","reason":"..."}</c>; <c>all</c> for every village.</summary>
    [Function(nameof(ResendAlerts))]
    public Task<IResult> ResendAlerts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts/resends")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["village", "reason"], stop);
        var text = body.Value("village");
        VillageCode? village = text == All ? null
            : VillageCode.TryParse(text, out var code) ? code
            : throw new FormatException($"village: expected a code such as 33.16.12.2010, or {All}, not '{text}'.");
        if (village is { } one && !$"{one}".StartsWith(settings.Regency + ".", StringComparison.Ordinal))
        {
            throw new FormatException($"village: expected one of regency {settings.Regency}, not '{text}'.");
        }

        return TypedResults.Ok(new
        {
            village = text,
            alerts = await resend.RunAsync(settings.Regency, village, body.Value("reason"), admin, stop),
        });
    });
}
