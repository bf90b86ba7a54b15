using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// The bank that holds the village accounts. Replies are closed types: what the bank did not clearly say is
/// <c>Unknown</c> or <c>Silent</c>, never an exception. Only a broken setting or a cancelled token throws.
/// </summary>
public interface IBank
{
    /// <summary>Executes one payment (SNAP service 17). Sent once; no layer below may repeat it.</summary>
    Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop);

    /// <summary>Asks what became of a payment (SNAP service 36). May be asked again at will.</summary>
    Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop);

    /// <summary>Asks for the available balance (SNAP service 11).</summary>
    Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop);
}
