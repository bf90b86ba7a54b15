namespace Premium.Domain;

/// <summary>What planning decides for one sheet.</summary>
/// <param name="Sheet">The sheet as it was read.</param>
/// <param name="Rows">New and changed rows.</param>
public sealed record SheetPlan(Sheet Sheet, IReadOnlyList<SheetRow> Rows);

/// <param name="Sheets">One plan a sheet.</param>
/// <param name="Problems">Villages that could not be billed, one line each.</param>
/// <param name="Wanted">Attempts that are due, also those without a turn to pay.</param>
/// <param name="Opens">When the first shut bank of a due bill takes payments again; null where all are open.</param>
public sealed record Plan(
    IReadOnlyList<SheetPlan> Sheets, IReadOnlyList<string> Problems, IReadOnlyList<Debit> Wanted,
    DateTimeOffset? Opens)
{
    /// <summary>Made of exactly these sheets: nobody has written any of them since.</summary>
    public bool IsOf(IReadOnlyList<Sheet> sheets) => Sheets.Select(s => s.Sheet).SequenceEqual(sheets);
}

/// <summary>
/// Decides which bills exist, which are held and for which an attempt is reserved. Pure: the same register, sheets and
/// moment give the same plan.
/// </summary>
public sealed class Planning(Rules rules, DistrictRoster district, DateTimeOffset now, PaymentTurns turns)
{
    private readonly DateTimeOffset now = LocalDays.Moment(now);
    private readonly DateOnly today = rules.Today(now);
    private readonly PayMonth firstMade = rules.OpenSheets(rules.Today(now)).From;
    private readonly List<string> problems = [];
    private readonly HashSet<BillId> waiting = [];
    private readonly List<Debit> wanted = [];
    private readonly Dictionary<string, DateTimeOffset?> openings = new(StringComparer.Ordinal);
    private DateTimeOffset? opens;

    /// <param name="sheets">The open ones, oldest first.</param>
    public Plan For(IReadOnlyList<Sheet> sheets)
    {
        var changed = sheets.ToDictionary(s => s.PayMonth, _ => new List<SheetRow>());
        // An unreadable row may tell of a debit: of limits, order and attempts nothing is known for sure.
        foreach (var village in district.Villages.Where(v => sheets.All(s => s.IsReadable(v.Code))))
        {
            Rupiah? debitedThisMonth = null;
            foreach (var segment in Segments.All)
            {
                Bill? older = null;
                foreach (var sheet in sheets.Where(s => village.Owes(segment, s.PayMonth)))
                {
                    var before = sheet.Bill(village.Code, segment);
                    if (before is { State: BillState.Debited or BillState.Covered })
                    {
                        continue;
                    }

                    if (before is null && sheet.PayMonth < firstMade)
                    {
                        continue;
                    }

                    if ((before ?? NewBill(village, segment, segment.PeriodDueIn(sheet.PayMonth))) is not { } bill)
                    {
                        break;
                    }

                    debitedThisMonth ??= DebitedThisMonth(village, sheets);
                    var rows = Decide(village, bill, sheet, older, debitedThisMonth.Value);
                    bill = rows.OfType<Bill>().LastOrDefault() ?? bill;
                    debitedThisMonth += Rupiah.Sum(rows.OfType<Debit>().Select(d => d.Amount));
                    if (rows.Count > 0 || before is null)
                    {
                        changed[sheet.PayMonth].AddRange(rows.Count > 0 ? rows : [bill]);
                    }

                    older ??= bill;
                }
            }
        }

        return new Plan(
            [.. sheets.Select(s => new SheetPlan(s, WithAlerts(s, changed[s.PayMonth])))], problems, wanted, opens);
    }

    private IReadOnlyList<SheetRow> WithAlerts(Sheet sheet, IReadOnlyList<SheetRow> rows) =>
        rules.Ladder.WithAlerts(sheet, rows, bill => !waiting.Contains(bill.Id), now, rules.Local);

    /// <summary>
    /// Rows that change for one bill: nothing, the bill, or the bill with the attempt reserved for it.
    /// </summary>
    private IReadOnlyList<SheetRow> Decide(
        Village village, Bill bill, Sheet sheet, Bill? older, Rupiah debitedThisMonth)
    {
        if (bill.State.IsPaid() || bill.State.IsLive() || bill.State == BillState.Refused)
        {
            return [];
        }

        // An older bill that this very plan reserves or lines up may be paid soon: a later pass decides.
        if (older is { State: BillState.Debiting } || (older is not null && waiting.Contains(older.Id)))
        {
            waiting.Add(bill.Id);
            return [];
        }

        var hold = rules.Mandates.Check(village, bill, today, debitedThisMonth, rules.Banks.ContainsKey)
            ?? (older is not null ? HoldReason.OlderBillOpen
                : rules.Retry.IsUsedUp(bill, sheet) ? HoldReason.AttemptsUsedUp
                : null);
        if (hold is { } reason)
        {
            return bill.Hold == reason ? [] : [bill.Moved(BillEvent.Hold) with { Hold = reason }];
        }

        var released = bill.State == BillState.Held ? bill.Moved(BillEvent.Release) : bill;
        if (!MayTryNow(village.Mandate!, released, sheet))
        {
            return released == bill ? [] : [released];
        }

        var debit = new Debit
        {
            Id = bill.Id.Attempt(bill.Attempts + 1),
            State = DebitState.Reserved,
            Bank = village.Mandate!.Account.Bank,
            Source = village.Mandate.Account.No,
            Amount = bill.Amount,
            ReservedAt = now,
            Requests = PaymentOrder.RequestsPerCall,
            NextInquiry = now + rules.Banks[village.Mandate.Account.Bank].PaymentPatience,
        };
        wanted.Add(debit);
        if (!turns.Covers(debit.Id))
        {
            if (turns.IsSoon(debit.Id))
            {
                waiting.Add(bill.Id);
            }

            return released == bill ? [] : [released];
        }

        return [released.Moved(BillEvent.Reserve) with { Attempts = debit.Id.Attempt, NextTry = null }, debit];
    }

    private bool MayTryNow(Mandate mandate, Bill bill, Sheet sheet) =>
        (bill.NextTry is null || bill.NextTry <= now + LocalDays.Early)
        && (rules.Retry.NotBefore(bill, sheet, now, rules.Local) is not { } notBefore || notBefore <= now)
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

    private Bill? NewBill(Village village, Segment segment, Period period)
    {
        if (district.Rosters.GetValueOrDefault(village.Code) is not { } roster)
        {
            problems.Add($"{village.Code} {segment.Label()} {period}: no readable roster; expected one.");
            return null;
        }

        switch (rules.Tariffs.Bill(roster, segment, period))
        {
            case Billing.Malformed malformed:
                problems.Add(malformed.Problem);
                return null;
            case Billing.Billed billed when billed.HeadCount != village.People(segment):
                problems.Add(
                    $"{village.Code} {segment.Label()}: roster has {billed.HeadCount} people, " +
                    $"the register {village.People(segment)}; expected the same.");
                return null;
            case Billing.Billed billed:
                var groups = roster.Of(segment).Select(m => m.Group).Distinct().ToList();
                return new Bill
                {
                    Id = new BillId(village.Code, segment, period),
                    State = BillState.Planned,
                    HeadCount = billed.HeadCount,
                    Lines = billed.Lines,
                    OnlyGroup = groups.Count == 1 ? groups[0] : null,
                };
            default:
                throw new InvalidOperationException("Billing is closed.");
        }
    }

    /// <summary>Everything reserved this calendar month that is not known refused counts against the limit.</summary>
    private Rupiah DebitedThisMonth(Village village, IReadOnlyList<Sheet> sheets) =>
        Rupiah.Sum(sheets
            .SelectMany(s => s.DebitsOf(village.Code).Where(d => !s.IsGivenBack(d.Id)))
            .Where(d => d.State is not (DebitState.Refused or DebitState.Abandoned)
                && Period.Of(rules.Today(d.ReservedAt)) == Period.Of(today))
            .Select(d => d.Amount));
}

/// <summary>The villages of a district with the rosters that planning needs.</summary>
public sealed record DistrictRoster(
    IReadOnlyList<Village> Villages, IReadOnlyDictionary<VillageCode, Roster> Rosters);
