namespace Premium.Domain;

public enum BreakKind
{
    /// <summary>We say paid, the statement has no such line.</summary>
    MissingAtBank,

    /// <summary>The statement has a line of ours that no debit of ours explains.</summary>
    MissingWithUs,

    AmountDiffers,

    /// <summary>The bank gave the money back after we took it for paid.</summary>
    GivenBack,

    /// <summary>Two lines for one reference: a person must look.</summary>
    Duplicate,

    /// <summary>The attempt is still unknown and the statement does not decide it.</summary>
    StillUnknown,

    /// <summary>The statement of an account could not be had.</summary>
    NoStatement,

    /// <summary>The bank refused, or did not know, what it executed: adopted as the bill's payment.</summary>
    RefusedButExecuted,

    /// <summary>The bank executed two attempts of one bill: one must come back.</summary>
    SecondDebit,

    /// <summary>A debit of a bill's sum in words that are not ours: it may be an attempt of the bill.</summary>
    UnexplainedDebit,

    /// <summary>A credit of a paid debit's sum that does not name it: it may be its reversal.</summary>
    MayBeGivenBack,
}

/// <summary>One difference between the bank and us, for a person to settle.</summary>
public sealed record Break(BreakKind Kind, VillageCode Village, string Reference, Rupiah Ours, Rupiah Theirs)
{
    /// <summary>The line it is about, as a person finds it at the bank; empty where none is.</summary>
    public string Line { get; init; } = "";
}

/// <summary>A village of whose account no whole statement could be had.</summary>
/// <param name="ProvenTo">The last day on which one was; null for never.</param>
public sealed record Unproven(VillageCode Village, DateOnly? ProvenTo);

/// <summary>What reconciling one district gave.</summary>
/// <param name="Matched">Paid debits that the statement shows with the same reference and amount.</param>
/// <param name="Resolved">Unknown debits that the statement proved.</param>
/// <param name="Breaks">What is left.</param>
public sealed record ReconciliationResult(int Matched, int Resolved, IReadOnlyList<Break> Breaks)
{
    /// <summary>The accounts of all other villages of the bank in the district were read whole.</summary>
    public IReadOnlyList<Unproven> Unproven { get; init; } = [];

    /// <summary>Up to which day the account of a village is proven by this; null for none.</summary>
    public DateOnly? ProvenTo(VillageCode village, DateOnly readOn) =>
        Unproven.FirstOrDefault(u => u.Village == village) is { } unproven ? unproven.ProvenTo : readOn;
}
