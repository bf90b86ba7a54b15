namespace Premium.Domain;

/// <summary>What the engine must know of a bank; every value is a setting per bank.</summary>
public sealed record BankTerms
{
    /// <summary>A pause this long is a mistake in the settings; nothing is looked for beyond it.</summary>
    private const int DaysAhead = 400;

    /// <summary>First minute of the day at which debits are taken, in local time.</summary>
    public TimeOnly WindowOpens { get; init; } = new(6, 0);

    /// <summary>First minute at which they no longer are; before <see cref="WindowOpens"/>: on the next day.</summary>
    public TimeOnly WindowCloses { get; init; } = new(21, 0);

    /// <summary>Maintenance inside the window.</summary>
    public IReadOnlyList<BankPause> Pauses { get; init; } = [];

    /// <summary>Payments the bank takes a second, all workers of all hosts together.</summary>
    public int PaymentsPerSecond { get; init; } = 20;

    /// <summary>
    /// How far ahead moments to pay are handed out. A reserved payment waits for its moment that long, so it is well
    /// below <see cref="PaymentPatience"/>; and short, because what is reserved when a process dies stays unknown until
    /// it has settled, days later.
    /// </summary>
    public TimeSpan TurnsAhead { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a payment may take; a reservation older than this is nobody's any more and is inquired.
    /// </summary>
    public TimeSpan PaymentPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A reservation older than this is not sent any more: within <see cref="PaymentPatience"/>, and before the bank
    /// shuts, there would be no answer.
    /// </summary>
    public TimeSpan PaymentWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits before the first, second, ... inquiry of one unknown outcome; then the next morning.</summary>
    public IReadOnlyList<TimeSpan> InquiryDelays { get; init; } =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>When inquiries go on the next day: after the bank's end-of-day processing (BRI: 08:00 WIB).</summary>
    public TimeOnly MorningInquiry { get; init; } = new(8, 15);

    /// <summary>
    /// So far a statement and the balance may be behind the bank's books, both alike: younger than that, a payment may
    /// be executed and in neither. No attempt follows another one sooner.
    /// </summary>
    public TimeSpan StatementLag { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Banking days after the one of the reservation in which the bank may still book it. Closed days do not count: a
    /// bank books after a long leave what it was sent before. 0 where it books at once on any day.
    /// </summary>
    public int SettleBankingDays { get; init; } = 2;

    /// <summary>
    /// Left to the bank's end-of-day processing after the last of them, from midnight on; from the reservation on
    /// where there is none.
    /// </summary>
    public TimeSpan SettleHours { get; init; } = TimeSpan.FromHours(8);

    /// <summary>
    /// Whether "not found" after settling and a clean statement end an attempt by themselves. If not, two people must
    /// decide.
    /// </summary>
    public bool IsAbsenceFinal { get; init; } = true;

    /// <summary>Time between two payments at the bank's limit, rounded up.</summary>
    public TimeSpan PaymentSpacing => new(checked(TimeSpan.TicksPerSecond + PaymentsPerSecond - 1) / PaymentsPerSecond);

    /// <summary>A payment reserved now, however late within its patience it leaves, finds the bank open.</summary>
    public bool Takes(DateTime local) => NextOpening(local) == local;

    /// <summary>
    /// The first moment, not before the given one, at which a payment may be reserved; null where the pauses leave
    /// none. Knows no banking days.
    /// </summary>
    public DateTime? NextOpening(DateTime local)
    {
        for (var day = 0; day < DaysAhead; day += 7)
        {
            var from = local.AddDays(day);
            foreach (var span in OpenSpans(from, from.AddDays(8)))
            {
                if (span.To - span.From >= PaymentPatience)
                {
                    return span.From;
                }
            }
        }

        return null;
    }

    /// <summary>Time left to reserve payments in between the two moments.</summary>
    public TimeSpan OpenBetween(DateTime from, DateTime to) => new(OpenSpans(from, to).Sum(s => Usable(s).Ticks));

    /// <summary>When this much time to reserve payments has passed; <paramref name="to"/> if it never does.</summary>
    public DateTime After(DateTime from, TimeSpan open, DateTime to)
    {
        foreach (var span in OpenSpans(from, to))
        {
            var usable = Usable(span);
            if (open <= usable)
            {
                return span.From + open;
            }

            open -= usable;
        }

        return to;
    }

    private TimeSpan Usable((DateTime From, DateTime To) span) =>
        span.To - span.From > PaymentPatience ? span.To - span.From - PaymentPatience : TimeSpan.Zero;

    private List<(DateTime From, DateTime To)> OpenSpans(DateTime from, DateTime to)
    {
        var spans = new List<(DateTime From, DateTime To)>();
        foreach (var closed in ClosedSpans(from, to).Append((From: to, To: to)).OrderBy(c => c.From))
        {
            if (closed.From > from)
            {
                spans.Add((from, closed.From < to ? closed.From : to));
            }

            from = closed.To > from ? closed.To : from;
        }

        return [.. spans.Where(s => s.From < s.To)];
    }

    private IEnumerable<(DateTime From, DateTime To)> ClosedSpans(DateTime from, DateTime to)
    {
        foreach (var once in Pauses.OfType<BankPause.Once>())
        {
            yield return (once.From, once.To);
        }

        var last = DateOnly.FromDateTime(to);
        for (var day = DateOnly.FromDateTime(from).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            // Closed from this day's closing to the next opening, on this day or the next one.
            if (WindowCloses != WindowOpens)
            {
                yield return (
                    day.ToDateTime(WindowCloses),
                    day.AddDays(WindowOpens < WindowCloses ? 1 : 0).ToDateTime(WindowOpens));
            }

            foreach (var daily in Pauses.OfType<BankPause.Daily>())
            {
                yield return daily.On(day);
            }
        }
    }
}
