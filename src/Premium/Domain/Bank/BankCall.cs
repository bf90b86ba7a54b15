namespace Premium.Domain;

public enum CallFate
{
    /// <summary>A whole reply came.</summary>
    Answered,

    /// <summary>The request left, wholly or in part; no whole reply came.</summary>
    Silent,

    /// <summary>No byte of the request left.</summary>
    NotSent,

    /// <summary>No call about the debit, but a line of the bank's statement that names it.</summary>
    StatementLine,
}

/// <summary>
/// One request to a bank and what came of it, as both went over the wire. Secrets, tokens, signatures, names and
/// account numbers are masked before one is made; each text is at most <see cref="TextMax"/> characters and says so
/// where it was cut.
/// </summary>
/// <param name="Service">What was asked of the bank.</param>
/// <param name="Fate">Whether it left and was answered.</param>
/// <param name="SentAt">When it was sent; for a statement line, when the bank booked it.</param>
public sealed record BankCall(SnapService Service, CallFate Fate, DateTimeOffset SentAt)
{
    public const int TextMax = 4_000;

    /// <summary>The request's own id with the bank; empty if it was never given one.</summary>
    public string ExternalId { get; init; } = "";

    public DateTimeOffset? AnsweredAt { get; init; }

    public int? HttpStatus { get; init; }

    public string Request { get; init; } = "";

    public string Reply { get; init; } = "";

    /// <summary>Why there is no reply: the kind of silence.</summary>
    public string Why { get; init; } = "";
}
