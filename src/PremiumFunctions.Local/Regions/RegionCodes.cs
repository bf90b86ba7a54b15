using System.IO.Compression;
using Premium.Domain;

namespace PremiumFunctions.Local.Regions;

/// <summary>A village as the region data names it.</summary>
public sealed record RegionVillage(VillageCode Code, string Name);

/// <summary>A district with the villages that have ADD; kelurahan are left out.</summary>
public sealed record RegionDistrict(DistrictCode Code, string Name, IReadOnlyList<RegionVillage> Villages);

/// <summary>The real region codes and names of Indonesia (see README.md in this folder).</summary>
public static class RegionCodes
{
    /// <summary>The districts of a regency (<c>33.16</c>), in order of code.</summary>
    /// <exception cref="ArgumentException">The data has no such regency.</exception>
    public static IReadOnlyList<RegionDistrict> Regency(string code)
    {
        var districts = Districts(village => village.StartsWith(code + ".", StringComparison.Ordinal));
        return districts.Count > 0
            ? districts
            : throw new ArgumentException($"--regency {code}: not a regency with villages; expected such as 33.16.");
    }

    /// <summary>The first villages of the nation, in order of code.</summary>
    public static IReadOnlyList<RegionDistrict> Nation(int villages)
    {
        var left = villages;
        var districts = new List<RegionDistrict>();
        foreach (var district in Districts(_ => true))
        {
            if (left <= 0)
            {
                break;
            }

            districts.Add(district with { Villages = [.. district.Villages.Take(left)] });
            left -= district.Villages.Count;
        }

        return districts;
    }

    public static string NameOf(string code) => UpperNames().GetValueOrDefault(code, code);

    private static List<RegionDistrict> Districts(Func<string, bool> takes)
    {
        var names = UpperNames();
        using var file = File.OpenRead(PathOf("desa-codes.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var villages = new List<RegionVillage>();
        while (reader.ReadLine() is { } line)
        {
            if (VillageCode.TryParse(line.Split(',')[0], out var code) && code.HasAdd && takes(code.ToString()))
            {
                villages.Add(new RegionVillage(code, Unquoted(line[14..line.LastIndexOf(',')])));
            }
        }

        return [.. villages
            .GroupBy(v => v.Code.District)
            .OrderBy(g => g.Key)
            .Select(g => new RegionDistrict(
                g.Key, names.GetValueOrDefault(g.Key.ToString(), g.Key.ToString()), [.. g.OrderBy(v => v.Code)]))];
    }

    private static Dictionary<string, string> UpperNames() => File.ReadLines(PathOf("region-upper-codes.csv"))
        .Skip(1)
        .ToDictionary(
            line => line[..line.IndexOf(',', StringComparison.Ordinal)],
            line => Unquoted(line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..line.LastIndexOf(',')]),
            StringComparer.Ordinal);

    private static string Unquoted(string cell) => cell.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Regions", file);
}
