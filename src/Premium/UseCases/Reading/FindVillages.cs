using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A village that a search found.</summary>
/// <param name="Village">The village.</param>
/// <param name="District">Name of its district, which tells namesakes apart.</param>
/// <param name="Bills">Its newest bills and those unpaid, with standing; empty where it has none.</param>
public sealed record FoundVillage(Village Village, string District, IReadOnlyList<BillView> Bills)
{
    public Rupiah Unpaid => Rupiah.Sum(Bills.Where(b => !b.Bill.State.IsPaid()).Select(b => b.Bill.Amount));
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">In order of name and code, no more than a page shows.</param>
/// <param name="Count">All that there are.</param>
/// <param name="Only">The one that it names exactly; null where there is none, or several.</param>
public sealed record VillagesFound(
    VillageSearch Search, IReadOnlyList<FoundVillage> Found, int Count, VillageCode? Only = null)
{
    /// <summary>What could not be searched, in the system's words.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>Finds villages of a regency by name or code. Changes nothing.</summary>
public sealed class FindVillages(
    IRegistry registry, ReadDistricts districts, Rules rules, TimeProvider clock)
{
    public const int FoundMax = 40;

    /// <param name="typed">As somebody typed it.</param>
    /// <param name="regency">Whose villages.</param>
    /// <param name="stop">Stops the search.</param>
    /// <param name="leadsStraight">Whether one that is named exactly is all that is wanted.</param>
    /// <param name="only">The one district that is looked through; null for all.</param>
    public async Task<VillagesFound> RunAsync(
        string? typed, string regency, CancellationToken stop, bool leadsStraight = true,
        DistrictCode? only = null)
    {
        var search = VillageSearch.Of(typed);
        if (search.IsEmpty)
        {
            return new VillagesFound(search, [], 0);
        }

        var problems = new ReadProblems(stop);
        var today = rules.Today(clock.GetUtcNow());
        var wanted = (await registry.DistrictsAsync(regency, stop)).Where(d => only is null || d == only);
        var registers = await Task.WhenAll(wanted.Select(d =>
            problems.OrAsync($"register {d}", () => registry.DistrictAsync(d, today, stop),
                new DistrictRegister(d, $"{d}", [], []))));
        List<(Village Village, string District)> all =
        [
            .. registers.SelectMany(r => r.Villages.Select(v => (Village: v, District: r.Name)))
                .Where(v => search.Finds(v.Village.Code, v.Village.Name, v.District))
                .OrderBy(v => !search.IsExactly(v.Village.Code, v.Village.Name, v.District))
                .ThenBy(v => v.Village.Name, StringComparer.OrdinalIgnoreCase).ThenBy(v => v.Village.Code),
        ];
        var exact = all.Where(v => search.IsExactly(v.Village.Code, v.Village.Name, v.District)).ToList();
        if (leadsStraight && exact.Count == 1)
        {
            return new VillagesFound(search, [], all.Count, exact[0].Village.Code);
        }

        var shown = all.Take(FoundMax).ToList();
        var bills = await BillsAsync([.. shown.Select(v => v.Village.Code.District).Distinct()], problems, stop);
        return new VillagesFound(
            search,
            [.. shown.Select(v => new FoundVillage(v.Village, v.District, [.. bills[v.Village.Code]]))],
            all.Count)
        {
            Problems =
            [
                .. registers.SelectMany(r => r.Malformed).Select(m => m.Text), .. problems.All,
            ],
        };
    }

    private async Task<ILookup<VillageCode, BillView>> BillsAsync(
        IReadOnlyList<DistrictCode> wanted, ReadProblems problems, CancellationToken stop)
    {
        var views = await problems.OrAsync("sheets", () => districts.SomeAsync(wanted, stop), []);
        return views.SelectMany(v => v.Bills).ToLookup(b => b.Village.Code);
    }
}
