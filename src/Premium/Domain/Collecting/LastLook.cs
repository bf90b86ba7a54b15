namespace Premium.Domain;

/// <summary>
/// What the bank says of an ended attempt when it is asked once more before the next one: a refusal that was executed
/// after all must not be debited a second time.
/// </summary>
public enum LastLook
{
    /// <summary>Not asked by this waking.</summary>
    NotTaken,

    /// <summary>As it is known here: the bank did not keep the money.</summary>
    AsKnown,

    /// <summary>Executed, and we know otherwise: a person must look.</summary>
    Contradicts,

    /// <summary>Nobody knows: another waking asks again.</summary>
    Silent,
}

/// <summary>What is known here of an attempt that is looked at once more.</summary>
public sealed record EndedAttempt(Debit Debit)
{
    /// <summary>It was paid, and the statement shows that the bank gave the money back.</summary>
    public bool IsGivenBack { get; init; }

    /// <summary>Two people signed that it was never executed; a silent bank does not undo that.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The bank had its settle time: what it has not executed by now it will not.</summary>
    public bool IsSettled { get; init; }
}

public static class LastLooks
{
    /// <param name="reply">To the inquiry.</param>
    /// <param name="ended">What is known of the attempt.</param>
    /// <param name="isProven">
    /// No attempt of its bill is left of which only the bank's word says that it was not executed, "not found" or
    /// "refused": that is no proof.
    /// </param>
    public static LastLook Of(InquiryReply reply, EndedAttempt ended, bool isProven)
    {
        var look = ByInquiry(reply, ended);
        return look == LastLook.AsKnown && !isProven ? LastLook.Silent : look;
    }

    /// <summary>What the inquiry alone says.</summary>
    public static LastLook ByInquiry(InquiryReply reply, EndedAttempt ended) => reply switch
    {
        InquiryReply.NotFound => LastLook.AsKnown,
        InquiryReply.Silent when ended.IsSigned => LastLook.AsKnown,
        InquiryReply.Found found when IsRefusedThen(found, ended) => LastLook.AsKnown,
        _ => Answer.From(reply, ended.Debit) switch
        {
            Answer.Confirmed => ended.IsGivenBack ? LastLook.AsKnown : LastLook.Contradicts,
            Answer.Refused { Reason: RefusalReason.GivenBack } =>
                ended.IsGivenBack || ended.Debit.Refusal == RefusalReason.GivenBack
                    ? LastLook.AsKnown
                    : LastLook.Contradicts,
            Answer.Refused => LastLook.AsKnown,
            _ => LastLook.Silent,
        },
    };

    /// <summary>
    /// Some banks (Mandiri) know no status for a payment that failed: it stays pending for ever, beside the refusal
    /// that they repeat. Enough only where it is the refusal that we have, or two people signed. What the bank did not
    /// decide on, it may have queued: until it has settled, pending means what it says.
    /// </summary>
    private static bool IsRefusedThen(InquiryReply.Found found, EndedAttempt ended) =>
        found is { Status: TransactionStatus.Pending, Reason: { } reason }
        && (ended.IsSigned
            || (ended.Debit.State == DebitState.Refused && ended.Debit.Refusal == reason
                && (ended.IsSettled || !reason.IsUndecided())))
        && Answer.Disagreement(found, ended.Debit) is null;
}
