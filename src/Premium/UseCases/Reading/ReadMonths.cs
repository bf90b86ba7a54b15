using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>One bill of one village in the books of a month.</summary>
/// <param name="Name">Of the village; its code where the register does not have it.</param>
/// <param name="Row">The bill, and how it is paid.</param>
/// <param name="Surplus">Executed by the bank for this bill beside what pays it: somebody must look.</param>
public sealed record MonthLine(string Name, StatementRow Row, Rupiah Surplus)
{
    public Bill Bill => Row.Bill;
}

/// <summary>The books of one district over some pay months.</summary>
/// <param name="Code">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lines">By pay month, then village, then segment.</param>
/// <param name="Problems">What cannot be read or believed, one line each: the sums lack it.</param>
public sealed record DistrictMonths(
    DistrictCode Code, string Name, IReadOnlyList<MonthLine> Lines, IReadOnlyList<string> Problems);

/// <summary>Reads the books of a regency as they stand now. Changes nothing.</summary>
public sealed class ReadMonths(IRegistry registry, ILedger ledger, Rules rules, TimeProvider clock)
{
    /// <summary>Every district, in order of code; both months are included.</summary>
    public async Task<IReadOnlyList<DistrictMonths>> RunAsync(
        string regency, PayMonth from, PayMonth to, CancellationToken stop) => await Task.WhenAll(
        (await registry.DistrictsAsync(regency, stop)).Order().Select(d => DistrictAsync(d, from, to, stop)));

    private async Task<DistrictMonths> DistrictAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        var problems = new ReadProblems(stop);
        var register = await registry.DistrictAsync(district, rules.Today(clock.GetUtcNow()), stop);
        var names = register.Villages.ToDictionary(v => v.Code, v => v.Name);
        var sheets = await ledger.ReadableAsync(district, from, to, problems, stop);
        problems.Add(register.Malformed);
        problems.Add(sheets.SelectMany(s => s.Malformed));
        return new DistrictMonths(
            district, register.Name,
            [.. sheets.SelectMany(s => s.Bills.Select(b => Line(s, b, names.GetValueOrDefault(b.Village))))],
            [.. problems.All, .. sheets.SelectMany(s => s.Misfits)]);
    }

    private MonthLine Line(Sheet sheet, Bill bill, string? name)
    {
        var row = StatementRow.Of(sheet, bill, rules);
        var beside = sheet.AttemptsOf(bill.Id)
            .Where(d => sheet.IsExecuted(d) && d.Id != row.PaidBy?.Id);
        return new MonthLine(
            name is { Length: > 0 } ? name : bill.Village.ToString(), row, Rupiah.Sum(beside.Select(d => d.Amount)));
    }
}
