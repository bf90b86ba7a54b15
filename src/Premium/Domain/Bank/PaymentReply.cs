namespace Premium.Domain;

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
