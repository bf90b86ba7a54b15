using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Reads whom the vault has in the districts that a file may write people to, or take them from.</summary>
internal sealed class ReadPeople(IPeople people)
{
    private const int DistrictsAtOnce = 8;

    /// <returns>The register with them.</returns>
    public async Task<RegisterState> IntoAsync(RegisterState register, RegisterFile file, CancellationToken stop)
    {
        var districts = file.Members.Select(m => m.Value.Village.District)
            .Concat(file.Recodings.Select(r => r.Value).Where(r => r.Old.District != r.New.District)
                .SelectMany(r => new[] { r.Old.District, r.New.District }))
            .Distinct();
        var known = new Dictionary<DistrictCode, KnownPeople>();
        foreach (var some in districts.Chunk(DistrictsAtOnce))
        {
            foreach (var (district, all) in await Task.WhenAll(
                some.Select(async d => (d, await people.AllAsync(d, stop)))))
            {
                known[district] = all;
            }
        }

        return register with { People = known };
    }
}
