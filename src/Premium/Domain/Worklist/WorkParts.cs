namespace Premium.Domain;

/// <summary>
/// Makes the worklist part by part, so that facts which nobody foresaw take no more from it than what is about them:
/// whose work cannot be said is an item itself.
/// </summary>
internal sealed class WorkParts(WorkFacts facts)
{
    /// <param name="district">Whose.</param>
    /// <param name="village">Null where it is about all of them.</param>
    /// <param name="make">What it needs from people.</param>
    public IReadOnlyList<WorkItem> Of(
        DistrictFacts district, Func<IEnumerable<WorkItem>> make, VillageCode? village = null)
    {
        var (items, failure) = Made(make);
        return failure is null ? items : [Unsaid(district, village, failure)];
    }

    /// <summary>Where it cannot be made of all districts, of those of which it can be.</summary>
    /// <param name="name">For keys, stable over days.</param>
    /// <param name="make">A part that looks at all districts.</param>
    public IReadOnlyList<WorkItem> Of(string name, Func<WorkFacts, IEnumerable<WorkItem>> make)
    {
        var (items, failure) = Made(() => make(facts));
        if (failure is null)
        {
            return items;
        }

        var alone = facts.Districts.ToLookup(d => Made(() => make(facts with { Districts = [d] })).Failure?.Message);
        var (rest, remains) = Made(() => make(facts with { Districts = [.. alone[null]] }));
        return remains is not null
            ? [Unsaid(name, remains)]
            : [.. rest, .. alone.Where(why => why.Key is not null)
                .SelectMany(why => why.Select(d => Unsaid(name, d, why.Key!)))];
    }

    private static (IReadOnlyList<WorkItem> Items, Exception? Failure) Made(Func<IEnumerable<WorkItem>> make)
    {
        try
        {
            List<WorkItem> items = [.. make()];

            // Sums are made when they are asked for, and the list is put in order by them.
            items.ForEach(i => (i.AtStake, i.People).GetHashCode());
            return (items, null);
        }
        catch (Exception e)
        {
            return ([], e);
        }
    }

    private static WorkItem Unsaid(DistrictFacts district, VillageCode? village, Exception failure) => new(
        WorkKinds.Unsaid, village?.ToString() ?? district.Register.District.ToString())
    {
        Place = village is { } code ? district.PlaceOf(code) : district.Place,
        Why = new Said(
            "apa yang diperlukannya tidak dapat disusun dari datanya", "what it needs cannot be made out of its data"),
        Village = village,
        District = district.Register.District,
        Detail = failure.Message,
    };

    private static WorkItem Unsaid(string part, DistrictFacts district, string why) => new(
        WorkKinds.Unsaid, $"{district.Register.District}~{part}")
    {
        Place = district.Place,
        Why = PartWhy(part),
        District = district.Register.District,
        Detail = why,
    };

    private static WorkItem Unsaid(string part, Exception failure) => new(WorkKinds.Unsaid, part)
    {
        Place = new Said("Daftar kerja", "Worklist"),
        Why = PartWhy(part),
        Detail = failure.Message,
    };

    private static Said PartWhy(string part) => new(
        $"bagian '{part}' dari daftar kerja tidak dapat disusun dari datanya",
        $"the part '{part}' of the worklist cannot be made out of its data");
}
