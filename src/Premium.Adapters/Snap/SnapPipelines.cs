using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Premium.Adapters.Snap;

/// <summary>
/// The one layer that repeats and limits HTTP requests, chosen by operation and not by HTTP verb: a payment pipeline
/// has no retry at all.
/// </summary>
internal static class SnapPipelines
{
    private const int QueryRepetitions = 2;
    private const double FailureShare = 0.5;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    /// <param name="pipeline">Of one query service.</param>
    /// <param name="profile">Waits and limits.</param>
    /// <param name="pace">One for all query services of the bank; null for the one that waits for no other.</param>
    public static void Queries(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline, BankProfile profile, QueryPace? pace)
    {
        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = QueryRepetitions,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(profile.QueryRetryDelaySeconds),
            // A bank could ask for an hour.
            ShouldRetryAfterHeader = false,
            ShouldHandle = args => ValueTask.FromResult(
                SnapCall.Of(args.Context.GetRequestMessage()) is { MayRepeat: true }
                && (IsFailure(args.Outcome) || IsWorthAnotherTry(args.Outcome.Result?.StatusCode))),
        });
        if (pace is not null)
        {
            // Waiting for its turn costs a call none of its own time.
            pipeline.AddStrategy(_ => pace, new QueryPaceOptions());
        }

        pipeline
            .AddCircuitBreaker(Breaker(profile))
            .AddTimeout(TimeSpan.FromSeconds(profile.QueryTimeoutSeconds));
    }

    /// <summary>
    /// Each payment comes at its own moment within the bank's limit; here only the calls under way are counted.
    /// </summary>
    public static void Payments(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, BankProfile profile)
    {
        // No longer a queue than can be served before the last in it would come too late.
        var queue = (int)Math.Clamp(
            Math.Ceiling(profile.PaymentsPerSecond * profile.PaymentWait.TotalSeconds), 1, 1_000_000);
        pipeline
            .AddConcurrencyLimiter(profile.MaxConcurrentPayments, queue)
            .AddCircuitBreaker(Breaker(profile))
            .AddTimeout(TimeSpan.FromSeconds(profile.PaymentTimeoutSeconds));
    }

    private static HttpCircuitBreakerStrategyOptions Breaker(BankProfile profile) => new()
    {
        FailureRatio = FailureShare,
        MinimumThroughput = profile.BreakerCallsMin,
        SamplingDuration = Sampling,
        BreakDuration = TimeSpan.FromSeconds(profile.BreakSeconds),
        ShouldHandle = args => ValueTask.FromResult(IsFailure(args.Outcome)),
    };

    /// <summary>The bank or the way to it is broken. A refusal is not, nor is a call that never left.</summary>
    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) => outcome.Exception switch
    {
        null => outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError },
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => false,
        HttpRequestException or IOException or TimeoutRejectedException => true,
        _ => false,
    };

    /// <summary>409/00 means that another call took the external id; the repetition brings a new one.</summary>
    private static bool IsWorthAnotherTry(HttpStatusCode? status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict;
}
