namespace Premium.Domain;

public enum BillState
{
    /// <summary>Owed, not yet tried, or to be tried again.</summary>
    Planned,

    /// <summary>May not be tried until its cause is removed.</summary>
    Held,

    /// <summary>An attempt is reserved: the bank may or may not have it.</summary>
    Debiting,

    /// <summary>The bank may have taken the money. Only evidence leads out; age never does.</summary>
    Unknown,

    /// <summary>Refused for lack of funds; tried again by the retry plan.</summary>
    Short,

    /// <summary>Refused for another final reason; a person is needed.</summary>
    Refused,

    /// <summary>The bank confirms; cover not yet confirmed by BPJS.</summary>
    Debited,

    /// <summary>The BPJS receipt is in.</summary>
    Covered,
}

public enum HoldReason
{
    Paused,
    NoMandate,
    MandateNotYetValid,
    MandateExpired,
    MandateRevoked,
    ForbiddenSource,
    OverLimit,
    UnknownBank,
    OlderBillOpen,

    /// <summary>Tried as often as the retry plan allows; a person must look before it is tried again.</summary>
    AttemptsUsedUp,

    /// <summary>The bank's statement shows what we cannot explain: <see cref="Bill.Doubt"/> says what.</summary>
    InDoubt,

    /// <summary>The same month and segment was debited, or may be, from this account for another code.</summary>
    AccountUnderOtherCode,

    /// <summary>The bank says it executed an attempt that it had refused; a person must look.</summary>
    BankContradicts,

    /// <summary>Two people took its receipt back; it may be paid all the same, so a person must look.</summary>
    ReceiptTakenBack,
}

/// <summary>What a statement shows of a bill that our attempts do not explain. Ends by evidence only.</summary>
public enum BillDoubt
{
    /// <summary>A debit of the same sum on the account, not ours by any proof: it may be an attempt of it.</summary>
    UnexplainedDebit,

    /// <summary>A line names an attempt of this bill, with another sum or on another account.</summary>
    OtherTerms,

    /// <summary>The bank took the money more than once; the surplus must come back.</summary>
    SecondDebit,

    /// <summary>The money may have been given back: the statement and what we hold to be true disagree.</summary>
    MoneyMayBeBack,
}

public static class BillStates
{
    public static bool IsPaid(this BillState state) => state is BillState.Debited or BillState.Covered;

    /// <summary>True while the bank may still execute or have executed an attempt.</summary>
    public static bool IsLive(this BillState state) => state is BillState.Debiting or BillState.Unknown;

    /// <summary>True where the village has missed this payment so far and someone must act or wait for money.</summary>
    public static bool IsMissed(this BillState state) =>
        state is BillState.Held or BillState.Short or BillState.Refused;

    /// <summary>Every pair of state and event has an explicit answer.</summary>
    public static BillAnswer On(this BillState state, BillEvent happened) => state switch
    {
        BillState.Planned => happened switch
        {
            BillEvent.Hold => BillState.Held,
            BillEvent.Release => BillRefusal.NotHeld,
            BillEvent.Reserve => BillState.Debiting,
            BillEvent.Paid => BillRefusal.NoAttemptLive,
            BillEvent.ShortOfFunds => BillRefusal.NoAttemptLive,
            BillEvent.TryLater => BillRefusal.NoAttemptLive,
            BillEvent.NeedsPerson => BillRefusal.NoAttemptLive,
            BillEvent.Silence => BillRefusal.NoAttemptLive,
            BillEvent.Abandon => BillRefusal.NoAttemptLive,
            BillEvent.Clear => BillRefusal.NothingToClear,
            BillEvent.Receipt => BillState.Covered,
            BillEvent.GiveBack => BillRefusal.NotPaid,
            BillEvent.Uncover => BillRefusal.NotCovered,
            BillEvent.Reopen => BillRefusal.NotCovered,
            BillEvent.Adopt => BillState.Debited,
        },
        BillState.Held => happened switch
        {
            BillEvent.Hold => BillState.Held,
            BillEvent.Release => BillState.Planned,
            BillEvent.Reserve => BillRefusal.IsHeld,
            BillEvent.Paid => BillRefusal.NoAttemptLive,
            BillEvent.ShortOfFunds => BillRefusal.NoAttemptLive,
            BillEvent.TryLater => BillRefusal.NoAttemptLive,
            BillEvent.NeedsPerson => BillRefusal.NoAttemptLive,
            BillEvent.Silence => BillRefusal.NoAttemptLive,
            BillEvent.Abandon => BillRefusal.NoAttemptLive,
            BillEvent.Clear => BillRefusal.NothingToClear,
            BillEvent.Receipt => BillState.Covered,
            BillEvent.GiveBack => BillRefusal.NotPaid,
            BillEvent.Uncover => BillRefusal.NotCovered,
            BillEvent.Reopen => BillRefusal.NotCovered,
            BillEvent.Adopt => BillState.Debited,
        },
        BillState.Debiting => happened switch
        {
            BillEvent.Hold => BillRefusal.AttemptLive,
            BillEvent.Release => BillRefusal.NotHeld,
            BillEvent.Reserve => BillRefusal.AttemptLive,
            BillEvent.Paid => BillState.Debited,
            BillEvent.ShortOfFunds => BillState.Short,
            BillEvent.TryLater => BillState.Planned,
            BillEvent.NeedsPerson => BillState.Refused,
            BillEvent.Silence => BillState.Unknown,
            BillEvent.Abandon => BillRefusal.AttemptLive,
            BillEvent.Clear => BillRefusal.NothingToClear,
            BillEvent.Receipt => BillRefusal.AttemptLive,
            BillEvent.GiveBack => BillRefusal.NotPaid,
            BillEvent.Uncover => BillRefusal.NotCovered,
            BillEvent.Reopen => BillRefusal.NotCovered,
            BillEvent.Adopt => BillRefusal.AttemptLive,
        },
        BillState.Unknown => happened switch
        {
            BillEvent.Hold => BillRefusal.AttemptLive,
            BillEvent.Release => BillRefusal.NotHeld,
            BillEvent.Reserve => BillRefusal.AttemptLive,
            BillEvent.Paid => BillState.Debited,
            BillEvent.ShortOfFunds => BillState.Short,
            BillEvent.TryLater => BillState.Planned,
            BillEvent.NeedsPerson => BillState.Refused,
            BillEvent.Silence => BillState.Unknown,
            BillEvent.Abandon => BillState.Planned,
            BillEvent.Clear => BillRefusal.AttemptLive,
            BillEvent.Receipt => BillRefusal.AttemptLive,
            BillEvent.GiveBack => BillRefusal.NotPaid,
            BillEvent.Uncover => BillRefusal.NotCovered,
            BillEvent.Reopen => BillRefusal.NotCovered,
            BillEvent.Adopt => BillRefusal.AttemptLive,
        },
        BillState.Short => happened switch
        {
            BillEvent.Hold => BillState.Held,
            BillEvent.Release => BillRefusal.NotHeld,
            BillEvent.Reserve => BillState.Debiting,
            BillEvent.Paid => BillRefusal.NoAttemptLive,
            BillEvent.ShortOfFunds => BillRefusal.NoAttemptLive,
            BillEvent.TryLater => BillRefusal.NoAttemptLive,
            BillEvent.NeedsPerson => BillRefusal.NoAttemptLive,
            BillEvent.Silence => BillRefusal.NoAttemptLive,
            BillEvent.Abandon => BillRefusal.NoAttemptLive,
            BillEvent.Clear => BillState.Planned,
            BillEvent.Receipt => BillState.Covered,
            BillEvent.GiveBack => BillRefusal.NotPaid,
            BillEvent.Uncover => BillRefusal.NotCovered,
            BillEvent.Reopen => BillRefusal.NotCovered,
            BillEvent.Adopt => BillState.Debited,
        },
        BillState.Refused => happened switch
        {
            BillEvent.Hold => BillRefusal.WaitsForPerson,
            BillEvent.Release => BillRefusal.NotHeld,
            BillEvent.Reserve => BillRefusal.WaitsForPerson,
            BillEvent.Paid => BillRefusal.NoAttemptLive,
            BillEvent.ShortOfFunds => BillRefusal.NoAttemptLive,
            BillEvent.TryLater => BillRefusal.NoAttemptLive,
            BillEvent.NeedsPerson => BillRefusal.NoAttemptLive,
            BillEvent.Silence => BillRefusal.NoAttemptLive,
            BillEvent.Abandon => BillRefusal.NoAttemptLive,
            BillEvent.Clear => BillState.Planned,
            BillEvent.Receipt => BillState.Covered,
            BillEvent.GiveBack => BillRefusal.NotPaid,
            BillEvent.Uncover => BillRefusal.NotCovered,
            BillEvent.Reopen => BillRefusal.NotCovered,
            BillEvent.Adopt => BillState.Debited,
        },
        BillState.Debited => happened switch
        {
            BillEvent.Hold => BillRefusal.AlreadyPaid,
            BillEvent.Release => BillRefusal.NotHeld,
            BillEvent.Reserve => BillRefusal.AlreadyPaid,
            BillEvent.Paid => BillRefusal.AlreadyPaid,
            BillEvent.ShortOfFunds => BillRefusal.AlreadyPaid,
            BillEvent.TryLater => BillRefusal.AlreadyPaid,
            BillEvent.NeedsPerson => BillRefusal.AlreadyPaid,
            BillEvent.Silence => BillRefusal.AlreadyPaid,
            BillEvent.Abandon => BillRefusal.AlreadyPaid,
            BillEvent.Clear => BillRefusal.NothingToClear,
            BillEvent.Receipt => BillState.Covered,
            BillEvent.GiveBack => BillState.Refused,
            BillEvent.Uncover => BillRefusal.NotCovered,
            BillEvent.Reopen => BillRefusal.NotCovered,
            BillEvent.Adopt => BillRefusal.AlreadyPaid,
        },
        BillState.Covered => happened switch
        {
            BillEvent.Hold => BillRefusal.AlreadyPaid,
            BillEvent.Release => BillRefusal.NotHeld,
            BillEvent.Reserve => BillRefusal.AlreadyPaid,
            BillEvent.Paid => BillRefusal.AlreadyPaid,
            BillEvent.ShortOfFunds => BillRefusal.AlreadyPaid,
            BillEvent.TryLater => BillRefusal.AlreadyPaid,
            BillEvent.NeedsPerson => BillRefusal.AlreadyPaid,
            BillEvent.Silence => BillRefusal.AlreadyPaid,
            BillEvent.Abandon => BillRefusal.AlreadyPaid,
            BillEvent.Clear => BillRefusal.NothingToClear,
            BillEvent.Receipt => BillRefusal.AlreadyPaid,
            BillEvent.GiveBack => BillState.Refused,
            BillEvent.Uncover => BillState.Debited,
            BillEvent.Reopen => BillState.Held,
            BillEvent.Adopt => BillRefusal.AlreadyPaid,
        },
    };
}
