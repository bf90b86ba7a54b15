using System.Collections.ObjectModel;

namespace Premium.Domain;

/// <summary>The rosters of a district by village; one that cannot be read is among the malformed rows.</summary>
public sealed class RosterBook(IDictionary<VillageCode, Roster> readable)
    : ReadOnlyDictionary<VillageCode, Roster>(readable)
{
    public static readonly RosterBook None = new(new Dictionary<VillageCode, Roster>());

    /// <summary>Nobody knows who is insured by these villages.</summary>
    public IReadOnlyList<MalformedRow> Malformed { get; init; } = [];
}
