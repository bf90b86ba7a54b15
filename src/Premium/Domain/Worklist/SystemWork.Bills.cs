namespace Premium.Domain;

/// <content>What is one thing to do for the bills of many villages.</content>
internal sealed partial class SystemWork
{
    private IEnumerable<WorkItem> RefusedBy(RefusalReason reason, WorkKind kind, Said why) => Bills
        .Where(b => b.Bill is { Doubt: null } bill && bill.IsOurs && bill.Refusal == reason)
        .Select(b => (b.District, b.Bill, Last: b.Sheet.LastDebit(b.Bill)!))
        .Where(b => b.Last is not null)
        .GroupBy(b => b.Last.Bank)
        .Select(bank => (bank.Key, Refused: bank, All: WithWaiting([.. bank.Select(b => (b.District, b.Bill))])))
        .Select(bank => Many(kind, bank.Key, bank.All) with
        {
            Place = new Said($"Bank {bank.Key}", $"Bank {bank.Key}"),
            Why = why + Count([.. bank.All.Select(b => b.Bill)]),
            Since = bank.Refused.Min(b => b.Last.AnsweredAt ?? b.Last.ReservedAt),
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

    /// <summary>On the eve of the safe day whatever was to be tried has been, or something stands in its way.</summary>
    private IEnumerable<WorkItem> Untried() => Bills
        .Where(b => b.Bill is { State: BillState.Planned, Doubt: null } bill
            && !(bill.IsOurs && bill.Refusal?.IsOfUs() == true)
            && today > rules.Calendar.OpeningDay(b.Sheet.PayMonth)
            && SafeDay(bill).DayNumber - today.DayNumber <= 1)
        .GroupBy(b => b.District)
        .Select(d => (d.Key, All: WithWaiting([.. d.Select(b => (b.District, b.Bill))])))
        .Select(d => Many(WorkKinds.Untried, d.Key.Register.District.ToString(), d.All) with
        {
            Place = d.Key.Place,
            District = d.Key.Register.District,
            Why = new Said("belum berhasil dicoba", "not tried with an answer yet")
                + Count([.. d.All.Select(b => b.Bill)]),
        });

    private IEnumerable<WorkItem> WithoutReceipt() => Bills
        .Where(b => b.Bill is { State: BillState.Debited, Doubt: null }
            && b.Sheet.PaidBy(b.Bill)?.AnsweredAt is { } paid
            && today > rules.Calendar.BankingDaysAfter(rules.Today(paid), rules.ReceiptBankingDays))
        .GroupBy(b => b.Sheet.PayMonth)
        .Select(month => Many(
            WorkKinds.NoReceipt, month.Key.ToString(), [.. month.Select(b => (b.District, b.Bill))]) with
        {
            Place = new Said("Cabang BPJS Ketenagakerjaan", "BPJS Ketenagakerjaan branch"),
            Why = new Said(
                $"bukti bayar bulan bayar {Period.Of(month.Key.FirstDay).Indonesian} belum ada",
                $"receipts of pay month {month.Key} are missing") + Count([.. month.Select(b => b.Bill)]),
            Changed = month.Min(b => b.Bill.Since),
            Due = null,
        });

    private WorkItem Many(WorkKind kind, string subject, IReadOnlyList<(DistrictFacts District, Bill Bill)> bills) =>
        new(kind, subject)
        {
            Place = Said.Nothing,
            Why = Said.Nothing,
            Bills = [.. bills.Select(b => b.Bill.Id)],
            Since = bills.Min(b => b.Bill.Since),
            Changed = bills.Max(b => b.Bill.Since),
            Due = bills.Min(b => SafeDay(b.Bill)),
            AtStake = Rupiah.Sum(bills.Select(b => b.Bill.Amount)),
            People = Bill.PeopleOf(bills.Select(b => b.Bill)),
            Detail = Names([.. bills.Select(b => b.District.PlaceOf(b.Bill.Village).Indonesian).Distinct()]),
        };

    private static Said Count(IReadOnlyList<Bill> bills)
    {
        var villages = bills.Select(b => b.Village).Distinct().Count();
        return new Said(
            $": {bills.Count} tagihan dari {villages} desa", $": {bills.Count} bills of {villages} villages");
    }

    private DateOnly SafeDay(Bill bill) => rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);
}
