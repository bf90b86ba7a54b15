using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Reads what other districts have of the accounts of one. Nothing is read for a district whose accounts have always
/// been its own, which is nearly every one.
/// </summary>
internal sealed class ReadAbroad(IRegistry registry, ILedger ledger)
{
    public async Task<AccountsAbroad> RunAsync(
        DistrictRegister register, IReadOnlyList<Sheet> sheets, DateOnly today, CancellationToken stop)
    {
        var districts = register.Villages
            .SelectMany(v => v.EarlierCodes.Concat(register.Moved.GetValueOrDefault(v.Code, [])))
            .Select(c => c.District)
            .Where(d => d != register.District)
            .Distinct()
            .ToList();
        if (districts.Count == 0)
        {
            return AccountsAbroad.Of(register, new Dictionary<DistrictCode, DistrictRegister>(), []);
        }

        var (from, to) = (sheets.Min(s => s.PayMonth), sheets.Max(s => s.PayMonth));
        var registers = new Dictionary<DistrictCode, DistrictRegister>();
        var theirs = new List<Sheet>();
        foreach (var district in districts)
        {
            registers[district] = await registry.DistrictAsync(district, today, stop);
            theirs.AddRange(await ledger.SheetsAsync(district, from, to, stop));
        }

        return AccountsAbroad.Of(register, registers, theirs);
    }
}
