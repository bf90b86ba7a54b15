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

    /// <summary>
    /// Asks for the movements of an account from the first to the last day, both included, in the bank's time zone
    /// (SNAP service 14: at most one month a call, one year back).
    /// </summary>
    Task<StatementReply> StatementAsync(BankAccount account, DateOnly from, DateOnly to, CancellationToken stop);
}

/// <summary>
/// What is paid. The reference and every external id are derived from <see cref="Id"/>;
/// <see cref="FirstRequest"/> is the first request number not used before, and a call may use up to
/// <see cref="RequestsPerCall"/> numbers from there.
/// </summary>
public sealed record PaymentOrder(
    DebitId Id, BankAccount Source, Rupiah Amount, DateTimeOffset ReservedAt, int FirstRequest)
{
    public const int RequestsPerCall = 4;

    /// <summary>The payment's moment within the bank's limit; it does not leave before.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>Found again in the statement; no spaces, so that every bank hashes the same body.</summary>
    public string Remark => "BPJSTK-" + Id.PaymentReference;
}

/// <summary>What the bank said in a few words, with secrets, names and account numbers masked.</summary>
public sealed record Evidence(DateTimeOffset At, string Code = "", string Message = "", string BankReference = "");

public abstract record PaymentReply
{
    private PaymentReply()
    {
    }

    /// <summary>Every request that was made for it, to be kept; none if the adapter was not asked.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    /// <summary>The bank confirms that it executed exactly this payment.</summary>
    public sealed record Paid(Evidence Evidence) : PaymentReply;

    /// <summary>The bank confirms that it did not and will not execute this attempt.</summary>
    public sealed record Refused(RefusalReason Reason, Evidence Evidence) : PaymentReply;

    /// <summary>The bank may or may not have executed it.</summary>
    public sealed record Unknown(string Why, Evidence Evidence) : PaymentReply;

    /// <summary>No byte of the payment reached the bank: it cannot have executed it.</summary>
    public sealed record NotSent(string Why) : PaymentReply;
}

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
        /// <summary>Why a failed payment was refused, where the bank repeats what it answered then.</summary>
        public RefusalReason? Reason { get; init; }
    }

    /// <summary>404/01 or status 07. Not final before the settle window and a clean statement.</summary>
    public sealed record NotFound(Evidence Evidence) : InquiryReply;

    /// <summary>No usable answer.</summary>
    public sealed record Silent(string Why, Evidence Evidence) : InquiryReply;
}

public abstract record BalanceReply
{
    private BalanceReply()
    {
    }

    /// <summary>Every request that was made for it, repetitions included, to be kept.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    public sealed record Known(Rupiah Available) : BalanceReply;

    public sealed record Silent(string Why) : BalanceReply;
}

/// <summary>One movement of an account.</summary>
public sealed record StatementLine(
    string TransactionId, DateTimeOffset At, Rupiah Amount, bool IsDebit, string Remark, bool IsCorrection)
{
    /// <summary>The line as received but masked, where it names a debit of ours: kept as what proves it.</summary>
    public string Raw { get; init; } = "";
}

public abstract record StatementReply
{
    private StatementReply()
    {
    }

    /// <summary>All movements of the asked days.</summary>
    public sealed record Complete(IReadOnlyList<StatementLine> Lines) : StatementReply;

    /// <summary>No statement, or not the whole of it: nothing may be concluded from what is absent.</summary>
    public sealed record Silent(string Why) : StatementReply;
}
