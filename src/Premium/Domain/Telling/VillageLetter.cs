namespace Premium.Domain;

/// <summary>All that one village is told in one message.</summary>
/// <param name="Code">Whose.</param>
/// <param name="Village">Null where the register has it no more.</param>
/// <param name="District">Name of its district.</param>
/// <param name="Alerts">What is told, of one message.</param>
/// <param name="Sheets">All that is open in the district.</param>
/// <param name="Rules">Due days, ladder, local time.</param>
/// <param name="Now">When it is told.</param>
public sealed record VillageLetter(
    VillageCode Code, Village? Village, string District, IReadOnlyList<Alert> Alerts, IReadOnlyList<Sheet> Sheets,
    Rules Rules, DateTimeOffset Now)
{
    /// <summary>
    /// Those of its alerts that this sender has taken. It tells all of them: whoever has it has heard of each,
    /// whichever sender brought it.
    /// </summary>
    public required IReadOnlyList<Alert> Taken { get; init; }

    /// <summary>Bills that are being collected right now: nobody is told that they are unpaid.</summary>
    public IReadOnlySet<BillId> UnderWay { get; init; } = new HashSet<BillId>();

    /// <summary>Up to which day the statements of its accounts prove what is paid; null for never.</summary>
    public DateOnly? ProvenTo { get; init; }

    /// <summary>
    /// Of months that no pass looks at any more: they are paid, and matter only while a receipt is awaited there.
    /// </summary>
    public IReadOnlyList<Sheet> Awaited { get; init; } = [];

    /// <summary>From which the villages of the district pay.</summary>
    public PayingAccounts Accounts { get; init; } = PayingAccounts.None;

    /// <summary>What it answered before.</summary>
    public Answered Answered { get; init; } = new(null, Silence.None, null);

    /// <summary>Where the recipient can answer; null for nowhere.</summary>
    public Uri? ReplyTo { get; init; }

    /// <summary>Of the recipient: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "id";

    public MessageTexts Texts => Rules.Messages.In(Language);

    public DateOnly Today => Rules.Today(Now);

    public string Name => Village?.Name ?? Code.ToString();

    /// <summary>The furthest stage of what is told.</summary>
    public Alert Lead => Alerts.OrderBy(a => IsNews(a) ? 0 : 1).ThenBy(a => a, Rules.Ladder.Order)
        .ThenBy(a => a.RowKey, StringComparer.Ordinal).Last();

    public IReadOnlyList<Rung> Rungs => Answered.RungsOf(Alerts, Rules.Ladder, Today);

    /// <summary>What was to be told has come to be otherwise since.</summary>
    public bool IsOver => Unpaid.Count == 0 && Paid.Count == 0;

    /// <summary>Its bill is as it says; another alert of the message may be over while this one is not.</summary>
    public bool Tells(Alert alert) => (IsNews(alert) ? Paid : Unpaid).Any(b => b.Id == alert.Bill);

    /// <summary>Nothing but what is to be ready before the debits begin.</summary>
    public bool IsAdvance => !Alerts.All(IsNews) && Alerts.All(a =>
        IsNews(a) || Rules.Ladder.RungOf(a) is { Reached: RungReached.BankingDaysBeforeOpening });

    public bool IsNewsOnly => Unpaid.Count == 0;

    /// <summary>A receipt is told: whether people are covered by it depends on older months, however old.</summary>
    public bool TellsReceipt => Paid.Any(b => b.State == BillState.Covered);

    /// <summary>
    /// Every bill that somebody must see paid, oldest first; the ones that wait for their debit apart. None beside
    /// nothing but good news.
    /// </summary>
    public IReadOnlyList<Bill> Unpaid => field ??= Alerts.All(IsNews) ? [] :
    [
        .. All.Where(b => b.IsToBePaid && (Alerts.Any(a => a.Bill == b.Id && !IsNews(a))
            || (!UnderWay.Contains(b.Id)
                && (b.Doubt is not null || b.State == BillState.Unknown || b.IsMissed)))),
    ];

    /// <summary>Paid, and told now.</summary>
    public IReadOnlyList<Bill> Paid => field ??=
        [.. All.Where(b => b.State.IsPaid() && Alerts.Any(a => a.Bill == b.Id && IsNews(a)))];

    /// <summary>
    /// Those that are unpaid for certain, or all where none is: nobody may read "unpaid" over a sum that the bank may
    /// have in part.
    /// </summary>
    public IReadOnlyList<Bill> Owed => IsAllUnsure ? Unpaid : [.. Unpaid.Where(IsOwed)];

    /// <summary>Nothing of it is owed for certain.</summary>
    public bool IsAllUnsure => !Unpaid.Any(IsOwed);

    public Rupiah Total => Rupiah.Sum(Owed.Select(b => b.Amount));

    /// <summary>
    /// What still keeps people from being covered, although a month is paid: BPJS books money to the oldest month, and
    /// one paid month covers nobody after a lapse.
    /// </summary>
    public IReadOnlyList<Bill> StillOpen =>
    [
        .. All.Where(b => b.IsToBePaid && Paid.Any(p => p.Id.Segment == b.Id.Segment
            && (b.Id.Period < p.Id.Period || (IsLate(b) && LapsesOnOf(b.Id.Segment) <= Today)))),
    ];

    /// <summary>Paid as far as the bank says, up to the months told now, and BPJS is not known to have the money.
    /// </summary>
    public IReadOnlyList<Bill> Unconfirmed =>
    [
        .. Of(Awaited).Concat(All).Where(b => b.State.IsPaid() && !b.IsConfirmed
            && Paid.Any(p => p.Id.Segment == b.Id.Segment && b.Id.Period <= p.Id.Period)),
    ];

    /// <summary>Paid, and the last word of it that the village has was not to pay it itself, for nobody knew.</summary>
    public IReadOnlyList<Bill> SureNow => [.. Paid.Where(b => b.Doubt is null && LastWord(b) is { IsOfDoubt: true })];

    /// <summary>The one whose cause must be removed first: a younger month waits for an older one.</summary>
    public static Bill Decisive(IReadOnlyList<Bill> bills) =>
        bills.FirstOrDefault(b => b.Hold != HoldReason.OlderBillOpen) ?? bills[0];

    /// <summary>The last day on which acting is in time for all that is owed: what the bank may have hurries nobody.
    /// </summary>
    public DateOnly FirstSafeDay => Owed.Min(SafeDay);

    public DateOnly SafeDay(Bill bill) => Rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);

    /// <summary>Late, of those who are fined for it at all: BPU are not.</summary>
    public bool IsFined(Bill bill) => bill.Id.Segment == Segment.Pu && IsLate(bill) && !IsUnsure(bill);

    /// <summary>The first banking day of its month, or the next one from today where that is over.</summary>
    public DateOnly DebitedFrom(Bill bill) => Rules.Calendar.OpeningDay(bill.Id.PayMonth) is var opening
        && opening > Today ? opening : Rules.Calendar.BankingDayFrom(Today);

    /// <summary>The first day on which cover of a segment lapses if nothing more is paid.</summary>
    public DateOnly? LapsesOn => Unpaid.Select(b => b.Id.Segment).Distinct().Min(LapsesOnOf);

    public bool IsLapsed => LapsesOn <= Today;

    public bool IsProven => LapsesOn is { } lapse && IsProvenTo(lapse);

    /// <summary>Unpaid bills by the day on which cover of their segment lapses, the first day first.</summary>
    public IEnumerable<IGrouping<DateOnly?, Bill>> Lapses =>
        Unpaid.GroupBy(b => LapsesOnOf(b.Id.Segment)).OrderBy(g => g.Key);

    /// <summary>
    /// The bank may have taken the money; also where whoever reserved the attempt died and left it, and where another
    /// code has, or may have, paid with it.
    /// </summary>
    public static bool IsUnsure(Bill bill) =>
        bill.State is BillState.Unknown or BillState.Debiting || bill.Doubt is not null
        || bill.Hold is HoldReason.BankContradicts or HoldReason.AccountUnderOtherCode;

    /// <summary>Unpaid for certain; what waits for an older month that the bank may have cannot be paid yet.</summary>
    public bool IsOwed(Bill bill) => !IsUnsure(bill) && !(WaitsFor(bill) is { } older && IsUnsure(older));

    /// <summary>The older month that holds it up, also where this message does not list that one.</summary>
    public Bill? WaitsFor(Bill bill) => bill.Hold != HoldReason.OlderBillOpen ? null
        : All.FirstOrDefault(b => b.Id.Segment == bill.Id.Segment && b.Id.Period < bill.Id.Period && b.IsToBePaid
            && b.Hold != HoldReason.OlderBillOpen);

    /// <summary>
    /// Why it is unpaid. What waits for a month at which bank or system fail is told as that one: no village can settle
    /// it.
    /// </summary>
    public string Cause(Bill bill) => Texts.Cause(
        WaitsFor(bill) is { Doubt: null } older && (older.FailsBetweenUs || older.IsUnlooked) ? older : bill);

    public string Say(string key, params (string Name, object Value)[] values) => Texts.Say(key, values);

    public Debit? PaidBy(Bill bill) => Sheets.First(s => s.PayMonth == bill.Id.PayMonth).PaidBy(bill);

    /// <summary>Nobody is told "lapsed" on data older than the proof of that account.</summary>
    public bool IsProvenTo(DateOnly lapse) => ProvenTo >= lapse.AddDays(-1) && !Unpaid.Any(IsUnsure);

    private Alert? LastWord(Bill bill) => Sheets.First(s => s.PayMonth == bill.Id.PayMonth).AlertsOf(bill.Id)
        .Where(a => a.SentAt is not null && !Alerts.Any(told => (told.Bill, told.Stage) == (a.Bill, a.Stage)))
        .MaxBy(a => a.RaisedAt);

    private IEnumerable<Bill> All => Of(Sheets);

    private IEnumerable<Bill> Of(IReadOnlyList<Sheet> sheets) => sheets
        .Where(s => s.IsReadable(Code))
        .OrderBy(s => s.PayMonth)
        .SelectMany(s => s.BillsOf(Code));

    private DateOnly? LapsesOnOf(Segment segment) =>
        Rules.Standing.LapsesOn(All.Where(b => b.Id.Segment == segment), Rules.Calendar);

    private bool IsLate(Bill bill) => Rules.Calendar.LegalDueDay(bill.Id.Segment, bill.Id.Period) < Today;

    private bool IsNews(Alert alert) => Rules.Ladder.IsNews(alert);
}
