namespace Premium.Domain;

/// <summary>Why an attempt was not executed, in the words the retry plan and the alerts work with.</summary>
public enum RefusalReason
{
    /// <summary>Available balance too small (SNAP 403/14).</summary>
    NoFunds,

    /// <summary>Account dormant, blocked, closed or of abnormal status.</summary>
    AccountBlocked,

    /// <summary>The bank does not know the account.</summary>
    AccountUnknown,

    /// <summary>Above a limit at the bank.</summary>
    LimitExceeded,

    /// <summary>
    /// Refused for a reason a person at the bank must explain (suspected fraud, not permitted, expired).
    /// </summary>
    NotPermitted,

    /// <summary>Outside the bank's hours.</summary>
    CutOff,

    /// <summary>Too many requests for now.</summary>
    TooManyRequests,

    /// <summary>Our request was wrong: our defect, and the same request will be refused again.</summary>
    InvalidRequest,

    /// <summary>
    /// The bank refuses us as a partner (key, client, feature): every other debit there will fail too.
    /// </summary>
    PartnerRejected,

    /// <summary>Nothing reached the bank.</summary>
    NotSent,

    /// <summary>The bank says it failed and not why.</summary>
    FailedAtBank,

    /// <summary>Executed and given back by the bank.</summary>
    GivenBack,
}

public static class RefusalReasons
{
    /// <summary>The bank refuses this system or what it asks, whatever village it is about.</summary>
    public static bool IsOfUs(this RefusalReason reason) =>
        reason is RefusalReason.PartnerRejected or RefusalReason.InvalidRequest;

    /// <summary>The bank never decided on the payment: it says nothing of the bill.</summary>
    public static bool IsUndecided(this RefusalReason reason) =>
        reason is RefusalReason.NotSent or RefusalReason.TooManyRequests or RefusalReason.CutOff;

    /// <summary>It fails between this system and the bank: nobody in a village caused it, nor can mend it.</summary>
    public static bool IsBetweenUs(this RefusalReason reason) =>
        reason.IsOfUs() || reason.IsUndecided() || reason == RefusalReason.FailedAtBank;

    /// <summary>Something at the bank keeps this very account from being debited, and no money in it helps.</summary>
    public static bool IsOfAccount(this RefusalReason reason) => reason is RefusalReason.AccountBlocked
        or RefusalReason.AccountUnknown or RefusalReason.LimitExceeded or RefusalReason.NotPermitted;
}
