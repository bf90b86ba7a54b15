namespace Premium.Domain;

/// <summary>One movement of an account.</summary>
public sealed record StatementLine(
    string TransactionId, DateTimeOffset At, Rupiah Amount, bool IsDebit, string Remark, bool IsCorrection)
{
    /// <summary>The line as received but masked, where it names a debit of ours: kept as what proves it.</summary>
    public string Raw { get; init; } = "";
}

public abstract record StatementReply
{
    private StatementReply()
    {
    }

    /// <summary>All movements of the asked days.</summary>
    public sealed record Complete(IReadOnlyList<StatementLine> Lines) : StatementReply;

    /// <summary>No statement, or not the whole of it: nothing may be concluded from what is absent.</summary>
    public sealed record Silent(string Why) : StatementReply;
}
