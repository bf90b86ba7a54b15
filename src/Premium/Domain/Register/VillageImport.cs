namespace Premium.Domain;

/// <summary>What one import puts in place of what was known of one village.</summary>
public sealed record VillageImport(Village Village, Roster Roster)
{
    /// <summary>Checks a whole import before any of it is written.</summary>
    /// <exception cref="FormatException">What is wrong, with which village, and what would be accepted.</exception>
    public static void Check(DistrictCode district, IReadOnlyList<VillageImport> imports)
    {
        var seen = new HashSet<VillageCode>();
        foreach (var (village, roster) in imports)
        {
            var problem =
                village.Code.District != district ? $"it does not lie in district {district}"
                : !village.Code.HasAdd
                ? "it is a kelurahan (type 1) and has no ADD: expected a desa (2) or desa adat (3)"
                : roster.Village != village.Code ? $"its roster is that of {roster.Village}"
                : !seen.Add(village.Code) ? "it comes twice in one import"
                : "";
            if (problem.Length > 0)
            {
                throw new FormatException(
                    $"Village {village.Code} cannot be imported: {problem}. Nothing was written.");
            }
        }
    }
}
