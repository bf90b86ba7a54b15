using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>The sheets of a district as one village needs them: two years, and whatever is still owed before.</summary>
internal sealed class VillageHistory(
    ILedger ledger, Rules rules, VillageCode code, DateOnly today, ReadProblems problems)
{
    private IReadOnlyList<Sheet> sheets = [];
    private IReadOnlyList<Sheet> open = [];

    /// <summary>Any row under its code, readable or not.</summary>
    public bool KnowsIt => sheets.Any(s => !s.IsReadable(code) || s.BillsOf(code).Any() || s.DebitsOf(code).Count > 0);

    public bool IsWhole => sheets.All(s => s.IsWhole(code));

    public IEnumerable<MalformedRow> Malformed => sheets.SelectMany(s => s.Malformed).Where(m => m.Village == code);

    public IEnumerable<string> Misfits => sheets.SelectMany(s => s.Misfits)
        .Where(m => m.StartsWith(code.ToString(), StringComparison.Ordinal));

    /// <summary>Where something may have been decided about it lately, newest first.</summary>
    public IEnumerable<PayMonth> JournalMonths
    {
        get
        {
            var (from, _) = rules.OpenSheets(today);
            return sheets.Reverse()
                .Where(s => s.Head.Number > 0 && (s.PayMonth >= from || s.BillsOf(code).Any(b => !b.State.IsPaid())))
                .Select(s => s.PayMonth);
        }
    }

    /// <summary>Open bills that a bank was asked for, newest first.</summary>
    public IEnumerable<BillId> Asked => sheets.Reverse().SelectMany(s => s.BillsOf(code))
        .Where(b => b.Attempts > 0 && (!b.State.IsPaid() || b.Doubt is not null))
        .Select(b => b.Id);

    public async Task ReadAsync(CancellationToken stop)
    {
        var to = rules.NewestPayMonth(today);
        var from = to.Plus(1 - ReadVillage.Months);

        // Cover is judged by the same months as on every other page.
        var inScope = OpenSheets.InScope(ledger, code.District, rules, today, monthsMore: 1);
        var reading = problems.OrAsync(
            $"sheets {code.District}",
            async () =>
            {
                await inScope.ReadAsync(stop);
                return inScope.All;
            },
            []);
        var history = ledger.ReadableAsync(code.District, from, to, problems, stop);
        open = await reading;
        sheets = [.. open.Concat(await history).DistinctBy(s => s.PayMonth).OrderBy(s => s.PayMonth)];
    }

    public IEnumerable<VillageBill> Bills(IReadOnlyList<EvidenceRow> calls, BankAccount? account) =>
        from sheet in sheets.Reverse()
        from bill in sheet.BillsOf(code)
        let safeDay = rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period)
        select new VillageBill(bill, safeDay, safeDay.DayNumber - today.DayNumber)
        {
            Attempts =
            [
                .. sheet.AttemptsOf(bill.Id).Select(d => new VillageAttempt(
                    d, AttemptStory.Of(d, sheet, calls), [.. calls.Where(c => c.Id == d.Id)])),
            ],
            Alerts = [.. sheet.AlertsOf(bill.Id).OrderBy(a => a.RaisedAt).ThenBy(a => a.Number)],
            Receipts =
            [
                .. sheet.Receipts.Where(r => r.Bill == bill.Id).Select(r => new VillageReceipt(
                    r, sheet.IsTakenBack(r), [.. sheet.WithdrawalsOf(r)])),
            ],
            PaidBy = sheet.PaidBy(bill),
            Balance = Shortfall.BalanceFor(bill, sheet.LastDebit(bill), account),
        };

    public SegmentView Segment(
        Segment segment, Village? village, IReadOnlyList<VillageBill> bills, Proofs? proofs)
    {
        var its = open.Select(s => s.Bill(code, segment)).OfType<Bill>().ToList();
        var period = segment.PeriodDueIn(rules.NewestPayMonth(today));
        return new SegmentView(
            segment,
            its.Count == 0 || !IsWhole ? null : rules.Standing.Of(
                its, today, proofs?.ProvenTo(code, village, open, today, rules), rules.Calendar),
            [.. bills.Where(b => b.Bill.Id.Segment == segment && !b.Bill.State.IsPaid()).Reverse()],
            village?.People(segment, period) ?? 0)
        {
            LapsesOn = rules.Standing.LapsesOn(its, rules.Calendar),
        };
    }
}
