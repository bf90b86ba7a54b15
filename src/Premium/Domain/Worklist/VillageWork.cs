namespace Premium.Domain;

/// <summary>What one district's villages and their bills need from people.</summary>
internal sealed partial class VillageWork(WorkFacts facts, DistrictFacts district, Rules rules)
{
    /// <summary>A bank that was asked again and still does not know; before, the answer may be seconds away.</summary>
    private static readonly TimeSpan UnknownPatience = TimeSpan.FromMinutes(15);

    private readonly DateOnly today = rules.Today(facts.Now);

    private readonly IReadOnlySet<string> above = district.Register.Above(facts.Office);

    /// <param name="parts">Makes each village by itself.</param>
    public IEnumerable<WorkItem> Items(WorkParts parts)
    {
        var known = district.Register.Villages.ToDictionary(v => v.Code);
        var malformed = district.Register.Malformed.Where(m => m.Village is not null).ToLookup(m => m.Village!.Value);
        var codes = known.Keys
            .Concat(malformed.Select(m => m.Key))
            .Concat(district.Rosters.Malformed.Select(m => m.Village).OfType<VillageCode>())
            .Concat(billings.Select(b => b.Key))
            .Concat(district.OlderAndOpen.SelectMany(s => s.Bills.Select(b => b.Village)))
            .Concat(district.Sheets.SelectMany(s => s.Malformed).Select(m => m.Village).OfType<VillageCode>())
            .Distinct().Order();
        return codes.SelectMany(code => parts.Of(
            district, () => Of(code, known.GetValueOrDefault(code), [.. malformed[code]]), code));
    }

    private IEnumerable<WorkItem> Of(VillageCode code, Village? village, IReadOnlyList<MalformedRow> malformed)
    {
        if (district.Sheets.Any(s => !s.IsWhole(code)))
        {
            return [Disbelieved(code)];
        }

        List<WorkItem> withoutBill = [.. WithoutBill(code, village, malformed)];
        return
        [
            .. OfBills(code, village),
            .. withoutBill.Count > 0 ? withoutBill : WithoutList(village),
            .. NeverBilled(code, village, malformed.Count > 0),
            .. Adopted(code),
            .. Unreadable(code, malformed),
            .. BillingDiffers(code),
            .. RosterChangedLate(code, village),
            .. ContactOf(code, village),
            .. Signatures(code),
            .. Undelivered(code, village),
        ];
    }

    private WorkItem Item(WorkKind kind, VillageCode code) => new(kind, code.ToString())
    {
        Place = district.PlaceOf(code),
        Why = Said.Nothing,
        Village = code,
        District = district.Register.District,
    };

    private WorkItem Disbelieved(VillageCode code)
    {
        var unreadable = district.Sheets.SelectMany(s => s.Malformed).FirstOrDefault(m => m.Village == code);

        // As far as its rows can be read at all.
        List<Bill> unpaid = [.. district.Sheets.SelectMany(s => s.BillsOf(code)).Where(b => !b.State.IsPaid())];
        return Item(WorkKinds.Rows, code) with
        {
            Due = DueOf(unpaid),
            LapsesOn = LapseOf(unpaid),
            Stakes = Stake.Of(unpaid),
            Why = unreadable is null
                ? new Said("baris-barisnya saling bertentangan", "its rows contradict each other")
                : new Said("sebuah baris tidak dapat dibaca", "a row cannot be read"),
            Detail = unreadable is { } row
                ? row.Text
                : district.Sheets.SelectMany(s => s.Misfits).FirstOrDefault(
                    m => m.StartsWith(code.ToString(), StringComparison.Ordinal), ""),
        };
    }

    private IEnumerable<WorkItem> OfBills(VillageCode code, Village? village)
    {
        var bills = new List<Bill>();
        var kinds = new Dictionary<BillId, WorkKind>();
        foreach (var segment in Segments.All)
        {
            WorkKind? older = null;
            foreach (var sheet in district.Sheets)
            {
                if (sheet.Bill(code, segment) is not { } bill)
                {
                    continue;
                }

                // A younger month waits for whoever must act on the older one; of a village that the register lacks
                // nobody goes on with it once the older one is paid.
                bills.Add(bill);
                var waits = older ?? (village is null ? WorkKinds.Mandate : null);
                if ((district.IsOwedNoMore(bill) ? WorkKinds.OwedNoMore
                    : bill.Hold == HoldReason.OlderBillOpen ? waits : KindOf(bill, sheet, village)) is { } kind)
                {
                    kinds[bill.Id] = older = kind;
                }
            }
        }

        foreach (var kind in bills.Where(b => kinds.ContainsKey(b.Id)).GroupBy(b => kinds[b.Id]))
        {
            if (kind.Key == WorkKinds.Paused && village is { StoppedBy.Count: > 0 } && !IsPausedItself(village))
            {
                // One pause is one item, however many villages it stops: PauseWork.
                continue;
            }

            List<Bill> its = [.. kind.OrderBy(b => b.Id.PayMonth).ThenBy(b => b.Id.Segment)];
            yield return Item(kind.Key, code) with
            {
                Why = kind.Key == WorkKinds.Short ? Missing(code, its)
                    : kind.Key == WorkKinds.OwedNoMore ? OwedNoMore(its, village)
                    : kind.Key == WorkKinds.Paused && village?.Pause is { } pause && pause.IsOn(today)
                    ? PauseWork.Said(pause) : Because(its),
                Bills = [.. its.Select(b => b.Id)],
                Since = its.Min(b => b.Since),
                Changed = its.Max(b => b.Since),
                Arose = WorkKinds.IsOfLateDay(kind.Key) ? its.Max(SafeDay).AddDays(-1) : null,
                Due = its.Min(SafeDay),
                LapsesOn = its.Where(b => !b.State.IsPaid()).Min(b => district.LapsesOn(b, rules)),
                Stakes = Stake.Of(its),
                Next = NextOf(its),
                Detail = LinesOf(kind.Key, its) is { Length: > 0 } lines ? lines : facts.Noted(code),
            };
        }
    }

    /// <summary>What is to be compared with the bank and named by two people.</summary>
    private string LinesOf(WorkKind kind, IReadOnlyList<Bill> bills) => kind != WorkKinds.Doubt
        && kind != WorkKinds.Refund ? "" : string.Join("; ", bills.SelectMany(b => facts.LinesOf(b.Id)));

    private bool IsPausedItself(Village village) => village.IsPaused || village.Pause?.IsOn(today) == true;

    /// <summary>Null where nobody needs to do anything yet.</summary>
    private WorkKind? KindOf(Bill bill, Sheet sheet, Village? village) => bill switch
    {
        { Doubt: BillDoubt.SecondDebit } => WorkKinds.Refund,
        { Doubt: not null } => WorkKinds.Doubt,
        { Attempts: >= DebitId.AttemptMax, State: BillState.Refused } or
        { Attempts: >= DebitId.AttemptMax, Hold: HoldReason.AttemptsUsedUp } => WorkKinds.NoMoreAttempts,
        { State: BillState.Held } => bill.Hold switch
        {
            HoldReason.Paused => WorkKinds.Paused,
            HoldReason.UnknownBank => WorkKinds.UnknownBank,
            HoldReason.AttemptsUsedUp => IsNear(bill) ? WorkKinds.UsedUpLate : WorkKinds.UsedUp,
            HoldReason.AccountUnderOtherCode => WorkKinds.AccountTwice,
            HoldReason.BankContradicts => WorkKinds.Contradiction,
            HoldReason.ReceiptTakenBack => WorkKinds.ReceiptTakenBack,

            // Filed already, and in time: it is used by itself from its first day on.
            HoldReason.MandateNotYetValid when village?.NextMandate(today)?.ValidFrom <= SafeDay(bill) => null,
            _ => WorkKinds.Mandate,
        },

        // Told by bank, once.
        { State: BillState.Short, IsUnlooked: true } => null,
        { State: BillState.Short } => WorkKinds.Short,
        { State: BillState.Refused } or { IsRefusedForNow: true } => bill.Refusal switch
        {
            RefusalReason.GivenBack => WorkKinds.GivenBack,
            RefusalReason.AccountBlocked or RefusalReason.AccountUnknown or RefusalReason.LimitExceeded =>
                WorkKinds.Account,

            // Told by bank, once.
            { } reason when reason.IsOfUs() => null,
            _ => IsNear(bill) ? WorkKinds.RefusedLate : WorkKinds.Refused,
        },
        { State: BillState.Unknown } when IsNear(bill) => WorkKinds.UnknownLate,
        { State: BillState.Unknown } when sheet.LastDebit(bill) is { } last
            && (last.Inquiries > 0 || facts.Now - last.ReservedAt >= UnknownPatience) => WorkKinds.Unknown,
        _ => null,
    };

    /// <summary>The next day is the last safe one, or it is over.</summary>
    private bool IsNear(Bill bill) => SafeDay(bill).DayNumber - today.DayNumber <= 1;

    private DateOnly SafeDay(Bill bill) => rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);

    private Said Missing(VillageCode code, IReadOnlyList<Bill> bills)
    {
        var shortfall = Shortfall.Of(code, district.Sheets, district.Accounts);
        var (names, english) = (Shortfall.Names([.. bills.Select(b => b.Id)]), English(bills));
        return shortfall is { Missing: { } missing, Balance: { } balance }
            ? new Said(
                $"kurang {missing} untuk {names}; saldo {balance}",
                $"{missing} are missing for {english}; balance {balance}")
            : new Said($"saldo tidak cukup untuk {names}", $"the balance is too small for {english}");
    }

    private static Said Because(IReadOnlyList<Bill> bills)
    {
        var lead = VillageLetter.Decisive(bills);
        return new Said(
            $"{Shortfall.Names([.. bills.Select(b => b.Id)])}: {AlertText.Reason(lead)}",
            $"{English(bills)}: {BillReason.English(lead)}");
    }

    private static string English(IEnumerable<Bill> bills) => string.Join(
        ", ", bills.Select(b => $"{b.Id.Segment.Label()} {b.Id.Period.English}"));
}
