namespace Premium.Domain;

/// <summary>One movement of an account.</summary>
public sealed record StatementLine(
    string TransactionId, DateTimeOffset At, Rupiah Amount, bool IsDebit, string Remark, bool IsCorrection)
{
    /// <summary>
    /// Every text of the line, the remark first: banks cut our words, put them in another field or rewrite them.
    /// </summary>
    public IReadOnlyList<string> Texts { get; init; } = [Remark];

    /// <summary>The line as received but masked, where it names a debit of ours: kept as what proves it.</summary>
    public string Raw { get; init; } = "";
}

public abstract record StatementReply
{
    private StatementReply()
    {
    }

    /// <summary>Lines that were passed over because they cannot be ours, each said in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All movements of the asked days, as the statement's own figures confirm.</summary>
    public sealed record Complete(IReadOnlyList<StatementLine> Lines) : StatementReply;

    /// <summary>Lines that prove what they show, while nothing may be concluded from what is absent.</summary>
    public sealed record Partial(IReadOnlyList<StatementLine> Lines, string Why) : StatementReply;

    /// <summary>No statement.</summary>
    public sealed record Silent(string Why) : StatementReply;
}
