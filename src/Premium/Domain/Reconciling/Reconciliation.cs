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

    /// <summary>
    /// A debit of a bill's sum in words that are not ours: it may be an attempt of the bill, also one that a restore
    /// took.
    /// </summary>
    UnexplainedDebit,

    /// <summary>A credit of a paid debit's sum that does not name it: it may be its reversal.</summary>
    MayBeGivenBack,
}

/// <summary>One difference between the bank and us, for a person to settle.</summary>
public sealed record Break(BreakKind Kind, VillageCode Village, string Reference, Rupiah Ours, Rupiah Theirs)
{
    /// <summary>The line it is about, as a person finds it at the bank; empty where none is.</summary>
    public string Line { get; init; } = "";

    /// <summary>False where the bill itself or its rows say what is to be done, or nothing is any more.</summary>
    public bool IsForPeople => Kind is not (BreakKind.StillUnknown or BreakKind.GivenBack or BreakKind.NoStatement
        or BreakKind.RefusedButExecuted);

    /// <summary>Every line that is about an attempt of the bill, once.</summary>
    public static IReadOnlyList<string> LinesOf(BillId bill, IEnumerable<Break> breaks) =>
    [
        .. breaks.Where(b => b.Line.Length > 0
                && DebitId.TryParseReference(b.Reference, out var id) && id.Bill == bill)
            .Select(b => b.Line).Distinct(),
    ];
}

/// <summary>What a reconciliation knows of one account.</summary>
/// <param name="Mark">Which (<see cref="BankAccount.Mark"/>).</param>
/// <param name="Villages">Whose; more than one share an account where a village was given another code.</param>
/// <param name="IsRead">A whole statement of it was had.</param>
/// <param name="ProvenTo">The last day on which one was had, now or before; null for none.</param>
public sealed record AccountProof(
    string Mark, IReadOnlyList<VillageCode> Villages, bool IsRead, DateOnly? ProvenTo);

/// <summary>What reconciling one district gave.</summary>
/// <param name="Matched">Paid debits that the statement shows with the same reference and amount.</param>
/// <param name="Resolved">Unknown debits that the statement proved.</param>
/// <param name="Breaks">What is left.</param>
public sealed record ReconciliationResult(int Matched, int Resolved, IReadOnlyList<Break> Breaks)
{
    /// <summary>Of every account that was asked about. What one lacks is no other one's.</summary>
    public IReadOnlyList<AccountProof> Accounts { get; init; } = [];
}
