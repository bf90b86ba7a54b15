namespace Premium.Domain;

/// <summary>What planning decides for one sheet.</summary>
/// <param name="Sheet">The sheet as it was read.</param>
/// <param name="Rows">New and changed rows.</param>
public sealed record SheetPlan(Sheet Sheet, IReadOnlyList<SheetRow> Rows)
{
    public bool Reserves => Rows.Any(r => r is Debit);
}

/// <param name="Sheets">One plan a sheet.</param>
/// <param name="Problems">Villages that could not be billed, one line each.</param>
/// <param name="Wanted">Attempts that are due, also those without a turn to pay.</param>
/// <param name="Unlooked">Ended attempts that the bank is to be asked about before the next one is reserved.</param>
/// <param name="Opens">When the first shut bank of a due bill takes payments again; null where all are open.</param>
public sealed record Plan(
    IReadOnlyList<SheetPlan> Sheets, IReadOnlyList<string> Problems, IReadOnlyList<Debit> Wanted,
    IReadOnlyList<Debit> Unlooked, DateTimeOffset? Opens)
{
    /// <summary>Banks that have not told for hours what became of the last attempts of bills that are due.</summary>
    public IReadOnlySet<string> Silent { get; init; } = new HashSet<string>();

    /// <summary>Made of exactly these sheets: nobody has written any of them since.</summary>
    public bool IsOf(IReadOnlyList<Sheet> sheets) => Sheets.Select(s => s.Sheet).SequenceEqual(sheets);
}

/// <summary>
/// Decides which bills exist, which are held and for which an attempt is reserved. Pure: the same register, sheets and
/// moment give the same plan.
/// </summary>
/// <param name="rules">Which.</param>
/// <param name="district">Who owes.</param>
/// <param name="now">What is due.</param>
/// <param name="turns">Which attempts may go to their bank now.</param>
/// <param name="looks">What the bank said of ended attempts, asked right before.</param>
/// <param name="shut">Months whose sheets are not believed: nothing is debited from them.</param>
/// <param name="mayPay">False where nothing is debited: then no bill waits for what this waking does with it.</param>
public sealed partial class Planning(
    Rules rules, DistrictRoster district, DateTimeOffset now, PaymentTurns turns,
    IReadOnlyDictionary<DebitId, LastLook>? looks = null, IReadOnlySet<PayMonth>? shut = null, bool mayPay = true)
{
    private readonly DateTimeOffset now = LocalDays.Moment(now);
    private readonly DateOnly today = rules.Today(now);
    private readonly PayMonth firstMade = rules.OpenSheets(rules.Today(now)).From;
    private readonly BillMaker maker = new(rules, district);
    private readonly List<string> problems = [];
    private readonly HashSet<BillId> waiting = [];
    private readonly List<Debit> wanted = [];
    private readonly Dictionary<DebitId, Debit> unlooked = [];
    private readonly HashSet<string> silent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset?> openings = new(StringComparer.Ordinal);
    private DateTimeOffset? opens;

    /// <param name="sheets">The open ones, oldest first.</param>
    public Plan For(IReadOnlyList<Sheet> sheets)
    {
        var accounts = new AccountUse(sheets, district, today, rules);
        var changed = sheets.ToDictionary(s => s.PayMonth, _ => new List<SheetRow>());
        // A row that cannot be read, or contradicts another, may tell of a debit: of limits, order and attempts nothing
        // is known for sure.
        foreach (var village in district.Villages.Where(v => sheets.All(s => s.IsWhole(v.Code))))
        {
            foreach (var segment in Segments.All)
            {
                Bill? older = null;
                foreach (var sheet in sheets.Where(s => village.Owes(segment, s.PayMonth)))
                {
                    var before = sheet.Bill(village.Code, segment);
                    if (before?.State.IsPaid() == true)
                    {
                        continue;
                    }

                    if (before is null && sheet.PayMonth < firstMade)
                    {
                        continue;
                    }

                    if (AsItIsNow(village, segment, sheet, before) is not { } bill)
                    {
                        break;
                    }

                    var isNew = bill != before;
                    if (bill.IsOfNothing)
                    {
                        // None is made of it; one that was made before costs nothing from now on.
                        changed[sheet.PayMonth].AddRange(isNew && before is not null ? [bill] : []);
                        continue;
                    }

                    var rows = Decide(village, bill, sheet, older, accounts);
                    bill = rows.OfType<Bill>().LastOrDefault() ?? bill;
                    if (rows.Count > 0 || isNew)
                    {
                        changed[sheet.PayMonth].AddRange(rows.Count > 0 ? rows : [bill]);
                    }

                    // Paid under another code, it is nobody's debt any more and holds up no younger bill.
                    older ??= accounts.UnderOtherCode(village, bill, sheet) == DebitState.Paid ? null : bill;
                }
            }
        }

        return new Plan(
            [.. sheets.Select(s => new SheetPlan(s, WithAlerts(s, changed[s.PayMonth], sheets)))],
            problems, wanted, [.. unlooked.Values], opens)
        {
            Silent = silent,
        };
    }

    private IReadOnlyList<SheetRow> WithAlerts(
        Sheet sheet, IReadOnlyList<SheetRow> rows, IReadOnlyList<Sheet> months) => rules.Ladder.WithAlerts(
            sheet, rows,
            bill => !(mayPay && waiting.Contains(bill.Id)) && sheet.IsWhole(bill.Village) && !bill.IsOfNothing
                && !MayBePaidUnknown(bill, sheet),
            now, rules.Local, months);

    /// <summary>
    /// After a restore all is paused, and of what was debited or receipted since the export nobody knows yet: no
    /// village is told "unpaid" for that alone before its day comes. The worklist names the pause and the sheet.
    /// </summary>
    private bool MayBePaidUnknown(Bill bill, Sheet sheet) =>
        shut?.Contains(sheet.PayMonth) == true && bill is { Hold: HoldReason.Paused, Attempts: 0 }
        && today < rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);

    /// <summary>Made, or brought up to date with register and billing while the bank was not asked for it.</summary>
    private Bill? AsItIsNow(Village village, Segment segment, Sheet sheet, Bill? before) =>
        before is null ? maker.New(village, segment, segment.PeriodDueIn(sheet.PayMonth), problems)
        : sheet.PayMonth < firstMade ? before
        : maker.UpToDate(village, before, sheet, problems);

    /// <summary>
    /// The village was told another sum last: it hears of the new one first, and for a few minutes at most the debit
    /// waits for that message to leave.
    /// </summary>
    private bool IsTellingAnotherSum(Bill bill, Sheet sheet)
    {
        if (sheet.LastTold(bill.Id) is not { } told || (told.Amount == bill.Amount && told.Before is null))
        {
            return false;
        }

        var until = (told.Amount == bill.Amount ? told.RaisedAt : now) + rules.AlertPatience;
        if (told.Amount == bill.Amount && (!told.IsOpen || until <= now))
        {
            return false;
        }

        opens = opens is null || until < opens ? until : opens;
        return true;
    }

    private bool MayTryNow(Mandate mandate, Bill bill, Sheet sheet) =>
        shut?.Contains(sheet.PayMonth) != true
        && rules.Retry.MayTry(bill, sheet, now, rules.Local, mandate.Account)
        && IsOpen(mandate.Account.Bank);

    private bool IsOpen(string bank)
    {
        if (!openings.TryGetValue(bank, out var opening))
        {
            openings[bank] = opening = rules.NextOpening(bank, now);
        }

        if (opening != now && (opens is null || opening < opens))
        {
            opens = opening;
        }

        return opening == now;
    }
}
