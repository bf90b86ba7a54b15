using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Keeps each HTTP request of one call, repetitions included, with what came of it; masked before it is kept. Headers
/// are not kept: but for the request's id and time, which are, they identify us or are secret.
/// </summary>
internal sealed class CallTrace(SnapService service, byte[] body, EvidenceMask mask)
{
    private readonly List<BankCall> calls = [];

    public IReadOnlyList<BankCall> Calls => [.. calls];

    public void Answered(string externalId, DateTimeOffset sentAt, DateTimeOffset answeredAt, int http, byte[] reply) =>
        calls.Add(Call(CallFate.Answered, sentAt) with
        {
            ExternalId = externalId,
            AnsweredAt = answeredAt,
            HttpStatus = http,
            Reply = mask.Body(reply),
        });

    public void Unanswered(string externalId, DateTimeOffset sentAt, bool isSent, Exception lost) =>
        calls.Add(Call(isSent ? CallFate.Silent : CallFate.NotSent, sentAt) with
        {
            ExternalId = externalId,
            Why = (isSent ? "sent, no answer: " : "not sent: ") + KindOf(lost),
        });

    /// <summary>The call never became a request.</summary>
    public void NotSent(DateTimeOffset at, string why)
    {
        if (calls.Count == 0)
        {
            calls.Add(Call(CallFate.NotSent, at) with { Why = why });
        }
    }

    /// <summary>The kind of an error says enough; its text may carry an address or more.</summary>
    public static string KindOf(Exception lost) => lost switch
    {
        HttpRequestException { HttpRequestError: var error } => $"{nameof(HttpRequestError)}.{error}",
        OperationCanceledException => "nothing came within the time limit",
        _ => lost.GetType().Name,
    };

    private BankCall Call(CallFate fate, DateTimeOffset at) =>
        new(service, fate, at) { Request = mask.Body(body) };
}
