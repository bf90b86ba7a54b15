namespace Premium.Adapters.Snap;

/// <summary>
/// The access token of one bank (service 73): kept for 80 % of its lifetime, asked for by one caller while the others
/// wait for the same answer, good or bad.
/// </summary>
/// <param name="ask">Is told the token that the bank refused last.</param>
internal sealed class TokenCache(Func<string?, Task<TokenReply>> ask, TimeProvider clock)
{
    public const double UsedShare = 0.8;

    private readonly Lock gate = new();
    private TokenReply.Issued? issued;
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

            answer = asking ??= AskAsync();
        }

        // The question outlives a caller that gives up: others wait for it.
        return await answer.WaitAsync(stop);
    }

    /// <summary>Forgets the token the bank refused, unless another caller has replaced it already.</summary>
    public void Drop(string token)
    {
        lock (gate)
        {
            if (issued?.Token == token)
            {
                issued = null;
                refused = token;
            }
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
