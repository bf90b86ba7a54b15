namespace Premium.Domain;

public abstract record PaymentReply
{
    private PaymentReply()
    {
    }

    /// <summary>Every request that was made for it, to be kept; none if the adapter was not asked.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    /// <summary>
    /// How many requests of the payment left with their body; null where the adapter was not asked, or broke.
    /// </summary>
    public int? Sent => Calls.Count == 0
        ? null
        : Calls.Count(call => call is { Service: SnapService.Transfer, Fate: not CallFate.NotSent });

    /// <summary>The bank confirms that it executed exactly this payment.</summary>
    public sealed record Paid(Evidence Evidence) : PaymentReply;

    /// <summary>The bank confirms that it did not and will not execute this attempt.</summary>
    public sealed record Refused(RefusalReason Reason, Evidence Evidence) : PaymentReply;

    /// <summary>The bank may or may not have executed it.</summary>
    public sealed record Unknown(string Why, Evidence Evidence) : PaymentReply;

    /// <summary>
    /// No byte of the payment reached the bank, or the bank turned its token away before it read the payment.
    /// </summary>
    public sealed record NotSent(string Why) : PaymentReply;
}
