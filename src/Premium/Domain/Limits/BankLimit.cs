namespace Premium.Domain;

/// <summary>What is kept of one urgency at one bank.</summary>
/// <param name="PayMonth">The calendar month its payments fell due in: the earlier, the nearer to lapse.</param>
/// <param name="Until">Until then whatever is less urgent waits.</param>
/// <param name="Tail">Where the payments of those told to come back begin to be free of each other.</param>
public sealed record TurnClaim(PayMonth PayMonth, DateTimeOffset Until, DateTimeOffset Tail);

/// <summary>
/// One bank's limit over all workers, as one small row. Time is cut into moments, one a payment at the bank's limit;
/// whoever takes some has them alone. Moments taken and not used are lost. Pure: knows only the time it is given.
/// </summary>
/// <param name="TakenTo">Moments before this one are taken or past.</param>
/// <param name="Claims">Who goes first while there is not enough for all.</param>
public sealed record BankLimit(DateTimeOffset TakenTo, IReadOnlyList<TurnClaim> Claims)
{
    public static readonly BankLimit Untouched = new(DateTimeOffset.MinValue, []);

    /// <summary>
    /// Those sent away are lined up for that long, then anew: what a lost message left unused is found again.
    /// </summary>
    public static readonly TimeSpan ComeBackMax = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ComeBackMin = TimeSpan.FromSeconds(1);

    /// <summary>What is kept from farther ahead was written by a clock that was wrong.</summary>
    private static readonly TimeSpan ClaimMax = TimeSpan.FromDays(1);

    /// <summary>Takes what there is, most urgent first, and gives the rest a time to come back.</summary>
    /// <param name="payMonths">Of each payment that the worker would send now; at least one.</param>
    /// <param name="terms">The bank's limit.</param>
    /// <param name="now">The worker's time.</param>
    public (BankLimit Next, LimitReply.Taken Taken) Take(
        IReadOnlyList<PayMonth> payMonths, BankTerms terms, DateTimeOffset now)
    {
        var spacing = terms.PaymentSpacing;
        var known = Claims.Where(c => c.Until > now && c.Until <= now + ClaimMax).ToList();
        var from = TakenTo > now && TakenTo <= now + ComeBackMax ? TakenTo : now;
        var free = from > now + terms.TurnsAhead ? 0 : ((now + terms.TurnsAhead - from).Ticks / spacing.Ticks) + 1;
        var granted = 0;
        foreach (var (payMonth, wanted) in payMonths.CountBy(m => m).OrderBy(w => w.Key))
        {
            var blocked = BlockedUntil(known, payMonth, now);
            var count = blocked > now ? 0 : (int)Math.Min(wanted, free - granted);
            granted += count;
            if (count < wanted)
            {
                var rest = spacing * (wanted - count);
                var takenTo = from + (spacing * granted);
                var (claim, comeBack) = Defer(known, payMonth, rest, takenTo, blocked, terms, now);
                return (
                    new BankLimit(takenTo, Put(known, claim)),
                    new LimitReply.Taken(Moments(from, spacing, granted), comeBack));
            }
        }

        return (
            new BankLimit(from + (spacing * granted), known),
            new LimitReply.Taken(Moments(from, spacing, granted), null));
    }

    /// <summary>Adds a day's timetable; a claim made twice or too late changes nothing.</summary>
    public BankLimit With(IReadOnlyList<TurnClaim> timetable) =>
        this with { Claims = timetable.Aggregate(Claims, Put) };

    /// <summary>The rest comes back shortly before its own moments, and behind those sent away before it.</summary>
    private static (TurnClaim Claim, DateTimeOffset ComeBack) Defer(
        IReadOnlyList<TurnClaim> known, PayMonth payMonth, TimeSpan rest, DateTimeOffset takenTo,
        DateTimeOffset blocked, BankTerms terms, DateTimeOffset now)
    {
        var first = Later(takenTo, blocked);
        var line = known.FirstOrDefault(c => c.PayMonth == payMonth)?.Tail ?? first;
        var tail = line > first && line <= first + ComeBackMax ? line : first;
        var comeBack = Later(Later(tail - (terms.TurnsAhead / 2), blocked), now + ComeBackMin);

        // Whoever comes back finds about half of the time ahead free, and comes once more for what needs longer.
        var share = terms.TurnsAhead / 2 > terms.PaymentSpacing ? terms.TurnsAhead / 2 : terms.PaymentSpacing;
        return (new TurnClaim(payMonth, tail + rest, tail + (rest < share ? rest : share)), comeBack);
    }

    private static DateTimeOffset BlockedUntil(IEnumerable<TurnClaim> known, PayMonth payMonth, DateTimeOffset now) =>
        known.Where(c => c.PayMonth < payMonth).Aggregate(now, (latest, c) => Later(latest, c.Until));

    private static IReadOnlyList<TurnClaim> Put(IReadOnlyList<TurnClaim> claims, TurnClaim claim)
    {
        var before = claims.FirstOrDefault(c => c.PayMonth == claim.PayMonth);
        return
        [
            .. claims.Where(c => c.PayMonth != claim.PayMonth),
            claim with { Until = Later(before?.Until ?? claim.Until, claim.Until) },
        ];
    }

    private static DateTimeOffset[] Moments(DateTimeOffset from, TimeSpan spacing, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + (spacing * i))];

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
