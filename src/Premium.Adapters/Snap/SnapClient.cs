using Microsoft.Extensions.Logging;
using Polly;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>The wire to one bank: tokens, the two pipelines, and what became of each call.</summary>
internal sealed class SnapClient
{
    /// <summary>How often a payment leaves at most: the second time after its token was refused.</summary>
    public const int SendsMax = 2;

    private const int TokenLengthMax = 4_096;
    private static readonly TimeSpan LifetimeUnsaid = TimeSpan.FromSeconds(60);

    private readonly string bank;
    private readonly IHttpClientFactory http;
    private readonly TimeProvider clock;
    private readonly ILogger<SnapClient> log;
    private readonly TokenCache tokens;

    public SnapClient(
        string bank, BankProfile profile, IHttpClientFactory http, TimeProvider clock, ILogger<SnapClient> log,
        ISharedTokens? shared)
    {
        this.bank = bank;
        this.http = http;
        this.clock = clock;
        this.log = log;
        Profile = profile;
        Ids = new DerivedIds(clock);
        tokens = profile.TokenIsSingle
            ? new TokenCache(Shared(shared).AskAsync, clock)
            : new TokenCache(_ => AskTokenAsync(), clock);

        SharedTokenSource Shared(ISharedTokens? store) => new(
            bank,
            profile,
            store ?? throw new InvalidOperationException(
                $"Banks:{bank}:TokenIsSingle needs an {nameof(ISharedTokens)} that all hosts share."),
            AskTokenAsync,
            clock);
    }

    public BankProfile Profile { get; }

    public DerivedIds Ids { get; }

    /// <summary>Hides what the bank may repeat of a call: accounts, its token, our secret.</summary>
    public EvidenceMask Mask(AccountNo? account, string? token) => new(
        account is { } known ? [known, Profile.Collection] : [Profile.Collection],
        [token ?? "", Profile.ClientSecret]);

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
            || !IsStale(reply)
            || !ids.HasNext)
        {
            return first;
        }

        SnapLog.TokenStale(log, bank, service);
        var second = await SendOnceAsync();
        return second with { Calls = [.. first.Calls, .. second.Calls] };

        async Task<Exchange> SendOnceAsync()
        {
            string? token = null;
            var mask = Mask(account, token: null);
            if (Profile.CallSigning is CallSigning.Symmetric)
            {
                switch (await TokenAsync(service, stop))
                {
                    case TokenReply.Issued issued:
                        token = issued.Token;
                        break;
                    case TokenReply.Rejected rejected:
                        return new Exchange.NoToken(rejected.Evidence, rejected.Why) { Calls = NotSent(rejected) };
                    case TokenReply.Silent silent:
                        return new Exchange.NotSent(silent.Why) { Calls = NotSent(silent) };
                }

                mask = Mask(account, token);
            }

            var call = new SnapCall(service, body, ids)
            {
                Token = token,
                SendBefore = sendBefore ?? DateTimeOffset.MaxValue,
                Trace = KeepsEvidence(service) ? new CallTrace(service, body, mask) : null,
            };
            var exchange = await ExchangeAsync(call, mask, stop);
            if (token is not null && exchange is Exchange.Answered { Reply: var answer }
                && (answer.Http == 401 || IsStale(answer)))
            {
                // Coded otherwise it is about the call, one village's account perhaps, or else about the token after
                // all.
                tokens.Drop(token, isDoubtful: answer.Code is ReplyCode.Coded && !IsStale(answer));
            }

            return exchange;
        }

        IReadOnlyList<BankCall> NotSent(TokenReply token)
        {
            var trace = new CallTrace(service, body, Mask(account, token: null));
            trace.NotSent(clock.GetUtcNow(), "no access token");
            return [.. token.Calls, .. trace.Calls];
        }
    }

    /// <summary>A payment that a stop overtakes here is not sent, which is an answer.</summary>
    private async Task<TokenReply> TokenAsync(SnapService service, CancellationToken stop)
    {
        try
        {
            return await tokens.GetAsync(stop);
        }
        catch (OperationCanceledException) when (service is SnapService.Transfer && stop.IsCancellationRequested)
        {
            return new TokenReply.Silent("stopped while it waited for an access token");
        }
    }

    private static bool IsStale(SnapReply reply) => ResponseCodes.ForQuery(reply.Code) is QueryVerdict.NewToken;

    /// <summary>A statement is about an account; the line that proves a debit is kept with it.</summary>
    private static bool KeepsEvidence(SnapService service) => service is not SnapService.Statement;

    private async Task<TokenReply> AskTokenAsync()
    {
        var body = SnapBody.Token();
        var mask = Mask(account: null, token: null);
        var trace = new CallTrace(SnapService.Token, body, mask);
        var call = new SnapCall(SnapService.Token, body, ids: null) { Trace = trace };
        // Others wait for this answer too, so no caller's token stops it; the pipeline's time limits do.
        var exchange = await ExchangeAsync(call, mask, CancellationToken.None);
        var reply = Judge(exchange);
        if (reply is not TokenReply.Issued)
        {
            SnapLog.NoToken(log, bank, reply is TokenReply.Rejected ? "the bank refuses it" : "no usable answer");
        }

        return reply is TokenReply.Issued ? reply : reply with { Calls = exchange.Calls };
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
            var refused = ResponseCodes.ForPayment(reply.Code) is PaymentVerdict.Refused verdict
                && verdict.Reason.IsOfUs();
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
        using var waiting = new CancellationTokenSource();
        await using var stopping = stop.Register(() =>
        {
            if (!call.IsToBeFinished)
            {
                waiting.Cancel();
            }
        });
        try
        {
            using var response = await client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
            var body = await response.Content.ReadAsByteArrayAsync(waiting.Token);
            var reply = SnapReply.Read(
                call.Service, (int)response.StatusCode, body, clock.GetUtcNow(), mask, Profile.RefusalsUnderHttp200);
            return new Exchange.Answered(reply) { Calls = call.Trace?.Calls ?? [] };
        }
        catch (Exception lost) when (IsLoss(lost, call, stop))
        {
            var isStopped = lost is OperationCanceledException && stop.IsCancellationRequested;
            var why = isStopped ? "the worker was stopped" : CallTrace.KindOf(lost);
            call.Trace?.NotSent(clock.GetUtcNow(), "not sent: " + why);
            Exchange exchange = call.BodyStarted
                ? new Exchange.Lost("no answer: " + why)
                : new Exchange.NotSent("not sent: " + why);
            return exchange with { Calls = call.Trace?.Calls ?? [] };
        }
    }

    private static bool IsLoss(Exception lost, SnapCall call, CancellationToken stop) => lost switch
    {
        OperationCanceledException => call.Service is SnapService.Transfer || !stop.IsCancellationRequested,
        HttpRequestException or IOException or ExecutionRejectedException or TooLateException => true,
        _ => false,
    };
}
