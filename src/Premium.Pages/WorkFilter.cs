using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

public enum WorkOrder
{
    /// <summary>Most urgent first.</summary>
    Urgent,

    /// <summary>Fewest days left first.</summary>
    Due,

    /// <summary>Longest there first.</summary>
    Since,
    Sum,
    People,
    Place,

    /// <summary>By who must act.</summary>
    Actor,
}

/// <summary>What of the worklist is shown, and in which order; as it stands in the address.</summary>
/// <param name="Text">Part of a place, of a village code or of a title; empty for all.</param>
/// <param name="Actor">Who can end it.</param>
/// <param name="Owner">Who took it on; <c>-</c> for nobody.</param>
/// <param name="Order">By what.</param>
public sealed record WorkFilter(
    string Text = "", WorkActor? Actor = null, string Owner = "", WorkOrder Order = WorkOrder.Urgent)
{
    public const string Nobody = "-";

    public bool IsEmpty => Text.Length == 0 && Actor is null && Owner.Length == 0;

    /// <summary>As <see cref="Parse"/> reads it; empty where nothing is chosen.</summary>
    public IReadOnlyList<(string Name, string Value)> Query =>
    [
        ("q", Text), ("actor", $"{Actor}".ToLowerInvariant()), ("owner", Owner),
        Orders.Query(Order),
    ];

    public static WorkFilter Parse(Func<string, string> query) => new(
        query("q").Trim(),
        Orders.Choice<WorkActor>(query("actor")),
        query("owner").Trim(),
        Orders.Parse<WorkOrder>(query(Orders.Field)));

    /// <summary>What is to be done now, and what somebody put off; of each what fits, in the order asked for.</summary>
    public WorkShown Of(WorkView view)
    {
        var (now, later) = Worklist.Shown(view.Items.Where(Fits), view.Today);
        return new WorkShown(Ordered(now), Ordered(later));
    }

    /// <summary>Where two are alike, the more urgent one comes first.</summary>
    private IReadOnlyList<WorkGroup> Ordered(IReadOnlyList<WorkGroup> groups) => Order switch
    {
        WorkOrder.Urgent => groups,
        WorkOrder.Due => [.. groups.OrderBy(g => g.Items.Min(i => i.Due) ?? DateOnly.MaxValue)],
        WorkOrder.Since => [.. groups.OrderBy(g => g.Items.Min(i => i.Since) ?? DateTimeOffset.MaxValue)],
        WorkOrder.Sum => [.. groups.OrderByDescending(g => g.AtStake)],
        WorkOrder.People => [.. groups.OrderByDescending(g => g.People)],
        WorkOrder.Place => [.. groups.OrderBy(g => g.Place.Indonesian, StringComparer.Ordinal)],
        WorkOrder.Actor => [.. groups.OrderBy(g => g.Worst.Kind.Actor)],
    };

    private bool Fits(WorkItem item) =>
        (Actor is null || item.Kind.Actor == Actor)
        && (Owner.Length == 0
            || (Owner == Nobody ? item.Note is not { Owner.Length: > 0 }
                : string.Equals(item.Note?.Owner, Owner, StringComparison.OrdinalIgnoreCase)))
        && (Text.Length == 0 || Has(item.Place) || Has(item.Kind.Title) || Has(item.Why)
            || $"{item.Village}".Contains(Text, StringComparison.Ordinal)
            || item.Names.Any(n => n.Contains(Text, StringComparison.OrdinalIgnoreCase)));

    private bool Has(Said said) =>
        said.Indonesian.Contains(Text, StringComparison.OrdinalIgnoreCase)
        || said.English.Contains(Text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The worklist as a page and a file have it.</summary>
public sealed record WorkShown(IReadOnlyList<WorkGroup> Now, IReadOnlyList<WorkGroup> Later)
{
    public IEnumerable<WorkItem> Items => Now.Concat(Later).SelectMany(g => g.Items);
}
