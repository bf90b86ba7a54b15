using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Messages to one village stop for a while, under an admin's name.</summary>
public sealed class Mutes(
    MuteMessages muting, IReplies replies, AdminKeys key, Settings settings, Rules rules, TimeProvider clock)
{
    /// <summary><c>{"village":"33.16.12.2010","reason":"...","until":"2026-12-10"}</c>.</summary>
    [Function(nameof(MuteVillage))]
    public Task<IResult> MuteVillage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mutes")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["village", "reason", "until"], stop);
        return TypedResults.Ok(Of(await muting.MuteAsync(
            new MuteRequest(body.Value("village"), body.Value("reason"), body.Value("until"), admin), stop)));
    });

    /// <summary>Ends one before its last day: <c>{"mute":"33.16.12.2010~000001","reason":"..."}</c>.</summary>
    [Function(nameof(EndMute))]
    public Task<IResult> EndMute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mutes/ends")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["mute", "reason"], stop);
        var id = body.Value("mute");
        return await muting.EndAsync(id, body.Value("reason"), admin, stop) is { } mute
            ? TypedResults.Ok(Of(mute))
            : TypedResults.Problem($"There is no mute '{id}'; GET mutes lists them.", statusCode: 404);
    });

    /// <summary>Every mute, newest first, and rows that cannot be read.</summary>
    [Function(nameof(ListMutes))]
    public Task<IResult> ListMutes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mutes")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var book = await replies.RegencyAsync(settings.Regency, stop);
        List<Mute> mutes = [.. book.Mutes.OrderByDescending(m => m.At)];
        return await Listing.AnswerAsync(
            request,
            "tanpa-pesan",
            () => Lists.OfMutes(mutes.Select(Stop.Of), rules.Today(clock.GetUtcNow()), rules),
            () => TypedResults.Ok(new
            {
                mutes = mutes.Select(Of),
                malformed = book.Malformed.Select(m => m.Text),
            }),
            stop);
    });

    private MuteJson Of(Mute mute) => MuteJson.Of(mute, rules.Today(clock.GetUtcNow()));
}

/// <summary>One mute as JSON.</summary>
public sealed record MuteJson(
    string Mute, string Village, bool InForce, string Reason, string By, DateTimeOffset At, DateOnly From,
    DateOnly Until, string? EndedBy, string? EndedBecause, DateTimeOffset? EndedAt)
{
    public static MuteJson Of(Mute mute, DateOnly today) => new(
        mute.Id, mute.Village.ToString(), mute.IsOn(today), mute.Reason, mute.By, mute.At, mute.From, mute.Until,
        mute.Ended?.By, mute.Ended?.Reason, mute.Ended?.At);
}
