using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What a bank debited on a day, for the BPJS branch. Changes nothing.</summary>
public sealed class ReadRemittance(IRegistry registry, ILedger ledger, Rules rules)
{
    public async Task<Remittance> RunAsync(string regency, string bank, DateOnly day, CancellationToken stop)
    {
        var districts = await registry.DistrictsAsync(regency, stop);
        var read = await Task.WhenAll(districts.Select(d => ReadAsync(d, bank, day, stop)));
        return new Remittance(bank, day, [.. read.SelectMany(r => r.Lines)])
        {
            NotRead = [.. read.SelectMany(r => r.NotRead)],
        };
    }

    private async Task<Remittance> ReadAsync(
        DistrictCode district, string bank, DateOnly day, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(district, day, stop);

        // What was paid on the day lies in the months open on it, or in an older one with an attempt answered since.
        var (from, to) = rules.OpenSheets(day);
        var sheets = new OpenSheets(ledger, district, from, to, rules.At(day, TimeOnly.MinValue));
        await sheets.ReadAsync(stop);
        return Remittance.Of(bank, day, register, sheets.All, rules);
    }
}
