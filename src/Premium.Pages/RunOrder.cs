using Premium.Domain;

namespace Premium.Pages;

/// <summary>In which order runs are shown.</summary>
public enum RunOrder
{
    /// <summary>Newest first, day by day.</summary>
    Newest,
    Kind,

    /// <summary>Red ones first, then amber, open and green ones.</summary>
    State,
}

public static class RunOrders
{
    /// <summary>Where two are alike, the newer one comes first.</summary>
    public static IEnumerable<Run> By(this IEnumerable<Run> runs, RunOrder order)
    {
        var newest = runs.OrderByDescending(r => r.StartedAt);
        return order switch
        {
            RunOrder.Newest => newest,
            RunOrder.Kind => newest.OrderBy(r => r.Purpose).ThenBy(r => r.Bank, StringComparer.Ordinal),
            RunOrder.State => newest.OrderBy(r => r.State switch
            {
                RunState.Red => 0,
                RunState.Amber => 1,
                RunState.Open => 2,
                RunState.Green => 3,
            }),
        };
    }
}
