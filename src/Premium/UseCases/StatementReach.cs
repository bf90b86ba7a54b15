using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// How far a statement reaches. It may be whole and end before an attempt: it then knows nothing of it.
/// </summary>
internal sealed class StatementReach(DebitCalls calls, TimeProvider clock)
{
    /// <summary>
    /// A statement without a movement since must end with the money that the account has; what is dated later than now
    /// tells nothing of since. Half a statement where it does not, or says nothing of its end.
    /// </summary>
    public async Task<StatementReply> UpToDateAsync(
        BankAccount account, StatementReply reply, DateTimeOffset since, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (reply is not StatementReply.Complete { NeedsNoFigures: false } whole
            || whole.Lines.Any(l => l.At >= since && l.At <= now))
        {
            return reply;
        }

        if (whole.Closing is not { } closing)
        {
            return Half("it tells no balance, so how far it reaches is not known");
        }

        var ends = FormattableString.Invariant($"it ends at Rp{closing:0.##}");
        return await calls.BalanceAsync(account, stop) switch
        {
            BalanceReply.Known has when has.Named.Contains(closing) => reply,
            BalanceReply.Known has => Half($"{ends}, the account has {has.Available}"),
            BalanceReply.Silent silent => Half($"{ends}, and what the account has is not told: {silent.Why}"),
            _ => throw new InvalidOperationException("BalanceReply is closed."),
        };

        StatementReply.Partial Half(string why) => new(whole.Lines, why) { Notes = whole.Notes };
    }
}
