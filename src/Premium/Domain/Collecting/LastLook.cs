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

public static class LastLooks
{
    /// <param name="reply">To the inquiry.</param>
    /// <param name="statement">Of its account since its bill was first tried; null where none can be asked for.</param>
    /// <param name="debit">An attempt with its fate.</param>
    /// <param name="isGivenBack">It was paid, and the statement shows that the bank gave the money back.</param>
    /// <param name="isSigned">Two people signed that it was never executed; a silent bank does not undo that.</param>
    /// <param name="isCleared">A person looked since and wants it tried again.</param>
    public static LastLook Of(
        InquiryReply reply, StatementReply? statement, Debit debit, bool isGivenBack, bool isSigned, bool isCleared)
    {
        var look = Of(reply, debit, isSigned, isGivenBack);

        // A bank's word is no proof, whether it says "not found" or "refused": only the whole statement tells that it
        // was not executed. What never left, nobody can have executed.
        return look == LastLook.AsKnown && !isGivenBack && !isSigned && !isCleared
            && debit is not { Refusal: RefusalReason.NotSent, Sent: null or 0 }
            && statement is not StatementReply.Complete
            ? LastLook.Silent
            : look;
    }

    /// <summary>What the inquiry alone says.</summary>
    public static LastLook Of(InquiryReply reply, Debit debit, bool isSigned, bool isGivenBack = false) =>
        reply is InquiryReply.NotFound || (reply is InquiryReply.Silent && isSigned)
            ? LastLook.AsKnown
            : Answer.From(reply, debit) switch
            {
                Answer.Confirmed => isGivenBack ? LastLook.AsKnown : LastLook.Contradicts,
                Answer.Refused { Reason: RefusalReason.GivenBack } =>
                    isGivenBack || debit.Refusal == RefusalReason.GivenBack ? LastLook.AsKnown : LastLook.Contradicts,
                Answer.Refused => LastLook.AsKnown,
                _ => LastLook.Silent,
            };
}
