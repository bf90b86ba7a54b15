using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Snap;

namespace Premium.Tests.Snap;

/// <summary>One request as the bank received it.</summary>
internal sealed record Received(
    string Path, string ExternalId, string Token, string Timestamp, string Body, bool SignatureIsRight);

/// <summary>
/// A bank's HTTP edge on loopback. It issues tokens, knows which of them are valid, refuses an external id used
/// before, checks every signature and keeps every request; what it answers is a rule over that state.
/// </summary>
internal sealed class BankEdge : IAsyncDisposable
{
    public const string Secret = "secret-of-the-tests";
    public const string ClientId = "client-of-the-tests";

    private readonly WebApplication app;
    private readonly RSA key = SnapVectors.PublicKey("midtrans_demo");
    private readonly ConcurrentDictionary<string, bool> externalIds = new();
    private readonly ConcurrentQueue<Received> requests = new();
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int tokensIssued;

    private BankEdge(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>The first call other than for a token is there.</summary>
    public Task Arrived => arrived.Task;

    public int TokensIssued => tokensIssued;

    /// <summary>Tokens up to this number are no longer accepted (401/01).</summary>
    public int TokensExpired { get; set; }

    /// <summary>Answers the n-th accepted call of a path, counted from 1.</summary>
    public Func<HttpContext, Received, int, Task> Answer { get; set; } =
        (context, _, _) => ReplyAsync(context, 500, "{}");

    public Func<HttpContext, int, Task> AnswerToken { get; set; } = (context, number) => ReplyAsync(
        context,
        200,
        $$"""{"responseCode":"2007300","accessToken":"token-{{number}}","tokenType":"Bearer","expiresIn":"900"}""");

    public IReadOnlyList<Received> Calls => [.. requests];

    public static async Task<BankEdge> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var edge = new BankEdge(app);
        app.Run(edge.ServeAsync);
        await app.StartAsync();
        return edge;
    }

    public static async Task ReplyAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    /// <summary>Answers only when the caller has hung up.</summary>
    public static async Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.SetResult());
        await gone.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body, Encoding.UTF8).ReadToEndAsync();
        var path = context.Request.Path.Value!;
        var headers = context.Request.Headers;
        var timestamp = headers["X-TIMESTAMP"].ToString();
        var signature = headers["X-SIGNATURE"].ToString();
        if (path.EndsWith("/access-token/b2b", StringComparison.Ordinal))
        {
            var number = Interlocked.Increment(ref tokensIssued);
            var isOurs = headers["X-CLIENT-KEY"] == ClientId
                && body == """{"grantType":"client_credentials"}"""
                && SnapSignature.VerifyAsymmetric(key, SnapSignature.TokenText(ClientId, timestamp), signature);
            await (isOurs ? AnswerToken(context, number) : ReplyAsync(context, 401, Code("401", "73", "00")));
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        var token = headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        var isRight = headers["X-PARTNER-ID"] == "PREMIUM" && headers["CHANNEL-ID"] == "95221"
            && context.Request.ContentType == "application/json"
            && (token.Length > 0
                ? SnapSignature.VerifySymmetric(
                    Secret, SnapSignature.CallText("POST", path, token, bytes, timestamp), signature)
                : SnapSignature.VerifyAsymmetric(
                    key, SnapSignature.CallTextWithoutToken("POST", path, bytes, timestamp), signature));
        var received = new Received(path, headers["X-EXTERNAL-ID"]!, token, timestamp, body, isRight);
        requests.Enqueue(received);
        arrived.TrySetResult();
        var service = path.EndsWith("transfer-intrabank", StringComparison.Ordinal) ? "17"
            : path.EndsWith("status", StringComparison.Ordinal) ? "36"
            : path.EndsWith("balance-inquiry", StringComparison.Ordinal) ? "11" : "14";
        if (!isRight)
        {
            await ReplyAsync(context, 401, Code("401", service, "00"));
        }
        else if (!externalIds.TryAdd(received.ExternalId, true))
        {
            await ReplyAsync(context, 409, Code("409", service, "00"));
        }
        else if (token.Length > 0 && int.Parse(token["token-".Length..], CultureInfo.InvariantCulture) <= TokensExpired)
        {
            await ReplyAsync(context, 401, Code("401", service, "01"));
        }
        else
        {
            await Answer(context, received, requests.Count(call => call.Path == path));
        }
    }

    private static string Code(string http, string service, string number) =>
        $$"""{"responseCode":"{{http}}{{service}}{{number}}","responseMessage":"refused by the edge"}""";
}
