using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Adapters.Storage;

namespace PremiumFunctions;

/// <summary>Messages that failed five times: listed with their cause, and put back when it is removed.</summary>
public sealed class Poison(PoisonQueues queues, AdminKeys key)
{
    [Function(nameof(ListPoison))]
    public Task<IResult> ListPoison(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "poison")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
        TypedResults.Ok(await queues.ListAsync(stop)));

    /// <summary>Puts back what one queue set aside: <c>{"queue":"districts"}</c>.</summary>
    [Function(nameof(ReplayPoison))]
    public Task<IResult> ReplayPoison(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "poison")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var queue = Asked.Queue((await RequestBody.ReadAsync(request, ["queue"], stop)).Value("queue"));
        return TypedResults.Ok(new { queue, replayed = await queues.ReplayAsync(queue, stop) });
    });
}
