using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>The wire to one bank: tokens, the two pipelines, and what became of each call.</summary>
internal sealed class SnapClient
{
    private const int TokenLengthMax = 4_096;
    private static readonly TimeSpan LifetimeUnsaid = TimeSpan.FromSeconds(60);

    private readonly string bank;
    private readonly IHttpClientFactory http;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly TokenCache tokens;

    public SnapClient(string bank, BankProfile profile, IHttpClientFactory http, TimeProvider clock, ILogger log)
    {
        this.bank = bank;
        this.http = http;
        this.clock = clock;
        this.log = log;
        Profile = profile;
        Ids = new DerivedIds(clock);
        tokens = new TokenCache(AskTokenAsync, clock);
    }

    public BankProfile Profile { get; }

    public DerivedIds Ids { get; }

    /// <summary>
    /// Sends one call; where the bank says the token is stale (401/01, 401/03) once more with a new one, as a request
    /// of its own.
    /// </summary>
    /// <param name="account">Masked in the evidence wherever the bank repeats it.</param>
    /// <param name="sendBefore">Not sent at this moment or later; null for whenever.</param>
    public async Task<Exchange> SendAsync(
        SnapService service, byte[] body, RequestIds ids, AccountNo account, CancellationToken stop,
        DateTimeOffset? sendBefore = null)
    {
        var first = await SendOnceAsync();
        if (first is not Exchange.Answered { Reply: var reply }
            || ResponseCodes.ForQuery(reply.Code) is not QueryVerdict.NewToken
            || !ids.Left)
        {
            return first;
        }

        SnapLog.TokenStale(log, bank, service);
        return await SendOnceAsync();

        async Task<Exchange> SendOnceAsync()
        {
            string? token = null;
            if (Profile.CallSigning is CallSigning.Symmetric)
            {
                switch (await tokens.GetAsync(stop))
                {
                    case TokenReply.Issued issued:
                        token = issued.Token;
                        break;
                    case TokenReply.Rejected rejected:
                        return new Exchange.NoToken(rejected.Evidence, rejected.Why);
                    case TokenReply.Silent silent:
                        return new Exchange.NotSent(silent.Why);
                }
            }

            var call = new SnapCall(service, body, ids)
            {
                Token = token,
                SendBefore = sendBefore ?? DateTimeOffset.MaxValue,
            };
            var exchange = await ExchangeAsync(call, Mask(account, token), stop);
            if (token is not null && exchange is Exchange.Answered { Reply.Http: 401 })
            {
                tokens.Drop(token);
            }

            return exchange;
        }
    }

    private async Task<TokenReply> AskTokenAsync()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { grantType = "client_credentials" }, SnapBody.Json);
        var call = new SnapCall(SnapService.Token, body, ids: null);
        // Others wait for this answer too, so no caller's token stops it; the pipeline's time limits do.
        var exchange = await ExchangeAsync(call, Mask(account: null, token: null), CancellationToken.None);
        var reply = Judge(exchange);
        if (reply is not TokenReply.Issued)
        {
            SnapLog.NoToken(log, bank, reply is TokenReply.Rejected ? "the bank refuses it" : "no usable answer");
        }

        return reply;
    }

    private static TokenReply Judge(Exchange exchange) => exchange switch
    {
        Exchange.Answered { Reply: var reply } => Judge(reply),
        Exchange.Lost lost => new TokenReply.Silent("No access token: " + lost.Why),
        Exchange.NotSent notSent => new TokenReply.Silent("No access token: " + notSent.Why),
        _ => new TokenReply.Silent("No access token."),
    };

    private static TokenReply Judge(SnapReply reply)
    {
        if (ResponseCodes.ForQuery(reply.Code) is not QueryVerdict.Answered)
        {
            var refused = ResponseCodes.ForPayment(reply.Code) is
                PaymentVerdict.NotExecuted { Reason: RefusalReason.PartnerRejected or RefusalReason.InvalidRequest };
            return refused
                ? new TokenReply.Rejected(reply.Evidence, "No access token: " + reply.Says)
                : new TokenReply.Silent("No access token: " + reply.Says);
        }

        var token = reply.Fields?.Text("accessToken");
        if (token is not { Length: <= TokenLengthMax } || token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return new TokenReply.Silent("No access token: the reply carries none that could be sent.");
        }

        return new TokenReply.Issued(
            token,
            int.TryParse(reply.Fields?.Text("expiresIn"), out var seconds) && seconds is > 0 and <= 86_400
                ? TimeSpan.FromSeconds(seconds)
                : LifetimeUnsaid);
    }

    private async Task<Exchange> ExchangeAsync(SnapCall call, EvidenceMask mask, CancellationToken stop)
    {
        var line = call.Service is SnapService.Transfer ? SnapLine.Payments : SnapLine.Queries;
        using var client = http.CreateClient(SnapRegistration.ClientName(bank, line));
        using var request = call.Request(Profile.Path(call.Service));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            var body = await response.Content.ReadAsByteArrayAsync(stop);
            return new Exchange.Answered(
                SnapReply.Read(call.Service, (int)response.StatusCode, body, clock.GetUtcNow(), mask));
        }
        catch (Exception lost) when (IsLoss(lost, stop))
        {
            // The kind of the error says enough; its text may carry an address or more.
            var why = lost is HttpRequestException { HttpRequestError: var error }
                ? $"{nameof(HttpRequestError)}.{error}"
                : lost.GetType().Name;
            return call.BodyStarted ? new Exchange.Lost("no answer: " + why) : new Exchange.NotSent("not sent: " + why);
        }
    }

    private static bool IsLoss(Exception lost, CancellationToken stop) => lost switch
    {
        OperationCanceledException => !stop.IsCancellationRequested,
        HttpRequestException or IOException or ExecutionRejectedException or TooLateException => true,
        _ => false,
    };

    private EvidenceMask Mask(AccountNo? account, string? token) => new(
        account is { } known ? [known, Profile.Collection] : [Profile.Collection],
        [token ?? "", Profile.ClientSecret]);
}
