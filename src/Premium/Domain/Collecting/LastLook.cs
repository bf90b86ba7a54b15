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

    /// <summary>A person looked since and wants it tried again.</summary>
    public bool IsCleared { get; init; }
}

public static class LastLooks
{
    /// <param name="reply">To the inquiry.</param>
    /// <param name="statement">Of its account since its bill was first tried; null where none can be asked for.</param>
    /// <param name="ended">What is known of the attempt.</param>
    public static LastLook Of(InquiryReply reply, StatementReply? statement, EndedAttempt ended)
    {
        var look = ByInquiry(reply, ended);

        // A bank's word is no proof, whether it says "not found" or "refused": only the whole statement tells that it
        // was not executed. What never left, nobody can have executed.
        return look == LastLook.AsKnown && ended is { IsGivenBack: false, IsSigned: false, IsCleared: false }
            && ended.Debit is not { Refusal: RefusalReason.NotSent, Sent: null or 0 }
            && statement is not StatementReply.Complete
            ? LastLook.Silent
            : look;
    }

    /// <summary>What the inquiry alone says.</summary>
    public static LastLook ByInquiry(InquiryReply reply, EndedAttempt ended) =>
        reply is InquiryReply.NotFound || (reply is InquiryReply.Silent && ended.IsSigned)
            ? LastLook.AsKnown
            : Answer.From(reply, ended.Debit) switch
            {
                Answer.Confirmed => ended.IsGivenBack ? LastLook.AsKnown : LastLook.Contradicts,
                Answer.Refused { Reason: RefusalReason.GivenBack } =>
                    ended.IsGivenBack || ended.Debit.Refusal == RefusalReason.GivenBack
                        ? LastLook.AsKnown
                        : LastLook.Contradicts,
                Answer.Refused => LastLook.AsKnown,
                _ => LastLook.Silent,
            };
}
