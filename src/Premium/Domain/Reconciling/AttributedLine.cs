namespace Premium.Domain;

/// <summary>By what a line is known to be of one attempt.</summary>
public enum LineProof
{
    /// <summary>By nothing, or by what several attempts share.</summary>
    None,

    /// <summary>It holds the whole payment reference, or is the line that proved the attempt before.</summary>
    Reference,

    /// <summary>It quotes what the bank itself called the payment.</summary>
    BankReference,

    /// <summary>It holds a part of the payment reference that no other attempt could have left.</summary>
    Cut,
}

/// <summary>A line, and the attempt it is of; null where nothing proves one.</summary>
public sealed record AttributedLine(AccountStatement Statement, StatementLine Line, DebitId? Id, LineProof Proof)
{
    public AccountNo Account => Statement.Account;

    /// <summary>Bills of which people said that it is none of theirs.</summary>
    public IReadOnlyList<BillId> NotOf { get; init; } = [];

    /// <summary>
    /// What it names nobody here made: digits of the bank's own behind a cut reference may read as one, so it names
    /// nothing for certain.
    /// </summary>
    public bool IsNeverMade { get; init; }

    /// <summary>
    /// It has a number of the bank in common with the payment that it names, and no more: not the sum, or that one has
    /// its line already. Many banks begin anew each day, so it may as well be of any other.
    /// </summary>
    public bool IsByNumber { get; init; }

    /// <summary>The attempt that it names for certain.</summary>
    public DebitId? Sure => IsNeverMade || IsByNumber ? null : Id;

    /// <summary>
    /// Attempts over other sums that may have left it the rest of their reference: with a fee in one line, or short; a
    /// credit, given back in part or with a fee.
    /// </summary>
    public IReadOnlyList<DebitId> LeftBy { get; init; } = [];

    /// <summary>The payment beside whose line this lesser one stands, in what is left of its words: a fee.</summary>
    public DebitId? Beside { get; init; }

    /// <summary>It names no attempt for certain, and may be one of this bill for all that is known.</summary>
    public bool MayBeOf(BillId bill) =>
        (Id is null || IsNeverMade || (IsByNumber && Id.Value.Bill != bill)) && !NotOf.Contains(bill);

    /// <summary>It may be an attempt of this bill over another sum.</summary>
    public bool MayBeLeftBy(BillId bill) => !NotOf.Contains(bill) && LeftBy.Any(id => id.Bill == bill);
}
