using Premium.Domain;

namespace Premium.Pages;

public enum WorkOrder
{
    /// <summary>Most urgent first.</summary>
    Urgent,
    People,
    Sum,
    Place,
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

    public static WorkFilter Parse(Func<string, string> query) => new(
        query("q").Trim(),
        Choice<WorkActor>(query("actor")),
        query("owner").Trim(),
        Choice<WorkOrder>(query("order")) ?? WorkOrder.Urgent);

    /// <summary>Groups with something that fits, in this order.</summary>
    public IReadOnlyList<WorkGroup> Of(IEnumerable<WorkItem> items)
    {
        var groups = Worklist.Groups([.. items.Where(Fits)]);
        return Order switch
        {
            WorkOrder.People => [.. groups.OrderByDescending(g => g.People)],
            WorkOrder.Sum => [.. groups.OrderByDescending(g => g.AtStake)],
            WorkOrder.Place => [.. groups.OrderBy(g => g.Place.Indonesian, StringComparer.Ordinal)],
            WorkOrder.Urgent => groups,
        };
    }

    private static T? Choice<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private bool Fits(WorkItem item) =>
        (Actor is null || item.Kind.Actor == Actor)
        && (Owner.Length == 0
            || (Owner == Nobody ? item.Note is not { Owner.Length: > 0 }
                : string.Equals(item.Note?.Owner, Owner, StringComparison.OrdinalIgnoreCase)))
        && (Text.Length == 0 || Has(item.Place) || Has(item.Kind.Title) || Has(item.Why)
            || $"{item.Village}".Contains(Text, StringComparison.Ordinal));

    private bool Has(Said said) =>
        said.Indonesian.Contains(Text, StringComparison.OrdinalIgnoreCase)
        || said.English.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
