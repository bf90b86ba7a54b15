using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>One bill as people look at it.</summary>
/// <param name="Village">Whose.</param>
/// <param name="Bill">The bill; its account numbers are not here.</param>
/// <param name="Standing">Cover of the village and segment today.</param>
/// <param name="SafeDay">Last day the money should leave.</param>
/// <param name="DaysLeft">Days to the safe debit day; negative when past.</param>
/// <param name="LastAlert">The newest alert of this bill, or null.</param>
/// <param name="Attempt">The newest attempt, or null.</param>
public sealed record BillView(
    Village Village, Bill Bill, Standing Standing, DateOnly SafeDay, int DaysLeft, Alert? LastAlert, Debit? Attempt)
{
    /// <summary>The day on which cover lapses if nothing is paid; null for a paid bill.</summary>
    public DateOnly? LapsesOn { get; init; }

    /// <summary>Of the account that counts now, as the bank named it; null where it named none.</summary>
    public Rupiah? Balance => Shortfall.BalanceFor(Bill, Attempt, Village.Mandate?.Account);
}

/// <summary>One district as people look at it.</summary>
public sealed record DistrictView(
    DistrictCode Code, string Name, int Villages, Tally Tally, IReadOnlyList<BillView> Bills,
    IReadOnlyList<string> Problems)
{
    /// <summary>Of the problems, what cannot be read or believed: the figures lack it.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>What is owed and not yet paid.</summary>
    public Rupiah Unpaid => Rupiah.Sum(Bills.Where(b => !b.Bill.State.IsPaid()).Select(b => b.Bill.Amount));
}

/// <summary>Reads districts for the pages and the JSON of the same content. Changes nothing.</summary>
public sealed class ReadDistricts(IRegistry registry, ILedger ledger, Rules rules, TimeProvider clock)
{
    /// <summary>Every district of a regency, in order of code.</summary>
    public async Task<IReadOnlyList<DistrictView>> RegencyAsync(string regency, CancellationToken stop) =>
        await SomeAsync(await registry.DistrictsAsync(regency, stop), stop);

    public async Task<IReadOnlyList<DistrictView>> SomeAsync(
        IReadOnlyList<DistrictCode> districts, CancellationToken stop)
    {
        var proofs = await ProofsAsync(stop);
        return await Task.WhenAll(districts.Select(d => ReadAsync(d, proofs, stop)));
    }

    public async Task<DistrictView> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        await ReadAsync(district, await ProofsAsync(stop), stop);

    /// <summary>What people call them.</summary>
    public async Task<IReadOnlyDictionary<DistrictCode, string>> NamesAsync(
        IEnumerable<DistrictCode> codes, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var registers = await Task.WhenAll(codes.Select(code => registry.DistrictAsync(code, today, stop)));
        return registers.Where(r => r.Name.Length > 0).ToDictionary(r => r.District, r => r.Name);
    }

    private Task<Proofs> ProofsAsync(CancellationToken stop) =>
        Proofs.ReadAsync(ledger, rules.Today(clock.GetUtcNow()), stop);

    private async Task<DistrictView> ReadAsync(
        DistrictCode district, Proofs proofs, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var (_, to) = rules.OpenSheets(today);
        var register = await registry.DistrictAsync(district, today, stop);

        // One month more than bills are made in: when a month opens, a lapsed village must not look better for it.
        var open = OpenSheets.InScope(ledger, district, rules, today, monthsMore: 1);
        await open.ReadAsync(stop);
        var sheets = open.All;
        var views = new List<BillView>();
        foreach (var village in register.Villages)
        {
            var provenTo = proofs.ProvenTo(village.Code, village, sheets, today, rules);
            foreach (var segment in Segments.All)
            {
                var bills = sheets.Select(s => s.Bill(village.Code, segment)).OfType<Bill>().ToList();
                var standing = rules.Standing.Of(bills, today, provenTo, rules.Calendar);
                var lapsesOn = rules.Standing.LapsesOn(bills, rules.Calendar);
                views.AddRange(bills
                    .Where(b => !b.State.IsPaid() || b.Id.PayMonth == to)
                    .Select(b => View(
                        village, b, standing, lapsesOn, sheets.First(s => s.PayMonth == b.Id.PayMonth), today)));
            }
        }

        var problems = register.Malformed.Concat(sheets.SelectMany(s => s.Malformed)).Select(m => m.Text);
        IReadOnlyList<string> lacking = [.. problems, .. sheets.SelectMany(s => s.Misfits)];
        return new DistrictView(
            district,
            register.Name,
            register.Villages.Count,
            Tallies.Count(register, sheets, today, rules),
            views,
            [.. lacking, .. register.Flaws.Select(m => m.Text)])
        {
            Lacking = lacking,
        };
    }

    private BillView View(
        Village village, Bill bill, Standing standing, DateOnly? lapsesOn, Sheet sheet, DateOnly today)
    {
        var safeDay = rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);
        return new BillView(
            village,
            bill,
            standing,
            safeDay,
            safeDay.DayNumber - today.DayNumber,
            sheet.AlertsOf(bill.Id).MaxBy(a => a.RaisedAt),
            sheet.LastDebit(bill))
        {
            LapsesOn = bill.State.IsPaid() ? null : lapsesOn,
        };
    }
}
