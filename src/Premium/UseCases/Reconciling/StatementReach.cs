using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// How far a statement reaches. It may be whole and end before an attempt: it then knows nothing of it.
/// </summary>
internal sealed class StatementReach(DebitCalls calls, TimeProvider clock)
{
    /// <summary>
    /// A statement must end with the money that the account has: a movement since, a fee perhaps, may be followed by
    /// one that is not on it yet. Only where it says nothing of its end, a movement since tells how far it reaches,
    /// unless it is dated later than now. Otherwise it is half a statement.
    /// </summary>
    public async Task<StatementReply> UpToDateAsync(
        BankAccount account, StatementReply reply, DateTimeOffset since, CancellationToken stop)
    {
        if (reply is not StatementReply.Complete { NeedsNoFigures: false } whole)
        {
            return reply;
        }

        if (whole.Closing is not { } closing)
        {
            var now = clock.GetUtcNow();
            return whole.Lines.Any(l => l.At >= since && l.At <= now)
                ? reply
                : Half("it tells no balance, so how far it reaches is not known");
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
