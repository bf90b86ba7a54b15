using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Importing;

/// <summary>A registry that writes one village after the other, and is away after so many.</summary>
internal sealed class FailingRegistry(IRegistry inner, int writes, bool isBackwards = false) : IRegistry
{
    private int left = writes;

    public Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop) =>
        inner.DistrictsAsync(regency, stop);

    public Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        inner.DistrictAsync(district, stop);

    public Task<IReadOnlyDictionary<VillageCode, Roster>> RostersAsync(
        DistrictCode district, CancellationToken stop) => inner.RostersAsync(district, stop);

    public async Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop)
    {
        foreach (var village in isBackwards ? villages.Reverse() : villages)
        {
            await (left-- > 0 ? inner.ImportAsync(district, name, [village], stop) : throw new TimeoutException());
        }
    }

    public Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        inner.BillingsAsync(district, from, to, stop);

    public Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop) =>
        inner.TakeBillingsAsync(district, billings, stop);
}
