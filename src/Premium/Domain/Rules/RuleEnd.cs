namespace Premium.Domain;

/// <summary>Rule data that ends.</summary>
/// <param name="File">One of <see cref="RuleFile.All"/>.</param>
/// <param name="What">In a few words, for people.</param>
/// <param name="LastDay">The last day it answers for.</param>
/// <param name="IsUnknownAfter">
/// Nobody has said what comes after it; false where that is known, such as the full premium after a discount.
/// </param>
public sealed record RuleEnd(string File, Said What, DateOnly LastDay, bool IsUnknownAfter);
