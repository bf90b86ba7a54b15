namespace PremiumFunctions.Local.Phones;

/// <summary>How a message to one number goes.</summary>
public enum PhoneFault
{
    /// <summary>Sent, delivered, and read.</summary>
    None,

    /// <summary>Refused at once, with <see cref="PhoneConduct.Code"/> under <see cref="PhoneConduct.Http"/>.</summary>
    Refused,

    /// <summary>It goes out; the answer is a 500.</summary>
    ErrorAfterEffect,

    /// <summary>It goes out; the connection is cut instead of an answer.</summary>
    AnswerLost,

    /// <summary>It goes out; the answer is no JSON.</summary>
    AnswerUnreadable,

    /// <summary>Nothing goes out, nothing is answered.</summary>
    Hangs,

    /// <summary>Taken over, and never delivered.</summary>
    NeverDelivered,

    /// <summary>Taken over, and never heard of again.</summary>
    Silent,

    /// <summary>Each status comes twice.</summary>
    Doubled,

    /// <summary>Read, then delivered, then sent.</summary>
    OutOfOrder,

    /// <summary>Statuses wait until <see cref="PhoneTwin.Release"/>.</summary>
    Late,

    /// <summary>Sent, then failed with <see cref="PhoneConduct.Code"/>, twice.</summary>
    FailsAfterSent,
}

public sealed record PhoneConduct(PhoneFault Fault, int Code = 0, int Http = 400)
{
    public static PhoneConduct Good { get; } = new(PhoneFault.None);

    /// <summary>Statuses in the order in which they are told.</summary>
    internal IReadOnlyList<string> Statuses => Fault switch
    {
        PhoneFault.NeverDelivered => ["sent"],
        PhoneFault.Silent => [],
        PhoneFault.Doubled => ["sent", "sent", "delivered", "delivered"],
        PhoneFault.OutOfOrder => ["read", "delivered", "sent"],
        PhoneFault.FailsAfterSent => ["sent", "failed", "failed"],
        _ => ["sent", "delivered", "read"],
    };

    /// <summary>It shows on the phone.</summary>
    internal bool Arrives =>
        Fault is not (PhoneFault.Refused or PhoneFault.Hangs or PhoneFault.NeverDelivered or PhoneFault.FailsAfterSent);
}
