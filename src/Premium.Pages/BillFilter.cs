using Premium.UseCases;

namespace Premium.Pages;

/// <summary>Which bills of a district are shown; the <c>state</c> of the query string.</summary>
public enum BillFilter
{
    All,
    NeedsAction,
    Paid,
    Short,
    Refused,
    Unknown,
    Held,
    Untried,
}

public static class BillFilters
{
    public static readonly IReadOnlyList<BillFilter> All = Enum.GetValues<BillFilter>();

    /// <summary>Of all but the one that leaves nothing out.</summary>
    public static IReadOnlyList<string> Keys => [.. All.Select(Key).Where(k => k.Length > 0)];

    public static string Key(this BillFilter filter) => filter switch
    {
        BillFilter.All => "",
        BillFilter.NeedsAction => "action",
        BillFilter.Paid => "paid",
        BillFilter.Short => "short",
        BillFilter.Refused => "refused",
        BillFilter.Unknown => "unknown",
        BillFilter.Held => "held",
        BillFilter.Untried => "untried",
    };

    /// <summary>Reads a key of the query string; nothing at all shows every bill.</summary>
    public static bool TryParse(string? key, out BillFilter filter)
    {
        var found = All.Where(f => f.Key() == (key ?? "")).ToList();
        filter = found.FirstOrDefault();
        return found.Count == 1;
    }

    /// <exception cref="FormatException">There is no such key; the message lists those there are.</exception>
    public static BillFilter Parse(string? key) => TryParse(key, out var filter)
        ? filter
        : throw new FormatException(
            $"state: expected one of {string.Join(", ", Keys)}, or none for all bills.");

    public static BillFilter Of(Fate fate) => fate switch
    {
        Fate.Paid => BillFilter.Paid,
        Fate.Short => BillFilter.Short,
        Fate.Refused => BillFilter.Refused,
        Fate.Unknown => BillFilter.Unknown,
        Fate.Held => BillFilter.Held,
        Fate.Untried => BillFilter.Untried,
    };

    public static bool Includes(this BillFilter filter, BillView view)
    {
        var fate = view.Bill.ToFate();
        return filter switch
        {
            BillFilter.All => true,
            BillFilter.NeedsAction => view.NeedsAction(),
            BillFilter.Paid => fate == Fate.Paid,
            BillFilter.Short => fate == Fate.Short,
            BillFilter.Refused => fate == Fate.Refused,
            BillFilter.Unknown => fate == Fate.Unknown,
            BillFilter.Held => fate == Fate.Held,
            BillFilter.Untried => fate == Fate.Untried,
        };
    }
}
