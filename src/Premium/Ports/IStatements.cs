using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// What a bank booked on an account, whichever way its statements come. A statement that is not whole is
/// <c>Silent</c>, never an exception. Only a broken setting or a cancelled token throws.
/// </summary>
public interface IStatements
{
    /// <summary>
    /// Asks for the movements of an account from the first to the last day, both included, in the bank's time zone
    /// (SNAP service 14: at most one month a call, one year back).
    /// </summary>
    Task<StatementReply> StatementAsync(BankAccount account, DateOnly from, DateOnly to, CancellationToken stop);
}
