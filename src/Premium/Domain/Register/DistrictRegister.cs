namespace Premium.Domain;

/// <summary>What is known of a district: villages with mandates and contacts, and rows that make no sense.</summary>
public sealed record DistrictRegister(
    DistrictCode District, string Name, IReadOnlyList<Village> Villages, IReadOnlyList<MalformedRow> Malformed)
{
    /// <summary>What was left out of rows that count otherwise: a contact that is none.</summary>
    public IReadOnlyList<MalformedRow> Flaws { get; init; } = [];
}

/// <summary>A stored row that cannot be read: where it is, what is wrong, and whose it is if that is clear.</summary>
public sealed record MalformedRow(string Place, string Problem, VillageCode? Village = null);
