using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>Why the fate of an attempt may be believed; gathered from the bank's replies as they were.</summary>
[Flags]
internal enum Proof
{
    None = 0,
    Paid = 1,
    Refused = 2,
    InquiryAgreesPaid = 4,
    InquiryAgreesNotPaid = 8,
    StatementLine = 16,

    /// <summary>The bank named another amount, account or reference.</summary>
    InquiryDisagrees = 32,

    NotFound = 64,

    Silence = 128,

    Refusals = Refused | InquiryAgreesNotPaid,
}

internal sealed class BillEntry(BillId id)
{
    public BillId Id { get; } = id;

    public string State { get; set; } = "";

    /// <summary>Why it is held, in the engine's word.</summary>
    public string Hold { get; set; } = "";

    public long Amount { get; set; }

    public long Heads { get; set; }

    /// <summary>What it was over before the bank was ever asked for it.</summary>
    public HashSet<long> EarlierAmounts { get; } = [];

    public DateTimeOffset? NextTry { get; set; }

    /// <summary>Attempts that a person had looked at when the bill was last cleared.</summary>
    public long Cleared { get; set; }

    /// <summary>When it came to stand where it does.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The engine says that a statement stands against it.</summary>
    public bool IsDoubted { get; set; }

    public List<DebitEntry> Debits { get; } = [];

    public Dictionary<string, AlertEntry> Alerts { get; } = new(StringComparer.Ordinal);

    /// <summary>Amounts of its receipts in order.</summary>
    public List<long> Receipts { get; } = [];

    /// <summary>Receipts for money that was given back afterwards.</summary>
    public int VoidReceipts { get; set; }

    /// <summary>The bank was never asked for it, and nothing is in question: its sum may still change.</summary>
    public bool IsUntried => Debits.Count == 0 && !IsDoubted
        && State is "Planned" or "Held"
        && Hold is not ("InDoubt" or "BankContradicts" or "ReceiptTakenBack");

    /// <summary>What the bank last said against it, in the engine's word.</summary>
    public string Refusal { get; set; } = "";

    /// <summary>Refused for what is with its account, though it is tried again by itself: somebody must act.</summary>
    public bool IsRefusedForNow => State == "Planned" && Cleared < Debits.Count
        && Refusal is "AccountBlocked" or "AccountUnknown" or "LimitExceeded" or "NotPermitted";

    /// <summary>Its village has missed it, and must know.</summary>
    public bool IsMissed => State is "Held" or "Short" or "Refused" || IsRefusedForNow;

    public bool IsPaid => State is "Debited" or "Covered";

    /// <summary>The attempt that pays it, as the engine has it.</summary>
    public DebitEntry? PaidBy => Debits.FindLast(d => (d.State == "Paid" || d.IsAdopted) && !d.IsReversed);

    /// <summary>What the bank took and did not give back.</summary>
    public long Kept => Debits.Sum(d => d.Kept);

    public override string ToString() => Hold.Length > 0 ? $"{State} ({Hold})" : State;
}
