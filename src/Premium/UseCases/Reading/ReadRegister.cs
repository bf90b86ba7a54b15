using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>The whole register of a regency with rosters and open sheets, for an import to be held against.</summary>
public sealed class ReadRegister(IRegistry registry, ILedger ledger, Rules rules, TimeProvider clock)
{
    private const int DistrictsAtOnce = 8;

    /// <summary>BPJS bills a month ahead at most.</summary>
    private const int BilledAhead = 2;

    public async Task<RegisterState> RunAsync(string regency, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var districts = new List<DistrictState>();
        foreach (var some in (await registry.DistrictsAsync(regency, stop)).Chunk(DistrictsAtOnce))
        {
            districts.AddRange(await Task.WhenAll(some.Select(d => ReadAsync(d, today, stop))));
        }

        return new RegisterState(regency, today, districts) { At = now };
    }

    private async Task<DistrictState> ReadAsync(DistrictCode district, DateOnly today, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(district, stop);
        var sheets = OpenSheets.InScope(ledger, district, rules, today);
        await sheets.ReadAsync(stop);
        var (from, to) = rules.OpenSheets(today);
        return new DistrictState(register, await registry.RostersAsync(district, stop), sheets.All)
        {
            Billings = await registry.BillingsAsync(district, from, to.Plus(BilledAhead), stop),
        };
    }
}
