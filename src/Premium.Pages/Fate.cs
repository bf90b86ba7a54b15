using Premium.Domain;

namespace Premium.Pages;

/// <summary>How a bill came out, as a tally counts it; the six together are every bill expected.</summary>
public enum Fate
{
    Paid,
    Short,
    Refused,
    Unknown,
    Held,
    Untried,
}

public static class Fates
{
    public static readonly IReadOnlyList<Fate> All =
        [Fate.Paid, Fate.Short, Fate.Refused, Fate.Unknown, Fate.Held, Fate.Untried];

    /// <summary>A paid bill in doubt waits for a person, too.</summary>
    public static Fate ToFate(this Bill bill) =>
        bill.Doubt is not null && bill.State.IsPaid() ? Fate.Held : bill.State.ToFate();

    public static Fate ToFate(this BillState state) => state switch
    {
        BillState.Planned => Fate.Untried,
        BillState.Held => Fate.Held,
        BillState.Debiting => Fate.Unknown,
        BillState.Unknown => Fate.Unknown,
        BillState.Short => Fate.Short,
        BillState.Refused => Fate.Refused,
        BillState.Debited => Fate.Paid,
        BillState.Covered => Fate.Paid,
    };

    public static int Of(this Tally tally, Fate fate) => fate switch
    {
        Fate.Paid => tally.Done,
        Fate.Short => tally.Short,
        Fate.Refused => tally.Refused,
        Fate.Unknown => tally.Unknown,
        Fate.Held => tally.Held,
        Fate.Untried => tally.Skipped,
    };

    /// <summary>What the tally of a run is the sum of; a reconciliation compares debits, never short or held.</summary>
    public static IReadOnlyList<Fate> Terms(RunPurpose purpose, Tally tally) => purpose switch
    {
        RunPurpose.Collect => All,
        RunPurpose.Watch => All,
        RunPurpose.Reconcile => [.. All.Where(f => f is not (Fate.Short or Fate.Held) || tally.Of(f) > 0)],
    };
}
