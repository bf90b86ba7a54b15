using System.Collections.Immutable;

namespace Premium.Domain;

/// <summary>
/// The turns to pay that one waking of a district has at its banks, each a moment within the bank's limit, and when
/// what got none may be tried. Never changed: taking turns gives another one.
/// </summary>
public sealed record PaymentTurns
{
    /// <summary>For a plan that says what is wanted, whatever the limits.</summary>
    public static readonly PaymentTurns Unlimited = new() { IsUnlimited = true };

    public static readonly PaymentTurns None = new();

    private bool IsUnlimited { get; init; }

    private ImmutableDictionary<DebitId, (DateTimeOffset First, TimeSpan Offset)> Turns { get; init; } =
        ImmutableDictionary<DebitId, (DateTimeOffset, TimeSpan)>.Empty;

    private ImmutableDictionary<string, BankRest> Rests { get; init; } = ImmutableDictionary<string, BankRest>.Empty;

    private ImmutableHashSet<DebitId> Soon { get; init; } = [];

    /// <summary>When the rest may be tried, for each bank that had too few turns and opens again.</summary>
    public IEnumerable<DateTimeOffset> ComeBacks => Rests.Values.Select(r => r.OpensAt).OfType<DateTimeOffset>();

    public bool Covers(DebitId attempt) => IsUnlimited || Turns.ContainsKey(attempt);

    /// <summary>Has no turn yet and gets one today: nobody is warned of it meanwhile.</summary>
    public bool IsSoon(DebitId attempt) => Soon.Contains(attempt);

    /// <summary>
    /// When a payment may leave. What reserving took moves all turns taken at once, so that those passed meanwhile do
    /// not leave in one burst.
    /// </summary>
    public DateTimeOffset MomentOf(DebitId attempt, DateTimeOffset now)
    {
        var (first, offset) = Turns[attempt];
        return (first > now ? first : now) + offset;
    }

    /// <summary>The bank had too few turns in this waking: it is not asked again.</summary>
    public bool HasRestAt(string bank) => Rests.ContainsKey(bank);

    /// <summary>With turns taken at once, for the first of those that wanted one.</summary>
    public PaymentTurns With(IReadOnlyList<DebitId> wanted, IReadOnlyList<DateTimeOffset> moments) => this with
    {
        Turns = Turns.SetItems(moments.Select((moment, i) =>
            KeyValuePair.Create(wanted[i], (moments[0], moment - moments[0])))),
    };

    /// <summary>With a bank that had too few.</summary>
    /// <param name="bank">Which bank.</param>
    /// <param name="opensAt">When it may take the rest; null if it does not open again.</param>
    /// <param name="isSoon">That is today, and certain enough that nobody is warned meanwhile.</param>
    public PaymentTurns WithRest(string bank, DateTimeOffset? opensAt, bool isSoon) =>
        this with { Rests = Rests.SetItem(bank, new BankRest(opensAt, isSoon)) };

    /// <summary>With attempts that got no turn at a bank which had too few.</summary>
    public PaymentTurns WithWaiting(string bank, IEnumerable<DebitId> attempts) =>
        Rests[bank].IsSoon ? this with { Soon = Soon.Union(attempts) } : this;

    private sealed record BankRest(DateTimeOffset? OpensAt, bool IsSoon);
}
