using Premium.Domain;

namespace Premium.InMemory;

/// <summary>What becomes of one payment, in the order in which a bank can get it wrong.</summary>
public enum PaymentConduct
{
    /// <summary>Executed if the money is there, and answered.</summary>
    Prompt,

    /// <summary>No byte reached the bank.</summary>
    NotSent,

    /// <summary>The request was lost: no answer, no effect, and the bank never heard of the reference.</summary>
    SilentBeforeEffect,

    /// <summary>Executed if the money is there, and the answer was lost.</summary>
    SilentAfterEffect,

    /// <summary>Accepted; executed after <see cref="BankConduct.Settles"/> if the money is there then.</summary>
    PendingThenPaid,

    /// <summary>Accepted; failed after <see cref="BankConduct.Settles"/>.</summary>
    PendingThenFailed,

    /// <summary>Refused for <see cref="BankConduct.Reason"/>.</summary>
    Refuses,

    /// <summary>
    /// Refused for <see cref="BankConduct.Reason"/>, now and whenever asked, and executed all the same when
    /// <see cref="BankConduct.ExecutesAt"/> says.
    /// </summary>
    RefusesAndExecutes,

    /// <summary>
    /// No answer and not found when asked, until it is executed when <see cref="BankConduct.ExecutesAt"/> says.
    /// </summary>
    SilentThenPaid,

    /// <summary>The adapter itself breaks: after the effect, which is the worst moment.</summary>
    Breaks,
}

/// <summary>How an <see cref="InMemoryBank"/> treats one order, its inquiries and its account.</summary>
/// <param name="Payment">What becomes of the payment.</param>
/// <param name="Reason">Why it is refused, where it is.</param>
/// <param name="InquiryIsSilent">Inquiries of the order get no usable answer.</param>
/// <param name="InquiryNames">A wrong amount that inquiries name; null for the true one.</param>
/// <param name="GivesBackAfter">An executed payment is given back this long after; null for never.</param>
public sealed record BankConduct(
    PaymentConduct Payment = PaymentConduct.Prompt,
    RefusalReason Reason = RefusalReason.NotPermitted,
    bool InquiryIsSilent = false,
    Rupiah? InquiryNames = null,
    TimeSpan? GivesBackAfter = null)
{
    public static readonly BankConduct Good = new();

    /// <summary>The code with which it refuses.</summary>
    public string Code { get; init; } = "403";

    /// <summary>
    /// The bank forgets the reference this long after it got the order: an inquiry no longer finds it, and the same
    /// order would be executed again. Statements forget nothing. Null for never.
    /// </summary>
    public TimeSpan? ForgetsAfter { get; init; }

    /// <summary>When a payment is executed that the bank denies or does not find; null for at once.</summary>
    public DateTimeOffset? ExecutesAt { get; init; }

    /// <summary>The texts of the statement line that it makes of a remark; null: as sent.</summary>
    public Func<string, IReadOnlyList<string>>? Narrates { get; init; }

    /// <summary>The text of the line that gives money back; null for the remark, marked as a correction.</summary>
    public string? ReversalText { get; init; }

    /// <summary>What the bank itself calls the payment; null for our reference.</summary>
    public string? BankReference { get; init; }

    /// <summary>How long an accepted payment is pending.</summary>
    public TimeSpan Settles { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>One payment that the bank executed.</summary>
/// <param name="Id">The attempt it was executed for.</param>
/// <param name="Source">The account it was taken from.</param>
/// <param name="Amount">What was taken.</param>
/// <param name="At">When.</param>
/// <param name="GivenBackAt">When it was given back; null if it was not.</param>
public sealed record BankTransfer(
    DebitId Id, BankAccount Source, Rupiah Amount, DateTimeOffset At, DateTimeOffset? GivenBackAt = null);
