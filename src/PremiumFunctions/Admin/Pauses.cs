using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Debits of all, one bank, one district or one village stop for a while, under an admin's name.</summary>
public sealed class Pauses(PauseDebits pausing, IPauses pauses, AdminKeys key, Rules rules, TimeProvider clock)
{
    /// <summary>
    /// <c>{"scope":"village:33.16.12.2010","reason":"...","until":"2026-12-10"}</c>; the scope may be
    /// <c>district:33.16.12</c>, <c>bank:ID</c> or <c>all</c>, <c>from</c> is today and <c>until</c> open where left
    /// out.
    /// </summary>
    [Function(nameof(PauseDebiting))]
    public Task<IResult> PauseDebiting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pauses")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["scope", "reason"], stop, optional: ["from", "until"]);
        return TypedResults.Ok(Of(await pausing.PauseAsync(
            new PauseRequest(
                body.Value("scope"), body.Value("reason"), body.ValueOrEmpty("from"), body.ValueOrEmpty("until"),
                admin),
            stop)));
    });

    /// <summary>Ends a pause before its last day: <c>{"pause":"000001","reason":"..."}</c>.</summary>
    [Function(nameof(ResumeDebiting))]
    public Task<IResult> ResumeDebiting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pauses/resumptions")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["pause", "reason"], stop);
        var id = body.Value("pause");
        return await pausing.ResumeAsync(id, body.Value("reason"), admin, stop) is { } order
            ? TypedResults.Ok(Of(order))
            : TypedResults.Problem($"There is no pause '{id}'; GET pauses lists them.", statusCode: 404);
    });

    /// <summary>Every pause that was ordered here, newest first, and rows that cannot be read.</summary>
    [Function(nameof(ListPauses))]
    public Task<IResult> ListPauses(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pauses")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var book = await pauses.ReadAsync(stop);
        List<PauseOrder> orders = [.. book.Orders.Reverse()];
        return await Listing.AnswerAsync(
            request,
            "penghentian",
            () => Lists.OfPauses(orders.Select(Stop.Of), rules.Today(clock.GetUtcNow()), rules),
            () => TypedResults.Ok(new
            {
                pauses = orders.Select(Of),
                malformed = book.Malformed.Select(m => m.Text),
            }),
            stop);
    });

    private PauseJson Of(PauseOrder order) => PauseJson.Of(order, rules.Today(clock.GetUtcNow()));
}

/// <summary>One pause as JSON.</summary>
public sealed record PauseJson(
    string Pause, string Scope, bool InForce, string Reason, string By, DateTimeOffset At, DateOnly From,
    DateOnly? Until, string? ResumedBy, string? ResumedBecause, DateTimeOffset? ResumedAt)
{
    public static PauseJson Of(PauseOrder order, DateOnly today) => new(
        order.Id, order.Scope.ToString(), order.IsOn(today), order.Pause.Reason, order.Pause.By, order.At,
        order.Pause.From, order.Pause.Until, order.Resumed?.By, order.Resumed?.Reason, order.Resumed?.At);
}
