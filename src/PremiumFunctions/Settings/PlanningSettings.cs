using Premium.Domain;

namespace PremiumFunctions;

/// <summary>
/// What decides which bills there are and their sums: whoever plans without the app, by another value, would show sums
/// that are never debited. What is left out is as the rules have it.
/// </summary>
public sealed record PlanningSettings
{
    public RoundingRule Rounding { get; init; } = RoundingRule.PersonHalfUp;

    public DebitedSum DebitedSum { get; init; } = DebitedSum.Billed;

    public int? BillingDifferenceMax { get; init; }

    public int? LookBackMonths { get; init; }

    public TimeSpan? UtcOffset { get; init; }

    /// <summary>The rules that ship with the system, with these.</summary>
    public Rules Rules(IReadOnlyDictionary<string, BankTerms> banks)
    {
        var shipped = Premium.Domain.Rules.Shipped(banks, Rounding);
        return shipped with
        {
            UtcOffset = UtcOffset ?? shipped.UtcOffset,
            LookBackMonths = LookBackMonths ?? shipped.LookBackMonths,
            DebitedSum = DebitedSum,
            BillingDifferenceMax = BillingDifferenceMax is { } most ? new Rupiah(most) : shipped.BillingDifferenceMax,
        };
    }
}
