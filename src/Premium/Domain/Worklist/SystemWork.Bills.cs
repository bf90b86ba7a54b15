namespace Premium.Domain;

/// <content>What is one thing to do for the bills of many villages.</content>
internal sealed partial class SystemWork
{
    private IEnumerable<WorkItem> RefusedBy(RefusalReason reason, WorkKind kind, Said why) => Bills
        .Where(b => b.Bill is { Doubt: null } bill && bill.FailsBetweenUs && bill.Refusal == reason
            && !b.District.IsOwedNoMore(bill))
        .Select(b => (b.District, b.Bill, Last: b.Sheet.LastDebit(b.Bill)!))
        .Where(b => b.Last is not null)
        .GroupBy(b => b.Last.Bank)
        .Select(bank => (bank.Key, Refused: bank, All: WithWaiting([.. bank.Select(b => (b.District, b.Bill))])))
        .Select(bank => Many(kind, bank.Key, bank.All) with
        {
            Place = new Said($"Bank {bank.Key}", $"Bank {bank.Key}"),
            Bank = bank.Key,
            Why = why + Count([.. bank.All.Select(b => b.Bill)]),
            Changed = bank.Refused.Max(b => b.Last.AnsweredAt ?? b.Last.ReservedAt),
        });

    /// <summary>These bills, and the younger ones that wait for them: who mends the older one mends both.</summary>
    private IReadOnlyList<(DistrictFacts District, Bill Bill)> WithWaiting(
        IReadOnlyList<(DistrictFacts District, Bill Bill)> bills)
    {
        var oldest = bills.GroupBy(b => (b.Bill.Village, b.Bill.Id.Segment))
            .ToDictionary(g => g.Key, g => g.Min(b => b.Bill.Id.PayMonth));
        return
        [
            .. bills,
            .. Bills
                .Where(b => b.Bill is { Hold: HoldReason.OlderBillOpen, Doubt: null } bill
                    && oldest.TryGetValue((bill.Village, bill.Id.Segment), out var older)
                    && older < bill.Id.PayMonth)
                .Select(b => (b.District, b.Bill)),
        ];
    }

    /// <summary>
    /// What banks have not carried out since an earlier day, or since a village was told that it is seen to. It is
    /// tried again, and no village can do anything: whoever keeps the system asks the bank.
    /// </summary>
    private IEnumerable<WorkItem> FailingAtBanks() => Bills
        .Where(b => b.Bill is { State: not BillState.Refused, Doubt: null, IsUnlooked: false, FailsBetweenUs: true }
            && b.Bill.Refusal is { } reason && !reason.IsOfUs() && !b.District.IsOwedNoMore(b.Bill))
        .Select(b => (b.District, b.Bill, Last: b.Sheet.LastDebit(b.Bill), Since: FailsSince(b.Sheet, b.Bill),
            Told: b.Sheet.LastTold(b.Bill.Id)))
        .Where(b => b.Last is not null && (rules.Today(b.Since) < today || b.Told?.RaisedAt >= b.Since))
        .GroupBy(b => b.Last!.Bank)
        .Select(bank => (bank.Key, Failing: bank, All: WithWaiting([.. bank.Select(b => (b.District, b.Bill))])))
        .Select(bank => Many(WorkKinds.BankFails, bank.Key, bank.All) with
        {
            Place = new Said($"Bank {bank.Key}", $"Bank {bank.Key}"),
            Bank = bank.Key,
            Why = new Said("pendebetan belum berhasil diproses", "debits were not carried out")
                + Count([.. bank.All.Select(b => b.Bill)]),
            Since = bank.Failing.Min(b => b.Since),
            Changed = bank.Failing.Max(b => b.Since),
            Arose = bank.Failing.Max(b => rules.Today(b.Since)).AddDays(1),
        });

    /// <summary>The answer to the first of its newest attempts that all failed between us and the bank.</summary>
    private static DateTimeOffset FailsSince(Sheet sheet, Bill bill) => sheet.AttemptsSinceCleared(bill)
        .TakeWhile(d => d.Refusal?.IsBetweenUs() == true)
        .Select(d => d.AnsweredAt ?? d.ReservedAt)
        .LastOrDefault(bill.Since ?? DateTimeOffset.MinValue);

    /// <summary>Nobody can say what became of their last attempts: they wait for their bank, or for a person.</summary>
    private IEnumerable<WorkItem> Unlooked() => Bills
        .Where(b => b.Bill is { Doubt: null, IsUnlooked: true } bill && bill.Refusal?.IsOfUs() != true
            && !b.District.IsOwedNoMore(bill))
        .Select(b => (b.District, b.Bill, Last: b.Sheet.LastDebit(b.Bill)))
        .Where(b => b.Last is not null)
        .GroupBy(b => b.Last!.Bank, b => (b.District, b.Bill))
        .Select(bank => Many(WorkKinds.Unlooked, bank.Key, WithWaiting([.. bank])) with
        {
            Place = new Said($"Bank {bank.Key}", $"Bank {bank.Key}"),
            Bank = bank.Key,
            Why = new Said(
                "tidak dicoba lagi, karena mutasi atau hasil percobaan terakhir tidak dapat diambil",
                "not tried again: the statement, or what became of the last attempt, cannot be had")
                + Count([.. bank.Select(b => b.Bill)]),
        });

    /// <summary>On the eve of the safe day whatever was to be tried has been, or something stands in its way.</summary>
    private IEnumerable<WorkItem> Untried() => Bills
        .Where(b => b.Bill is { State: BillState.Planned, Doubt: null, IsUnlooked: false, IsRefusedForNow: false } bill
            && !(bill.FailsBetweenUs && bill.Refusal?.IsOfUs() == true)
            && today > rules.Calendar.OpeningDay(b.Sheet.PayMonth)
            && SafeDay(bill).DayNumber - today.DayNumber <= 1
            && !b.District.IsOwedNoMore(bill))
        .GroupBy(b => b.District)
        .Select(d => (d.Key, All: WithWaiting([.. d.Select(b => (b.District, b.Bill))]),
            Eve: d.Max(b => SafeDay(b.Bill)).AddDays(-1)))
        .Select(d => Many(WorkKinds.Untried, d.Key.Register.District.ToString(), d.All) with
        {
            Place = d.Key.Place,
            District = d.Key.Register.District,
            Why = new Said("belum berhasil dicoba", "not tried with an answer yet")
                + Count([.. d.All.Select(b => b.Bill)]),
            Arose = d.Eve,
        });

    /// <summary>Whatever the age of the month: only the receipt covers anybody.</summary>
    private IEnumerable<WorkItem> WithoutReceipt() => BillsOf(d => d.OlderAndOpen)
        .Where(b => b.Bill is { State: BillState.Debited, Doubt: null })
        .Select(b => (b.District, b.Sheet, b.Bill, Patience: ReceiptPatience(b.Sheet.PaidBy(b.Bill))))
        .Where(b => today > b.Patience)
        .GroupBy(b => b.Sheet.PayMonth)
        .Select(month => Many(
            WorkKinds.NoReceipt, month.Key.ToString(), [.. month.Select(b => (b.District, b.Bill))]) with
        {
            Place = new Said("Cabang BPJS Ketenagakerjaan", "BPJS Ketenagakerjaan branch"),
            Why = new Said(
                $"bukti bayar bulan bayar {Period.Of(month.Key.FirstDay).Indonesian} belum ada",
                $"receipts of pay month {month.Key} are missing") + Count([.. month.Select(b => b.Bill)]),
            Arose = month.Max(b => b.Patience)?.AddDays(1),
            Due = null,
        });

    private DateOnly? ReceiptPatience(Debit? paidBy) => paidBy?.AnsweredAt is { } paid
        ? rules.Calendar.BankingDaysAfter(rules.Today(paid), rules.ReceiptBankingDays)
        : null;

    private WorkItem Many(WorkKind kind, string subject, IReadOnlyList<(DistrictFacts District, Bill Bill)> bills) =>
        new(kind, subject)
        {
            Place = Said.Nothing,
            Why = Said.Nothing,
            Bills = [.. bills.Select(b => b.Bill.Id)],
            Since = bills.Min(b => b.Bill.Since),
            Changed = bills.Max(b => b.Bill.Since),
            Due = bills.Min(b => SafeDay(b.Bill)),
            LapsesOn = bills.Where(b => !b.Bill.State.IsPaid())
                .DistinctBy(b => (b.Bill.Village, b.Bill.Id.Segment))
                .Min(b => b.District.LapsesOn(b.Bill, rules)),
            Stakes = Stake.Of(bills.Select(b => b.Bill)),
            Names = [.. bills.Select(b => b.District.PlaceOf(b.Bill.Village).Indonesian).Distinct()],
            Detail = NotedOf(bills.Select(b => b.Bill).Where(b => b.IsUnlooked)),
        };

    /// <summary>
    /// Why the first of these waits, as the last run noted it: whatever its last attempt failed for may be over.
    /// </summary>
    private string NotedOf(IEnumerable<Bill> unlooked) =>
        unlooked.Select(b => facts.Noted(b.Village)).FirstOrDefault(n => n.Length > 0) ?? "";

    private static Said Count(IReadOnlyList<Bill> bills)
    {
        var villages = bills.Select(b => b.Village).Distinct().Count();
        return new Said(
            $": {bills.Count} tagihan dari {villages} desa", $": {bills.Count} bills of {villages} villages");
    }

    private DateOnly SafeDay(Bill bill) => rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);
}
