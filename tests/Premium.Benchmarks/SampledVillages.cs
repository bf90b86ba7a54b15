using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;

namespace Premium.Benchmarks;

/// <summary>Real villages with invented people, none of them an awkward case.</summary>
public static class SampledVillages
{
    /// <summary>A Thursday before the safe debit day of both segments: every village owes two bills.</summary>
    public static readonly DateOnly Day = new(2026, 12, 3);

    public const int BillsPerVillage = 2;

    private const int EveryVillage = 100_000;

    /// <summary>The first place of the sample has no awkward case, so every village is given that place.</summary>
    public static SampleVillage Of(RegionVillage village) => SampleRegency.Of(index: 0, village, Day);

    public static IReadOnlyList<RegionDistrict> Nation() => RegionCodes.Nation(EveryVillage);

    /// <summary>
    /// Whole districts at equal distances over the nation, so that they are as large as districts are; the last one
    /// is cut to give exactly the number asked for.
    /// </summary>
    public static IReadOnlyList<RegionDistrict> Spread(int villages)
    {
        var nation = Nation();
        var step = Math.Max(1, nation.Sum(d => d.Villages.Count) / villages);
        var chosen = new List<RegionDistrict>();
        var left = villages;
        foreach (var district in Enumerable.Range(0, step)
            .SelectMany(first => nation.Where((_, i) => i % step == first)))
        {
            chosen.Add(district with { Villages = [.. district.Villages.Take(left)] });
            left -= chosen[^1].Villages.Count;
            if (left == 0)
            {
                break;
            }
        }

        return chosen;
    }
}
