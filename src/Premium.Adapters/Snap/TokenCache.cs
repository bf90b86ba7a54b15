namespace Premium.Adapters.Snap;

/// <summary>
/// The access token of one bank (service 73): kept for 80 % of its lifetime, asked for by one caller while the others
/// wait for the same answer, good or bad. A bad one is kept for seconds: banks count the calls for tokens, and stop
/// answering everybody.
/// </summary>
/// <param name="ask">Is told the token that the bank refused last.</param>
internal sealed class TokenCache(Func<string?, Task<TokenReply>> ask, TimeProvider clock)
{
    public const double UsedShare = 0.8;

    private static readonly TimeSpan FailureKept = TimeSpan.FromSeconds(5);

    /// <summary>A refusal that may be about the token renews it no more often.</summary>
    private static readonly TimeSpan DoubtsApart = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private TokenReply.Issued? issued;
    private TokenReply.Silent? failed;
    private long failedAt;
    private long? doubtedAt;
    private string? refused;
    private long issuedAt;
    private Task<TokenReply>? asking;

    public async Task<TokenReply> GetAsync(CancellationToken stop)
    {
        Task<TokenReply> answer;
        lock (gate)
        {
            if (issued is not null && clock.GetElapsedTime(issuedAt) < issued.Lifetime * UsedShare)
            {
                return issued;
            }

            if (failed is not null && clock.GetElapsedTime(failedAt) < FailureKept)
            {
                return failed;
            }

            answer = asking ??= AskAsync();
        }

        // The question outlives a caller that gives up: others wait for it.
        return await answer.WaitAsync(stop);
    }

    /// <summary>Forgets the token the bank refused, unless another caller has replaced it already.</summary>
    /// <param name="token">The one that was refused.</param>
    /// <param name="isDoubtful">The refusal may be about the call alone.</param>
    public void Drop(string token, bool isDoubtful)
    {
        lock (gate)
        {
            if (issued?.Token != token
                || (isDoubtful && doubtedAt is { } at && clock.GetElapsedTime(at) < DoubtsApart))
            {
                return;
            }

            doubtedAt = isDoubtful ? clock.GetTimestamp() : doubtedAt;
            issued = null;
            refused = token;
        }
    }

    private async Task<TokenReply> AskAsync()
    {
        // Leave the caller's lock before anything else runs.
        await Task.Yield();
        var askedAt = clock.GetTimestamp();
        try
        {
            var reply = await ask(refused);
            lock (gate)
            {
                issued = reply as TokenReply.Issued;
                issuedAt = askedAt;

                // Only where the bank was asked; the requests that it took, and what it refused, are told by those who
                // waited for them. For whoever comes later it was not asked.
                failed = reply.Calls.Count == 0 ? null : reply switch
                {
                    TokenReply.Rejected rejected => new TokenReply.Silent(rejected.Why),
                    TokenReply.Silent silent => new TokenReply.Silent(silent.Why),
                    _ => null,
                };
                failedAt = clock.GetTimestamp();
            }

            return reply;
        }
        finally
        {
            lock (gate)
            {
                asking = null;
            }
        }
    }
}
