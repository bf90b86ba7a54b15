using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// The bank that holds the village accounts. Replies are closed types: what the bank did not clearly say is
/// <c>Unknown</c> or <c>Silent</c>, never an exception. Only a broken setting or, of queries, a cancelled token throws.
/// </summary>
public interface IBank
{
    /// <summary>Executes one payment (SNAP service 17). Sent once; no layer below may repeat it.</summary>
    /// <param name="order">What is paid, and not before when.</param>
    /// <param name="stop">
    /// Keeps it from leaving, which is an answer (<see cref="PaymentReply.NotSent"/>). What has begun to leave is
    /// finished: nobody else could tell what became of it.
    /// </param>
    Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop);

    /// <summary>Asks what became of a payment (SNAP service 36). May be asked again at will.</summary>
    Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop);

    /// <summary>Asks for the available balance (SNAP service 11).</summary>
    Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop);
}
