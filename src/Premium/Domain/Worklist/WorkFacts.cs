namespace Premium.Domain;

/// <summary>All that the worklist is made of.</summary>
/// <param name="Now">When.</param>
/// <param name="Regency">Whose.</param>
/// <param name="Districts">Register and open sheets of each.</param>
/// <param name="Runs">Those of the last weeks, newest first.</param>
public sealed record WorkFacts(
    DateTimeOffset Now, string Regency, IReadOnlyList<DistrictFacts> Districts, IReadOnlyList<Run> Runs)
{
    /// <summary>
    /// With their reports: the newest closed ones of each kind, and of each bank's reconciliations of a month also
    /// older ones that saw what the newer ones could not.
    /// </summary>
    public IReadOnlyList<RunManifest> Manifests
    {
        get;
        init => (field, newestBreaks) = (value, new Lazy<IReadOnlyList<(Break, Run)>>(() => NewestOf(value)));
    }
    = [];

    private readonly Lazy<IReadOnlyList<(Break, Run)>> newestBreaks = new([]);

    /// <summary>Older ones, red or amber, that nobody has signed off, without their reports.</summary>
    public IReadOnlyList<Run> Unsigned { get; init; } = [];

    /// <summary>What the last runs noted about a village; empty for nothing.</summary>
    public string Noted(VillageCode village) => Manifests
        .SelectMany(m => m.Reports)
        .Where(r => r.District == village.District)
        .SelectMany(r => r.Problems)
        .FirstOrDefault(p => p.StartsWith(village.ToString(), StringComparison.Ordinal), "");

    /// <summary>
    /// As the newest statement of the village's accounts shows them; where none could be had since, as the last one
    /// did.
    /// </summary>
    public IReadOnlyList<(Break Break, Run Run)> NewestBreaks => newestBreaks.Value;

    private static List<(Break, Run)> NewestOf(IReadOnlyList<RunManifest> manifests) => manifests
        .Where(m => m.Run is { Purpose: RunPurpose.Reconcile, State: not RunState.Open })
        .GroupBy(m => (m.Run.Bank, m.Run.PayMonth))
        .Select(g => g.OrderByDescending(m => m.Run.StartedAt).ToList())
        .SelectMany(newestFirst => newestFirst.SelectMany((m, newer) => m.Reports
            .SelectMany(r => r.Reconciliation?.Breaks ?? [])
            .Where(b => newestFirst.Take(newer).All(n => n.HasMissed(b.Village)))
            .Select(b => (b, m.Run)))).ToList();

    /// <summary>The lines of the statements that are not explained by what we know of a bill's attempts.</summary>
    public IReadOnlyList<string> LinesOf(BillId bill) => Break.LinesOf(bill, NewestBreaks.Select(b => b.Break));

    /// <summary>The contacts of the Dinas PMD, as <see cref="Deliveries"/> names them.</summary>
    public IReadOnlySet<string> Office { get; init; } = new HashSet<string>();

    /// <summary>Messages set aside, by queue.</summary>
    public IReadOnlyDictionary<string, int> Poison { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<Notice> Waiting { get; init; } = [];

    /// <summary>Those of the last weeks, done or not, without their words.</summary>
    public IReadOnlyList<Notice> Sent { get; init; } = [];

    /// <summary>The Dinas PMD, in the order of the settings.</summary>
    public IReadOnlyList<Contact> OfficeContacts { get; init; } = [];

    /// <summary>The BPJS branch, in the same way.</summary>
    public IReadOnlyList<Contact> Branch { get; init; } = [];

    /// <summary>Rows of the outbox that cannot be read: nobody knows what they were to tell.</summary>
    public IReadOnlyList<MalformedRow> UnreadNotices { get; init; } = [];

    /// <summary>The last look at all rows; null where nobody looked yet.</summary>
    public RowsLook? Rows { get; init; }

    /// <summary>The newest entry of the journal of imports; null where there is none, or it cannot be read.</summary>
    public ImportEntry? LastImport { get; init; }

    /// <summary>When a file last began, or ended, to come into the register; null for never.</summary>
    public DateTimeOffset? RegisterChanged { get; init; }

    /// <summary>Dry runs that nobody has taken, of each file by its name the newest.</summary>
    public IReadOnlyList<ShownImport> Untaken { get; init; } = [];

    /// <summary>Why the journal of imports cannot be read; empty where it can.</summary>
    public string ImportsProblem { get; init; } = "";

    /// <summary>Rows of dry runs that cannot be read.</summary>
    public IReadOnlyList<MalformedRow> UnreadImports { get; init; } = [];

    /// <summary>What villages answered, and whose messages are muted.</summary>
    public ReplyBook Replies { get; init; } = ReplyBook.Empty;

    /// <summary>Why those cannot be read; empty where they can.</summary>
    public string RepliesProblem { get; init; } = "";

    /// <summary>Keys of the register that are none of ours.</summary>
    public IReadOnlyList<string> StrangeKeys { get; init; } = [];

    /// <summary>Keys among the runs that are no run's.</summary>
    public IReadOnlyList<string> StrangeRuns { get; init; } = [];

    /// <summary>
    /// Districts whose register or sheets could not be read at all, and why: for what stands there, or because storage
    /// did not answer.
    /// </summary>
    public IReadOnlyList<(DistrictCode District, string Why, bool IsOfRows)> Unread { get; init; } = [];

    /// <summary>
    /// Parts of the list that could not be read: each by the name of the part, why, and whether for what stands there.
    /// </summary>
    public IReadOnlyList<(string Part, string Why, bool IsOfRows)> UnreadParts { get; init; } = [];

    public IReadOnlyDictionary<string, WorkNote> Notes { get; init; } = new Dictionary<string, WorkNote>();

    /// <summary>Items there were when somebody last looked.</summary>
    public IReadOnlyDictionary<string, SeenItem> Seen { get; init; } = new Dictionary<string, SeenItem>();
}

/// <param name="Register">Who is there.</param>
/// <param name="Sheets">All that is open, oldest first.</param>
public sealed record DistrictFacts(DistrictRegister Register, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>So long an older month is looked for in which somebody still has something to do.</summary>
    public const int MonthsBack = 24;

    /// <summary>
    /// Months that no pass looks at any more, oldest first, of which a receipt, a signature or a look at a payment is
    /// still awaited, and nothing else.
    /// </summary>
    public IReadOnlyList<Sheet> Older { get; init; } = [];

    /// <summary>
    /// Every month before those in which bills are made, oldest first, as far back as
    /// <see cref="MayLackBillsSince"/> asks for.
    /// </summary>
    public IReadOnlyList<Sheet> Past { get; init; } = [];

    /// <summary>Villages of which the list named months without a bill when somebody last looked.</summary>
    public IReadOnlySet<VillageCode> Unbilled { get; init; } = new HashSet<VillageCode>();

    public PayingAccounts Accounts => field ??= PayingAccounts.Of(Register);

    /// <summary>All of them.</summary>
    public IEnumerable<Sheet> OlderAndOpen => Older.Concat(Sheets);

    /// <summary>Of the open months.</summary>
    public DistrictBillings Billings { get; init; } = DistrictBillings.None;

    /// <summary>Empty where nothing needs them.</summary>
    public RosterBook Rosters { get; init; } = RosterBook.None;

    public bool AreRostersRead { get; init; }

    /// <summary>
    /// Rosters are long: they are needed where BPJS has billed, where a bill that the bank was asked for counts other
    /// people than the register now does in its month, or where the register counts nobody.
    /// </summary>
    public bool NeedsRosters(Rules rules, DateOnly today)
    {
        var (from, to) = rules.OpenSheets(today);
        var villages = Register.Villages.ToDictionary(v => v.Code);
        List<Sheet> open = [.. Sheets.Where(s => s.PayMonth >= from && s.PayMonth <= to)];
        return Billings.All.Count > 0
            || open.SelectMany(s => s.Bills)
                .Any(b => !b.IsUntried && villages.GetValueOrDefault(b.Village) is { } village
                    && village.People(b.Id.Segment, b.Id.Period) != b.HeadCount)
            || Register.Villages.Any(v => open.Exists(s => v.AnswersFor(s.PayMonth)
                && Segments.All.Any(segment => !v.Owes(segment, s.PayMonth))));
    }

    /// <summary>How many the list names for a month in which the register counts nobody.</summary>
    public int Uncounted(Village village, Segment segment, PayMonth month) =>
        village.AnswersFor(month) && !village.Owes(segment, month)
            ? Rosters.GetValueOrDefault(village.Code)?.Of(segment, segment.PeriodDueIn(month)).Count() ?? 0
            : 0;

    /// <summary>By the register's count or by the list: where only one of them has people, somebody is to look.
    /// </summary>
    public bool MayOwe(Village village, Segment segment, PayMonth month) =>
        village.Owes(segment, month) || Uncounted(village, segment, month) > 0;

    /// <summary>
    /// Since when villages may owe for months that never got a bill: only of those that lack one in the first month in
    /// which bills are still made, or lately did, so that in any other case no older sheet is read.
    /// </summary>
    /// <param name="first">That month.</param>
    public PayMonth MayLackBillsSince(PayMonth first)
    {
        var sheet = Sheets.FirstOrDefault(s => s.PayMonth == first);
        bool IsLacking(VillageCode code, Segment segment) => sheet?.Bill(code, segment) is null;
        return Register.Villages
            .Where(v => Unbilled.Contains(v.Code)
                || Segments.All.Any(s => MayOwe(v, s, first) && IsLacking(v.Code, s)))
            .Select(v => v.Since)
            .Concat(Register.Malformed.Select(m => m.Village).OfType<VillageCode>()
                .Where(code => Segments.All.All(s => IsLacking(code, s)))
                .Select(_ => first.Plus(-MonthsBack)))
            .Append(first)
            .Min() is var since && since < first.Plus(-MonthsBack) ? first.Plus(-MonthsBack) : since;
    }

    /// <summary>It answers for no month any more, as under an old code, and has paid what it answered for.</summary>
    public bool IsOver(Village village, DateOnly today) => PayMonth.Of(today) > village.Until
        && !Sheets.SelectMany(s => s.BillsOf(village.Code)).Any(b => !b.State.IsPaid());

    /// <summary>
    /// Its list has nobody left for that month, or it costs nothing: the bill is debited no more, and waits for nothing
    /// that will come.
    /// </summary>
    public bool IsOwedNoMore(Bill bill) => bill.IsOfNothing
        || (bill is { Doubt: null, Hold: not (HoldReason.BankContradicts or HoldReason.ReceiptTakenBack) }
            and ({ State: BillState.Planned or BillState.Short or BillState.Held }
                or { State: BillState.Refused, FailsBetweenUs: true })
        && Register.Villages.FirstOrDefault(v => v.Code == bill.Village)?.Owes(bill.Id.Segment, bill.Id.PayMonth)
            == false);

    /// <summary>
    /// When the cover that a bill is for lapses if nothing more is paid; null where nothing of it is owed.
    /// </summary>
    public DateOnly? LapsesOn(Bill bill, Rules rules) => rules.Standing.LapsesOn(
        Sheets.Select(s => s.Bill(bill.Village, bill.Id.Segment)).OfType<Bill>(), rules.Calendar);

    public Said PlaceOf(VillageCode village) =>
        Register.Villages.FirstOrDefault(v => v.Code == village) is { } known
            ? new Said($"Desa {known.Name}, Kec. {Register.Name}", $"{known.Name}, district of {Register.Name}")
            : new Said($"Desa {village}, Kec. {Register.Name}", $"{village}, district of {Register.Name}");

    public Said Place => new($"Kecamatan {Register.Name}", $"District of {Register.Name}");
}
