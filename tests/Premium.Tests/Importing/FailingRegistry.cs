using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Importing;

/// <summary>A registry that writes one village after the other, and is away after so many.</summary>
internal sealed class FailingRegistry(IRegistry inner, int writes, bool isBackwards = false) : RegistryAround(inner)
{
    private int left = writes;

    public override async Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop)
    {
        foreach (var village in isBackwards ? villages.Reverse() : villages)
        {
            await (left-- > 0 ? Inner.ImportAsync(district, name, [village], stop) : throw new TimeoutException());
        }
    }

    public override Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop) =>
        left-- > 0 ? Inner.TakeBillingsAsync(district, billings, stop) : throw new TimeoutException();
}
