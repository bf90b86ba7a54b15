using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Importing;

/// <summary>A registry as it is, but for how it is written.</summary>
internal abstract class RegistryAround(IRegistry inner) : IRegistry
{
    protected IRegistry Inner => inner;

    public Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop) =>
        inner.DistrictsAsync(regency, stop);

    public Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        inner.DistrictAsync(district, stop);

    public Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop) =>
        inner.RostersAsync(district, stop);

    public abstract Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop);

    public Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        inner.BillingsAsync(district, from, to, stop);

    public virtual Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop) =>
        inner.TakeBillingsAsync(district, billings, stop);
}
