using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the auditor has written down, and its one verdict: the first breach.</summary>
internal sealed class AuditBooks(AuditCalendar calendar, IReadOnlyDictionary<string, BankHours> banks, EventLog log)
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    private readonly Dictionary<BillId, BillEntry> bills = [];
    private readonly Dictionary<(VillageCode Village, Segment Segment), List<BillEntry>> bySegment = [];
    private readonly Dictionary<string, DebitEntry> debits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DebitEntry>> live = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DebitEntry>> byAccount = new(StringComparer.Ordinal);

    public AuditCalendar Calendar { get; } = calendar;

    public IReadOnlyDictionary<string, BankHours> Banks { get; } = banks;

    public Dictionary<VillageCode, VillageFacts> Villages { get; } = [];

    /// <summary>What villages were before an import that is written beside other work.</summary>
    public Dictionary<VillageCode, List<VillageFacts>> Overtaken { get; } = [];

    /// <summary>An import is written beside other work, which may have read what was before.</summary>
    public bool IsBeside { get; set; }

    /// <summary>Beginnings of the hashes of people whom a dry run named in two villages.</summary>
    public HashSet<string> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a person is or was insured.</summary>
    public Dictionary<string, HashSet<VillageCode>> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>The code that the payer behind a code had first.</summary>
    public Dictionary<VillageCode, VillageCode> First { get; } = [];

    /// <summary>Every account that a code was ever entered with.</summary>
    public Dictionary<VillageCode, HashSet<string>> AccountsEver { get; } = [];

    /// <summary>When a village last changed: what began late is not owed yet.</summary>
    public Dictionary<VillageCode, DateTimeOffset> ChangedAt { get; } = [];

    /// <summary>When a file last changed the register.</summary>
    public DateTimeOffset ImportedAt { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Begin and end of each collection that is closed.</summary>
    public List<(DateTimeOffset Began, DateTimeOffset Closed)> Collections { get; } = [];

    /// <summary>By how much all receipts differ from what they cover.</summary>
    public long ReceiptDifferences { get; set; }

    /// <summary>Accounts of which no statement comes any more.</summary>
    public HashSet<string> Closed { get; } = new(StringComparer.Ordinal);

    /// <summary>Banks whose statements have shown a payment that the engine holds to be paid.</summary>
    public HashSet<string> ShownOurs { get; } = new(StringComparer.Ordinal);

    /// <summary>The last day on which a bank gave a whole statement of an account.</summary>
    public Dictionary<(string Bank, string Account), DateOnly> ShownWhole { get; } = [];

    /// <summary>Debits on an account that are none of ours.</summary>
    public List<(string Account, long Amount, DateTimeOffset At)> Odd { get; } = [];

    /// <summary>Bills whose rows are not as the engine wrote them.</summary>
    public HashSet<BillId> Tampered { get; } = [];

    /// <summary>When a district got its first bill of a pay month.</summary>
    public Dictionary<(DistrictCode District, Period PayMonth), DateTimeOffset> Began { get; } = [];

    /// <summary>Attempts whose lines need not name them.</summary>
    public HashSet<DebitId> Obscure { get; } = [];

    public HashSet<string> Accounts { get; } = new(StringComparer.Ordinal);

    public IEnumerable<BillEntry> Bills => bills.Values;

    public Breach? Breach { get; private set; }

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Wib).DateTime);

    public static TimeOnly LocalTime(DateTimeOffset at) => TimeOnly.FromDateTime(at.ToOffset(Wib).DateTime);

    /// <summary>A village as it is, and as whoever is at work beside an import may have read it.</summary>
    public IEnumerable<VillageFacts> FactsOf(VillageCode code) =>
        Overtaken.TryGetValue(code, out var before) ? before.Prepend(Villages[code]) : [Villages[code]];

    public bool IsTampered(VillageCode village) => Tampered.Any(t => t.Village == village);

    public BillEntry? Find(BillId id) => bills.GetValueOrDefault(id);

    /// <summary>All bills of a village's segment, whatever their month.</summary>
    public IReadOnlyList<BillEntry> Of(VillageCode village, Segment segment) =>
        bySegment.GetValueOrDefault((village, segment)) ?? [];

    public DebitEntry? FindDebit(string reference) => debits.GetValueOrDefault(reference);

    public BillEntry Bill(BillId id)
    {
        if (!bills.TryGetValue(id, out var entry))
        {
            bills[id] = entry = new BillEntry(id);
            if (!bySegment.TryGetValue((id.Village, id.Segment), out var all))
            {
                bySegment[(id.Village, id.Segment)] = all = [];
            }

            all.Add(entry);
        }

        return entry;
    }

    /// <summary>Attempts over an account whose fate is open.</summary>
    public List<DebitEntry>? Live(string account) => live.GetValueOrDefault(account);

    /// <summary>All attempts over an account, for whichever village.</summary>
    public IReadOnlyList<DebitEntry> OnAccount(string account) => byAccount.GetValueOrDefault(account) ?? [];

    /// <summary>
    /// A bill of the same segment and month is paid under another code with the same account, or under one that the
    /// payer had before: one payer, one debit.
    /// </summary>
    public bool IsPaidUnderOtherCode(BillId id, string account) =>
        OnAccount(account).Any(d => IsTwin(d, id) && (d.State == "Paid" || d.IsAdopted) && !d.IsReversed)
        || Twins(id, account).Any(b => b.IsPaid);

    /// <summary>Bills of the same segment and month under other codes that are, or may be, the same payer's.</summary>
    public IEnumerable<BillEntry> Twins(BillId id, string account) => Villages.Values
        .Where(v => v.Code != id.Village && v.Code.District == id.Village.District
            && (v.Mandate?.Account == account || IsOnePayer(v.Code, id.Village) || MayBeSuccessor(id.Village, v)))
        .Select(v => Find(id with { Village = v.Code })).OfType<BillEntry>();

    public bool IsOnePayer(VillageCode one, VillageCode other) =>
        First.TryGetValue(one, out var first) && First.TryGetValue(other, out var its) && first == its;

    /// <summary>Whoever was entered with an account of a code that is gone may be its payer: none can tell.</summary>
    private bool MayBeSuccessor(VillageCode one, VillageFacts gone) => !gone.IsRegistered
        && AccountsEver.TryGetValue(one, out var its) && AccountsEver.TryGetValue(gone.Code, out var theirs)
        && its.Overlaps(theirs);

    /// <summary>An attempt for the same segment and month under another code of the district.</summary>
    public static bool IsTwin(DebitEntry debit, BillId id) =>
        debit.Id.Bill.Village != id.Village && debit.Id.Bill.Village.District == id.Village.District
        && debit.Id.Bill.Segment == id.Segment && debit.Id.Bill.Period == id.Period;

    /// <summary>
    /// The ledger has a line of the attempt's sum, since its bill was first tried, that says by no word whose it is.
    /// </summary>
    public bool HasObscure(DebitEntry debit)
    {
        var first = Day(Bill(debit.Id.Bill).Debits.Min(d => d.ReservedAt));
        return Odd.Exists(o => o.Account == debit.Account && o.Amount == debit.Amount && Day(o.At) >= first)
            || OnAccount(debit.Account).Any(d => d.Amount == debit.Amount && d.Executed != 0
                && Obscure.Contains(d.Id) && Day(d.BookedAt) >= first);
    }

    /// <summary>Before it a bank may still execute the attempt.</summary>
    public DateTimeOffset SettledAt(DebitEntry debit) => Calendar.Settled(Banks[debit.Bank], debit.ReservedAt);

    public void Add(DebitEntry debit)
    {
        debits[debit.Id.PaymentReference] = debit;
        debit.Ordinal = debits.Count;
        if (!live.TryGetValue(debit.Account, out var open))
        {
            live[debit.Account] = open = [];
        }

        open.Add(debit);
        if (!byAccount.TryGetValue(debit.Account, out var all))
        {
            byAccount[debit.Account] = all = [];
        }

        all.Add(debit);
        Bill(debit.Id.Bill).Debits.Add(debit);
    }

    /// <summary>The first breach stands; what follows from it says nothing.</summary>
    public void Broken(string rule, FormattableString what) => Breach ??=
        new Breach(rule, log.Step, FormattableString.Invariant(what), log.Last());
}
