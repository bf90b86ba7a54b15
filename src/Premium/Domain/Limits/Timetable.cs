namespace Premium.Domain;

/// <summary>
/// Who begins when at one bank on a day too short for all: those nearest to lapse at once, the others when the bank
/// may have taken everything more urgent.
/// </summary>
public static class Timetable
{
    /// <summary>The share of what is left of the day that work may fill and still be said to fit.</summary>
    private const double ComfortableShare = 0.5;

    /// <summary>On top of the time a bank needs at its limit: workers are not always that fast.</summary>
    private const double Margin = 1.1;

    /// <summary>
    /// Whether the bank takes this many payments today with room to spare; also where it takes none at all any more.
    /// </summary>
    public static bool Fits(long payments, BankTerms terms, DateTime local)
    {
        var left = terms.OpenBetween(local, EndOf(local));
        return left == TimeSpan.Zero || NeededFor(payments, terms) <= left * ComfortableShare;
    }

    /// <summary>A claim for each urgency but the last; none where everything fits.</summary>
    /// <param name="open">Bills to be tried at the bank, by pay month.</param>
    /// <param name="terms">The bank's limit and hours.</param>
    /// <param name="now">The beginning of the run, with the offset of local time.</param>
    public static IReadOnlyList<TurnClaim> Of(
        IReadOnlyDictionary<PayMonth, int> open, BankTerms terms, DateTimeOffset now)
    {
        var local = now.DateTime;
        if (Fits(open.Values.Sum(c => (long)c), terms, local))
        {
            return [];
        }

        var claims = new List<TurnClaim>();
        var before = 0L;
        foreach (var (payMonth, count) in open.OrderBy(c => c.Key).SkipLast(1))
        {
            before += count;
            var until = terms.After(local, NeededFor(before, terms) * Margin, EndOf(local));
            claims.Add(new TurnClaim(payMonth, new DateTimeOffset(until, now.Offset), now));
        }

        return claims;
    }

    private static TimeSpan NeededFor(long payments, BankTerms terms) => terms.PaymentSpacing * payments;

    private static DateTime EndOf(DateTime local) => local.Date.AddDays(1);
}
