namespace Premium.Domain;

/// <summary>Where the bank says a payment stands (SNAP <c>latestTransactionStatus</c>).</summary>
public enum TransactionStatus
{
    /// <summary>00: executed.</summary>
    Success,

    /// <summary>01 initiated, 02 paying, 03 pending: not final.</summary>
    Pending,

    /// <summary>04: executed and given back; final.</summary>
    Refunded,

    /// <summary>05: final, not executed.</summary>
    Canceled,

    /// <summary>06: final, not executed.</summary>
    Failed,
}

public abstract record InquiryReply
{
    private InquiryReply()
    {
    }

    /// <summary>Every request that was made for it, repetitions included, to be kept.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    /// <summary>The bank knows the reference. Null where it did not say; believed only if all agrees.</summary>
    public sealed record Found(
        TransactionStatus Status,
        string? Reference,
        Rupiah? Amount,
        AccountNo? Source,
        AccountNo? Beneficiary,
        bool BeneficiaryAgrees,
        Evidence Evidence) : InquiryReply
    {
        /// <summary>
        /// Why a payment was refused that failed, or is pending and not under way, where the bank repeats what it
        /// answered then.
        /// </summary>
        public RefusalReason? Reason { get; init; }
    }

    /// <summary>404/01 or status 07. Not final before the settle window and a clean statement.</summary>
    public sealed record NotFound(Evidence Evidence) : InquiryReply;

    /// <summary>No usable answer.</summary>
    public sealed record Silent(string Why, Evidence Evidence) : InquiryReply;
}
