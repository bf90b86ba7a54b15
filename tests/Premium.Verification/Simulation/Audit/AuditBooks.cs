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
}

internal sealed class BillEntry(BillId id)
{
    public BillId Id { get; } = id;

    public string State { get; set; } = "";

    /// <summary>Why it is held, in the engine's word: for whoever explains a breach, never a ground for anything.</summary>
    public string Hold { get; set; } = "";

    public long Amount { get; set; }

    public DateTimeOffset? NextTry { get; set; }

    public List<DebitEntry> Debits { get; } = [];

    public Dictionary<string, AlertEntry> Alerts { get; } = new(StringComparer.Ordinal);

    /// <summary>Amounts of its receipts in order.</summary>
    public List<long> Receipts { get; } = [];

    /// <summary>Receipts for money that was given back afterwards.</summary>
    public int VoidReceipts { get; set; }

    public bool IsPaid => State is "Debited" or "Covered";

    /// <summary>What the bank took and did not give back.</summary>
    public long Kept => Debits.Sum(d => d.Kept);

    public override string ToString() => Hold.Length > 0 ? $"{State} ({Hold})" : State;
}

internal sealed class DebitEntry(DebitId id)
{
    public DebitId Id { get; } = id;

    public string State { get; set; } = "";

    public string Bank { get; set; } = "";

    public string Account { get; set; } = "";

    public long Amount { get; set; }

    public DateTimeOffset ReservedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>All columns once final.</summary>
    public string Final { get; set; } = "";

    public int TimesSent { get; set; }

    public Proof Proof { get; set; }

    public DateTimeOffset? NotFoundAt { get; set; }

    /// <summary>When a complete statement of its account lacked it.</summary>
    public DateTimeOffset? LackingAt { get; set; }

    public long Executed { get; set; }

    public long GivenBack { get; set; }

    /// <summary>Paid, and known to be given back.</summary>
    public bool IsReversed { get; set; }

    public long Kept => checked(Executed - GivenBack);

    public bool IsFinal => State is "Paid" or "Refused" or "Abandoned";
}

internal sealed class AlertEntry
{
    public string State { get; set; } = "";

    public long Amount { get; set; }

    public string Deliveries { get; set; } = "";
}

/// <summary>What the auditor has written down, and its one verdict: the first breach.</summary>
internal sealed class AuditBooks(AuditCalendar calendar, IReadOnlyDictionary<string, BankHours> banks, EventLog log)
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    private readonly Dictionary<BillId, BillEntry> bills = [];
    private readonly Dictionary<string, DebitEntry> debits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DebitEntry>> live = new(StringComparer.Ordinal);

    public AuditCalendar Calendar { get; } = calendar;

    public IReadOnlyDictionary<string, BankHours> Banks { get; } = banks;

    public Dictionary<VillageCode, VillageFacts> Villages { get; } = [];

    /// <summary>When a village last changed: what began late is not owed yet.</summary>
    public Dictionary<VillageCode, DateTimeOffset> ChangedAt { get; } = [];

    public HashSet<string> Accounts { get; } = new(StringComparer.Ordinal);

    public IEnumerable<BillEntry> Bills => bills.Values;

    public Breach? Breach { get; private set; }

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Wib).DateTime);

    public static TimeOnly LocalTime(DateTimeOffset at) => TimeOnly.FromDateTime(at.ToOffset(Wib).DateTime);

    public BillEntry? Find(BillId id) => bills.GetValueOrDefault(id);

    public DebitEntry? FindDebit(string reference) => debits.GetValueOrDefault(reference);

    public BillEntry Bill(BillId id)
    {
        if (!bills.TryGetValue(id, out var entry))
        {
            bills[id] = entry = new BillEntry(id);
        }

        return entry;
    }

    /// <summary>Attempts over an account whose fate is open.</summary>
    public List<DebitEntry>? Live(string account) => live.GetValueOrDefault(account);

    public void Add(DebitEntry debit)
    {
        debits[debit.Id.PaymentReference] = debit;
        if (!live.TryGetValue(debit.Account, out var open))
        {
            live[debit.Account] = open = [];
        }

        open.Add(debit);
        Bill(debit.Id.Bill).Debits.Add(debit);
    }

    /// <summary>The first breach stands; what follows from it says nothing.</summary>
    public void Broken(string rule, FormattableString what) => Breach ??=
        new Breach(rule, log.Step, FormattableString.Invariant(what), log.Last());
}
