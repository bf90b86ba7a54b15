using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>Counts what is read of a register.</summary>
internal sealed class CountingRegistry(IRegistry registry) : IRegistry
{
    public int Districts { get; private set; }

    public int Rosters { get; private set; }

    public int Billings { get; private set; }

    public IReadOnlyList<MalformedRow> Malformed { get; init; } = [];

    public Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop) =>
        registry.DistrictsAsync(regency, stop);

    public Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop)
    {
        Districts++;
        return registry.DistrictAsync(district, stop);
    }

    public Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop)
    {
        Rosters++;
        return registry.RostersAsync(district, stop);
    }

    public Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop) =>
        registry.ImportAsync(district, name, villages, stop);

    public async Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        Billings++;
        return await registry.BillingsAsync(district, from, to, stop) with { Malformed = Malformed };
    }

    public Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop) =>
        registry.TakeBillingsAsync(district, billings, stop);
}
