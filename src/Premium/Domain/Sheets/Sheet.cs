namespace Premium.Domain;

/// <summary>Number and hash of the newest journal entry; 0 and empty for a sheet never written.</summary>
public sealed record Head(int Number, string Hash)
{
    // Sorts before every other key: a reading that takes several pages then sees a head no newer than its rows, so
    // that a commit in between makes the next one lose and is never written over.
    public const string RowKey = "_head";

    public static readonly Head None = new(0, "");

    public void Write(RowWriter row)
    {
        row.Number("Number", Number);
        row.Text("Hash", Hash);
    }

    public static Head Read(RowReader row) => new(row.Number("Number"), row.Text("Hash"));
}

/// <summary>
/// All rows of one district for one pay month as they stood at <see cref="Head"/>: what falls due together, PU of the
/// contribution month before and BPU of the month itself. Never changed in place: a commit gives a new one.
/// </summary>
public sealed class Sheet
{
    private readonly SheetRows rows;

    // A sheet never changes, and most of its readers ask for the same again.
    private IReadOnlyList<Bill>? bills;
    private IReadOnlyList<Debit>? debits;
    private IReadOnlyList<Alert>? alerts;
    private IReadOnlyList<SheetRow>? corrections;
    private IReadOnlyList<Decision>? decisions;
    private IReadOnlyList<Receipt>? receipts;
    private bool? hasDebt;
    private bool? isAwaited;
    private DateTimeOffset? lastFate;
    private IReadOnlyList<Debit>? taken;
    private ILookup<string, Debit>? debitsAt;
    private ILookup<BankAccount, Debit>? debitsFrom;

    public Sheet(DistrictCode district, PayMonth payMonth, Head head, IEnumerable<SheetRow> rows)
        : this(district, payMonth, head, SheetRows.None.With(rows))
    {
    }

    private Sheet(DistrictCode district, PayMonth payMonth, Head head, SheetRows rows)
    {
        District = district;
        PayMonth = payMonth;
        Head = head;
        this.rows = rows;
    }

    public DistrictCode District { get; }

    public PayMonth PayMonth { get; }

    public Head Head { get; }

    /// <summary>Partition key of the sheet: <c>33.16.12~2026-12</c>.</summary>
    public string Key => KeyOf(District, PayMonth);

    public IEnumerable<SheetRow> Rows => rows.Values;

    /// <summary>Stored rows that cannot be read, for a person to mend.</summary>
    public IReadOnlyList<MalformedRow> Malformed { get; init; } = [];

    /// <summary>In order of row key, like debits and alerts.</summary>
    public IReadOnlyList<Bill> Bills => bills ??= rows.Sorted<Bill>();

    public IReadOnlyList<Debit> Debits => debits ??= rows.Sorted<Debit>();

    public IReadOnlyList<Alert> Alerts => alerts ??= rows.Sorted<Alert>();

    /// <summary>Adoptions and reversals.</summary>
    public IReadOnlyList<SheetRow> Corrections => corrections ??= [.. rows.Corrections];

    public IReadOnlyList<Decision> Decisions => decisions ??= rows.Sorted<Decision>();

    /// <summary>Villages with a debit, each once.</summary>
    public IEnumerable<VillageCode> Debited => rows.Debited;

    public IEnumerable<Debit> DebitsAt(string bank) =>
        (debitsAt ??= Debits.ToLookup(d => d.Bank, StringComparer.Ordinal))[bank];

    public IEnumerable<Debit> DebitsFrom(BankAccount account) =>
        (debitsFrom ??= Debits.ToLookup(d => d.Account))[account];

    public static string KeyOf(DistrictCode district, PayMonth payMonth) => $"{district}~{payMonth}";

    public static bool TryParseKey(string key, out DistrictCode district, out PayMonth payMonth)
    {
        var parts = key.Split('~');
        district = default;
        payMonth = default;
        return parts.Length == 2
            && DistrictCode.TryParse(parts[0], out district)
            && PayMonth.TryParse(parts[1], out payMonth)
            && KeyOf(district, payMonth) == key;
    }

    public static Sheet Empty(DistrictCode district, PayMonth payMonth) =>
        new(district, payMonth, Head.None, SheetRows.None);

    /// <summary>
    /// False where a row of the village cannot be read: it may tell of a debit, so nothing of this village may be
    /// decided or committed until it is mended. The ledger refuses to.
    /// </summary>
    public bool IsReadable(VillageCode village) => Malformed.Count == 0 || Malformed.All(row => row.Village != village);

    /// <summary>What contradicts itself, one line each: village, bill and what does not fit.</summary>
    /// <remarks>Of a village with an unreadable row, that row says enough.</remarks>
    public IEnumerable<string> Misfits => rows.MisfitsWhere(IsReadable);

    /// <summary>
    /// True where all rows of the village can be read and be true together. Where not, the village stands still until
    /// a person has mended them: nothing is debited, and no commit of ours makes a changed row look right.
    /// </summary>
    public bool IsWhole(VillageCode village) => IsReadable(village) && rows.Of(village).Misfits.Count == 0;

    public bool Has(string rowKey) => rows.ContainsKey(rowKey);

    public Bill? Bill(VillageCode village, Segment segment) =>
        Array.Find(rows.Of(village).Bills, b => b.Id.Segment == segment);

    /// <summary>
    /// Unpaid, in doubt, or with an attempt answered, or a bill that became what it is, no longer ago: the month is in
    /// scope.
    /// </summary>
    public bool MattersSince(DateTimeOffset moment) =>
        (hasDebt ??= Bills.Any(b => !b.State.IsPaid() || b.Doubt is not null))
        || (lastFate ??= Debits.Select(d => d.AnsweredAt).Concat(Bills.Select(b => b.Since)).Max()
            ?? DateTimeOffset.MinValue) >= moment;

    /// <summary>Somebody is to do something: a receipt is not in, or a proposal to take one back is open.</summary>
    public bool IsAwaited => isAwaited ??=
        Bills.Any(b => b.State == BillState.Debited) || Rows.Any(r => r is ReceiptWithdrawal { IsOpen: true });

    /// <summary>Of a village, in the order of the segments.</summary>
    public IReadOnlyList<Bill> BillsOf(VillageCode village) => rows.Of(village).BillsBySegment;

    public Debit? Debit(DebitId id) => Array.Find(rows.Of(id.Bill.Village).Debits, d => d.Id == id);

    public IReadOnlyList<Debit> DebitsOf(VillageCode village) => rows.Of(village).Debits;

    /// <summary>In order of their numbers.</summary>
    public IEnumerable<Debit> AttemptsOf(BillId bill) => DebitsOf(bill.Village).Where(d => d.Id.Bill == bill);

    /// <summary>The attempts since a person last cleared the bill, newest first.</summary>
    public IEnumerable<Debit> AttemptsSinceCleared(Bill bill) => AttemptsOf(bill.Id)
        .Where(d => d.Id.Attempt > bill.Cleared)
        .OrderByDescending(d => d.Id.Attempt);

    /// <summary>The newest attempt of a bill; null before the first.</summary>
    public Debit? LastDebit(Bill bill) => bill.Attempts == 0 ? null : Debit(bill.Id.Attempt(bill.Attempts));

    /// <summary>What people proposed and decided about an attempt, oldest first.</summary>
    public IEnumerable<Decision> DecisionsOn(DebitId id) =>
        rows.Of(id.Bill.Village).Of<Decision>().Where(d => d.Debit == id);

    public IReadOnlyList<Receipt> Receipts => receipts ??= rows.Sorted<Receipt>();

    /// <summary>What people proposed and decided about a receipt that is wrong, oldest first.</summary>
    public IEnumerable<ReceiptWithdrawal> WithdrawalsOf(Receipt receipt) =>
        rows.Of(receipt.Village).Of<ReceiptWithdrawal>().Where(w => w.IsOf(receipt));

    /// <summary>Two people took it back: it covers nothing.</summary>
    public bool IsTakenBack(Receipt receipt) => rows.Of(receipt.Village).IsTakenBack(receipt);

    public IEnumerable<ReceiptWithdrawal> WithdrawalsOf(VillageCode village) =>
        rows.Of(village).Of<ReceiptWithdrawal>();

    public bool IsGivenBack(DebitId id) => Reversal(id) is not null;

    public Adoption? Adoption(DebitId id) => rows.Of(id.Bill.Village).Adoption(id);

    public Reversal? Reversal(DebitId id) => rows.Of(id.Bill.Village).Reversal(id);

    /// <summary>The bank took the money for it and kept it, as far as we know.</summary>
    public bool IsExecuted(Debit debit) => rows.Of(debit.Village).IsExecuted(debit);

    /// <summary>Debits of which the bank took the money and kept it, or may have; in order of row key.</summary>
    public IReadOnlyList<Debit> Taken => taken ??= [.. rows.Taken];

    /// <summary>The attempt by which a paid bill is paid; null where it was paid otherwise, or is not.</summary>
    public Debit? PaidBy(Bill bill) => bill.State.IsPaid()
        ? AttemptsOf(bill.Id).LastOrDefault(IsExecuted)
        : null;

    /// <summary>The BPJS receipt that counts: the last that nobody took back.</summary>
    public Receipt? ReceiptOf(Bill bill) => Receipts.LastOrDefault(r => r.Bill == bill.Id && !IsTakenBack(r));

    public IReadOnlyList<Alert> AlertsOf(VillageCode village) => rows.Of(village).Alerts;

    /// <summary>In order of row key.</summary>
    public IReadOnlyList<Alert> AlertsOf(BillId bill) =>
        Array.FindAll(rows.Of(bill.Village).Alerts, a => a.Bill.Segment == bill.Segment);

    /// <summary>What the village was told last of a bill, or is about to be; null for nothing.</summary>
    public Alert? LastTold(BillId bill)
    {
        Alert? last = null;
        foreach (var alert in rows.Of(bill.Village).Alerts)
        {
            if (alert.Bill.Segment == bill.Segment && alert.State != AlertState.Withdrawn
                && (last is null || alert.IsAfter(last)))
            {
                last = alert;
            }
        }

        return last;
    }

    /// <summary>What was to be told last of an unpaid bill, if nobody at the village has it.</summary>
    public Alert? UnheardOf(Bill bill, IReadOnlySet<string> above) =>
        !bill.State.IsPaid() && LastTold(bill.Id) is { } alert && alert.IsUnheard(above) ? alert : null;

    public Alert? Alert(BillId bill, string stage) =>
        Array.Find(rows.Of(bill.Village).Alerts, a => a.Bill.Segment == bill.Segment && a.Stage == stage);

    /// <summary>The sheet with these rows in place of those of the same key.</summary>
    /// <remarks>Evidence is written with a sheet and read apart from it.</remarks>
    public Sheet With(Head head, IEnumerable<SheetRow> changed) =>
        new(District, PayMonth, head, rows.With(changed.Where(r => r is not EvidenceRow))) { Malformed = Malformed };

    /// <exception cref="InvalidOperationException">
    /// The change would write over a row that could not be read, or belongs to another sheet.
    /// </exception>
    public void CheckTakes(Change change)
    {
        if (change.Rows.FirstOrDefault(r =>
            r.BillId.Village.District != District || r.BillId.PayMonth != PayMonth) is { } foreign)
        {
            throw new InvalidOperationException(
                $"Row {foreign.RowKey} of bill {foreign.BillId} does not belong to the sheet {Key}.");
        }

        foreach (var village in change.Rows.Select(r => r.Village).Distinct())
        {
            if (!IsReadable(village))
            {
                throw new InvalidOperationException(
                    $"Sheet {Key} has an unreadable row of {village}: nothing of it may change until it is mended.");
            }
        }
    }
}
