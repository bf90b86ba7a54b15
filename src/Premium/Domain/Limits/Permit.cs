namespace Premium.Domain;

/// <summary>Which attempts one pass may reserve.</summary>
/// <param name="Only">Those that have a moment to pay; null for all.</param>
/// <param name="Soon">Those that get one today: nobody is warned of them meanwhile.</param>
public sealed record Permit(IReadOnlySet<DebitId>? Only, IReadOnlySet<DebitId> Soon)
{
    public static readonly Permit All = new(null, new HashSet<DebitId>());

    public static readonly Permit None = new(new HashSet<DebitId>(), new HashSet<DebitId>());

    public bool Covers(DebitId attempt) => Only?.Contains(attempt) ?? true;
}
