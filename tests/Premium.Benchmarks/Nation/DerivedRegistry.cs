using Premium.Domain;
using Premium.Ports;
using PremiumFunctions.Local.Regions;

namespace Premium.Benchmarks.Nation;

/// <summary>
/// A registry that makes villages and rosters when asked for, so that the rosters of the nation need not be held.
/// Its time is kept apart: making people up is no part of a collection.
/// </summary>
public sealed class DerivedRegistry(IReadOnlyList<RegionDistrict> districts) : IRegistry
{
    private readonly Dictionary<DistrictCode, RegionDistrict> byCode = districts.ToDictionary(d => d.Code);

    /// <summary>Processor time spent in making people up, by one caller at a time.</summary>
    public TimeSpan Spent { get; private set; }

    public Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<DistrictCode>>([.. byCode.Keys.Order()]);

    public Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        Task.FromResult(new DistrictRegister(
            district, byCode[district].Name, [.. Imports(district).Select(i => i.Village)], []));

    public Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop) =>
        Task.FromResult(new RosterBook(Imports(district).ToDictionary(i => i.Village.Code, i => i.Roster)));

    public Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop) =>
        throw new NotSupportedException("A derived registry has nothing to import into.");

    public Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        Task.FromResult(DistrictBillings.None);

    public Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop) =>
        throw new NotSupportedException("A derived registry has nothing to import into.");

    private List<VillageImport> Imports(DistrictCode district)
    {
        var before = Environment.CpuUsage.TotalTime;
        List<VillageImport> imports = [.. byCode[district].Villages.Select(v => SampledVillages.Of(v).Import)];
        Spent += Environment.CpuUsage.TotalTime - before;
        return imports;
    }
}
