using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What a bank debited on a day, for the BPJS branch. Changes nothing.</summary>
public sealed class ReadRemittance(IRegistry registry, ILedger ledger, Rules rules)
{
    /// <summary>An attempt was answered at most so long before the bank booked what it had refused.</summary>
    private const int AdoptedDays = 31;

    public async Task<Remittance> RunAsync(string regency, string bank, DateOnly day, CancellationToken stop) =>
        (await DaysAsync(regency, bank, day, day, stop))[0];

    /// <summary>Of each day from the first to the last, both included, by one reading of each district.</summary>
    internal async Task<IReadOnlyList<Remittance>> DaysAsync(
        string regency, string bank, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var districts = await registry.DistrictsAsync(regency, stop);
        var read = await Task.WhenAll(districts.Select(d => ReadAsync(d, bank, from, to, stop)));
        return
        [
            .. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(i => new Remittance(
                bank, from.AddDays(i), [.. read.SelectMany(days => days[i].Lines)])
            {
                NotRead = [.. read.SelectMany(days => days[i].NotRead)],
            }),
        ];
    }

    private async Task<IReadOnlyList<Remittance>> ReadAsync(
        DistrictCode district, string bank, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(district, to, stop);

        // What was paid lies in the months open on the days, or in an older one with an attempt answered since, or
        // not long before: an adopted one was called refused first.
        var sheets = new OpenSheets(
            ledger, district, rules.OpenSheets(from).From, rules.OpenSheets(to).To,
            rules.At(from.AddDays(-AdoptedDays), TimeOnly.MinValue));
        await sheets.ReadAsync(stop);
        return
        [
            .. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1)
                .Select(i => Remittance.Of(bank, from.AddDays(i), register, sheets.All, rules)),
        ];
    }
}
