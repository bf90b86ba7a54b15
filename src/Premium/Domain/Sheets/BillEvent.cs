namespace Premium.Domain;

/// <summary>What can happen to a bill.</summary>
public enum BillEvent
{
    /// <summary>A rule says it may not be tried.</summary>
    Hold,

    /// <summary>No rule holds it any more.</summary>
    Release,

    /// <summary>An attempt was reserved.</summary>
    Reserve,

    /// <summary>The bank confirmed the live attempt.</summary>
    Paid,

    /// <summary>The live attempt was refused for lack of funds.</summary>
    ShortOfFunds,

    /// <summary>The live attempt was refused and will be tried again by itself.</summary>
    TryLater,

    /// <summary>The live attempt was refused and a person is needed.</summary>
    NeedsPerson,

    /// <summary>The bank was asked and nobody knows.</summary>
    Silence,

    /// <summary>Proven or decided by two people that the live attempt was never executed.</summary>
    Abandon,

    /// <summary>A person removed the cause of a refusal, or put money in the account.</summary>
    Clear,

    /// <summary>The BPJS receipt came.</summary>
    Receipt,

    /// <summary>The bank gave the money back.</summary>
    GiveBack,

    /// <summary>Two people took its receipt back; an attempt of ours has paid it.</summary>
    Uncover,

    /// <summary>Two people took its receipt back, and no attempt of ours has paid it.</summary>
    Reopen,

    /// <summary>The statement proves that an attempt held to be refused or never executed was executed.</summary>
    Adopt,
}

/// <summary>The answer to one event in one state: the next state, or a named refusal.</summary>
public readonly record struct BillAnswer(BillState? Next, BillRefusal? Refusal)
{
    public static implicit operator BillAnswer(BillState next) => new(next, null);

    public static implicit operator BillAnswer(BillRefusal refusal) => new(null, refusal);
}

/// <summary>Why an event does not move a bill.</summary>
public enum BillRefusal
{
    /// <summary>An attempt is live; nothing else may start or stop.</summary>
    AttemptLive,

    /// <summary>No attempt is live, so the bank cannot have answered one.</summary>
    NoAttemptLive,

    /// <summary>The money is in.</summary>
    AlreadyPaid,

    /// <summary>The money is not in, so there is nothing to cover or give back.</summary>
    NotPaid,

    /// <summary>It has no receipt to take back.</summary>
    NotCovered,

    /// <summary>A rule holds the bill.</summary>
    IsHeld,

    /// <summary>No rule holds the bill.</summary>
    NotHeld,

    /// <summary>Only a person leads out of this state.</summary>
    WaitsForPerson,

    /// <summary>No person is waited for.</summary>
    NothingToClear,
}
