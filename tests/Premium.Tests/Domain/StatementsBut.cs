using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>Of one account the bank has something else to say, or nothing.</summary>
internal sealed class StatementsBut(IStatements statements, BankAccount account, Func<StatementReply> says)
    : IStatements
{
    public Task<StatementReply> StatementAsync(
        BankAccount asked, DateOnly from, DateOnly to, CancellationToken stop) => asked == account
        ? Task.FromResult(says())
        : statements.StatementAsync(asked, from, to, stop);
}
