namespace Premium.Domain;

/// <summary>What came of asking for turns at a bank.</summary>
public abstract record LimitReply
{
    private LimitReply()
    {
    }

    /// <summary>These moments are the caller's alone, whatever it does with them.</summary>
    /// <param name="Moments">For the most urgent of those wanted; no payment before its moment.</param>
    /// <param name="ComeBack">When to ask for the rest; null if there is none.</param>
    public sealed record Taken(IReadOnlyList<DateTimeOffset> Moments, DateTimeOffset? ComeBack) : LimitReply;

    /// <summary>Nobody knows what is left of the limit, so nothing is sent.</summary>
    public sealed record Silent(string Why) : LimitReply;
}
