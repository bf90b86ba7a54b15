using Premium.Domain;

namespace Premium.Ports;

/// <summary>What is known of a district: its villages with mandates and contacts, and the rows that make no sense.</summary>
public sealed record DistrictRegister(
    DistrictCode District, string Name, IReadOnlyList<Village> Villages, IReadOnlyList<MalformedRow> Malformed);

/// <summary>A stored row that cannot be read: where it is, which village if that much is clear, and what is wrong.</summary>
public sealed record MalformedRow(string Place, string Problem);

/// <summary>What one import puts in place of what was known of one village.</summary>
public sealed record VillageImport(Village Village, Roster Roster);

/// <summary>Villages, mandates, members and contacts.</summary>
public interface IRegistry
{
    /// <summary>The districts of a regency (<c>33.16</c>), in order of code; empty text for every district known.</summary>
    Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop);

    /// <summary>One broken row never hides the others: it comes back as malformed.</summary>
    Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop);

    /// <summary>The rosters of a district's villages; a village without a readable roster is absent.</summary>
    Task<IReadOnlyDictionary<VillageCode, Roster>> RostersAsync(DistrictCode district, CancellationToken stop);

    /// <summary>Replaces what is known of these villages, all of one district.</summary>
    Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop);
}
