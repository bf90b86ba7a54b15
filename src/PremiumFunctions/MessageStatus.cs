using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Alerts;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// Where Meta tells what became of WhatsApp messages. Anybody can call it: what is believed is the signature over the
/// bytes. Whatever is not answered with 200 Meta brings again, for days; what comes twice changes nothing.
/// </summary>
public sealed partial class MessageStatus(
    HearDeliveries hear, HearAnswers answers, Settings settings, TimeProvider clock, ILogger<MessageStatus> log)
{
    public const string SignatureHeader = "X-Hub-Signature-256";

    private const string Route = "webhooks/whatsapp";
    private const int ChallengeLengthMax = 200;

    /// <summary>Meta packs up to 3 MB.</summary>
    private static readonly BodyTerms Body = BodyTerms.Json with { BytesMax = 3 * 1024 * 1024 };

    private static int wrong;

    /// <summary>Meta's question when the webhook is set up.</summary>
    [Function(nameof(VerifyWhatsApp))]
    public Task<IResult> VerifyWhatsApp(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => AnswerAsync(request, _ =>
    {
        stop.ThrowIfCancellationRequested();
        var challenge = request.Query["hub.challenge"].ToString();
        return Task.FromResult<IResult>(
            request.Query["hub.mode"] == "subscribe"
            && challenge.Length is > 0 and <= ChallengeLengthMax && challenge.All(char.IsAsciiLetterOrDigit)
            && WhatsAppWebhook.IsVerifyToken(request.Query["hub.verify_token"].ToString(), settings.WhatsApp)
                ? TypedResults.Text(challenge)
                : Refused(request, "hub.verify_token: expected the token of the setting WhatsApp:VerifyToken."));
    });

    /// <summary>Word of messages, and what was written to our number.</summary>
    [Function(nameof(HearWhatsApp))]
    public Task<IResult> HearWhatsApp(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        CancellationToken stop) => AnswerAsync(request, async aborted =>
    {
        using var body = (MemoryStream)await IncomingBody.ReadAsync(request, Body, clock, aborted);
        if (!WhatsAppWebhook.IsSigned(body.ToArray(), request.Headers[SignatureHeader].ToString(), settings.WhatsApp))
        {
            return Refused(request, $"{SignatureHeader}: expected the signature of this body.");
        }

        var news = WhatsAppWebhook.Read(body.ToArray(), settings.WhatsApp);
        var failures = new FirstFailure(stop);
        await failures.TryAsync(() => hear.RunAsync(news.Words, stop));
        foreach (var written in news.Written)
        {
            await failures.TryAsync(() => answers.RunAsync(written, stop));
        }

        failures.Throw();
        return TypedResults.Ok(new { heard = news.Words.Count });
    });

    private Task<IResult> AnswerAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> action) =>
        Answering.RunAsync(
            request,
            settings.PublicUrl,
            aborted => settings.WhatsApp.IsOn
                ? action(aborted)
                : throw new RequestException(StatusCodes.Status404NotFound, "There is no WhatsApp channel here."),
            e => Failed(e, request.Method, request.Path));

    private IResult Refused(HttpRequest request, string why)
    {
        Wrong(request.Method, request.Path, Caller.AddressOf(request), Interlocked.Increment(ref wrong));
        return TypedResults.Problem(why, statusCode: StatusCodes.Status401Unauthorized);
    }

    [LoggerMessage(665, LogLevel.Warning, "{Method} {Path}: not signed by Meta, from {Address}, {Count} by now")]
    private partial void Wrong(string method, string path, string address, int count);

    [LoggerMessage(666, LogLevel.Error, "{Method} {Path} failed")]
    private partial void Failed(Exception e, string method, string path);
}
