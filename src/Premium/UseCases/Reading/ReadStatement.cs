using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What fell due in one calendar year for one village, as it is printed and filed.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; its code where the register does not have it.</param>
/// <param name="District">Name of its district.</param>
/// <param name="Year">Of the pay months: what leaves an account in it, but for what is late.</param>
/// <param name="Lines">By pay month, then segment.</param>
public sealed record YearStatement(
    VillageCode Code, string Name, string District, int Year, IReadOnlyList<StatementRow> Lines)
{
    /// <summary>BPJS's number of the payer; empty where it is not known.</summary>
    public string Npp { get; init; } = "";

    /// <summary>False where rows cannot be read or contradict each other: the sums are not to be believed.</summary>
    public bool IsWhole { get; init; } = true;

    public IReadOnlyList<string> Problems { get; init; } = [];

    public Rupiah Billed => Sum(_ => true);

    /// <summary>By an attempt of ours that the bank executed.</summary>
    public Rupiah Debited => Sum(l => l.PaidBy is not null);

    /// <summary>By whatever way, without an attempt of ours.</summary>
    public Rupiah PaidOtherwise => Sum(l => l.PaidBy is null && l.Bill.State.IsPaid());

    /// <summary>With BPJS's receipt in.</summary>
    public Rupiah Covered => Sum(l => l.Receipt is not null && l.Bill.State == BillState.Covered);

    public Rupiah Open => Sum(l => !l.Bill.State.IsPaid());

    private Rupiah Sum(Func<StatementRow, bool> which) =>
        Rupiah.Sum(Lines.Where(which).Select(l => l.Bill.Amount));
}

/// <param name="Bill">What was billed.</param>
/// <param name="PaidBy">The attempt by which it is paid; null for none.</param>
/// <param name="DebitedOn">The local day of that.</param>
/// <param name="Receipt">The one that counts; null for none.</param>
public sealed record StatementRow(Bill Bill, Debit? PaidBy, DateOnly? DebitedOn, Receipt? Receipt)
{
    public static StatementRow Of(Sheet sheet, Bill bill, Rules rules)
    {
        var paidBy = sheet.PaidBy(bill);
        var at = paidBy is null ? null : sheet.Adoption(paidBy.Id)?.At ?? paidBy.AnsweredAt;
        return new StatementRow(
            bill, paidBy, at is { } moment ? rules.Today(moment) : null,
            sheet.ReceiptOf(bill));
    }
}

/// <summary>Reads the year of a village. Changes nothing.</summary>
public sealed class ReadStatement(IRegistry registry, ILedger ledger, Rules rules, TimeProvider clock)
{
    /// <summary>Null where the year is none, or nothing at all is known under the code.</summary>
    /// <param name="code">Whose.</param>
    /// <param name="year">Which; the running one where it is null.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<YearStatement?> RunAsync(VillageCode code, int? year, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var of = year ?? today.Year;
        if (of is < SaidDays.YearMin or > SaidDays.YearMax)
        {
            return null;
        }

        var problems = new ReadProblems(stop);
        var register = await registry.DistrictAsync(code.District, today, stop);
        var village = register.Villages.FirstOrDefault(v => v.Code == code);
        var january = PayMonth.Of(new DateOnly(of, 1, 1));
        var sheets = await ledger.ReadableAsync(code.District, january, january.Plus(11), problems, stop);
        if (village is null && register.Malformed.All(m => m.Village != code)
            && sheets.All(s => s.IsReadable(code) && !s.BillsOf(code).Any()))
        {
            return null;
        }

        return new YearStatement(
            code, village?.Name ?? code.ToString(), register.Name, of,
            [.. sheets.SelectMany(s => s.BillsOf(code).Select(b => StatementRow.Of(s, b, rules)))])
        {
            Npp = village?.Npp ?? "",
            IsWhole = problems.All.Count == 0 && sheets.All(s => s.IsWhole(code)),
            Problems =
            [
                .. sheets.SelectMany(s => s.Malformed).Concat(register.Malformed).Where(m => m.Village == code)
                    .Select(m => m.Text),
                .. sheets.SelectMany(s => s.Misfits)
                    .Where(m => m.StartsWith(code.ToString(), StringComparison.Ordinal)),
                .. problems.All,
            ],
        };
    }
}
