namespace Premium.Domain;

/// <summary>
/// What a village's answers spare it, and for how long; each day is the last silent one, null for none. An answer never
/// counts as paid, spares only the bills that it is about, and never the last warning: silence that began before a safe
/// day ends on the day before it.
/// </summary>
/// <remarks>
/// <para>
/// Paid at the teller: nothing is sent for so many banking days, because a slip takes that long to become a receipt.
/// Saying it again, or with a corrected number, does not make it longer.
/// </para>
/// <para>
/// Waiting for ADD: the rung that was sent is not sent again, and nobody above is told, until the day that was named;
/// of bills whose safe day is over at most <see cref="LateDays"/> banking days. A new rung still goes out, to
/// whoever answered; a cause or a sum that nobody had told by then, to all whom it is for.
/// </para>
/// <para>
/// Wrong bill: the same, for <see cref="LateDays"/> banking days: it is for Dinas PMD to act now.
/// </para>
/// <para>
/// Not my task: spares nothing. Whoever said so is still told, because the contact may have been put right meanwhile,
/// and whoever comes next is told at once, too.
/// </para>
/// </remarks>
public sealed record Silence
{
    public const int TellerDays = 3;

    /// <summary>Banking days.</summary>
    public const int LateDays = 3;

    /// <summary>Older answers spare nothing.</summary>
    private const int DaysBack = ReplyFields.AddDaysAhead;

    public static readonly Silence None = new();

    /// <summary>Even a new rung.</summary>
    public DateOnly? AllUntil { get; init; }

    /// <summary>A rung that was sent before.</summary>
    public DateOnly? SameRungUntil { get; init; }

    /// <summary>Whoever stands above those who answered.</summary>
    public DateOnly? EscalationUntil { get; init; }

    /// <summary>When the last of the answers was given: of what came to be told after it, it says nothing.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>What the answers are about. Another bill that is open is spared nothing.</summary>
    public IReadOnlySet<BillId> Bills { get; init; } = new HashSet<BillId>();

    /// <summary>What was said to be paid at the teller.</summary>
    public IReadOnlySet<BillId> PaidBills { get; init; } = new HashSet<BillId>();

    /// <summary>They say that it is not theirs to do: whoever comes next is told as well.</summary>
    public IReadOnlySet<ContactRole> Declined { get; init; } = new HashSet<ContactRole>();

    /// <param name="ofVillage">Its answers, oldest first.</param>
    /// <param name="today">Local day.</param>
    /// <param name="calendar">Banking and safe days.</param>
    /// <param name="tellerDays">Banking days that a payment at the teller is waited for.</param>
    public static Silence Of(
        IReadOnlyList<Reply> ofVillage, DateOnly today, Calendar calendar, int tellerDays = TellerDays)
    {
        List<Reply> recent = [.. ofVillage.Where(r => r.On <= today && r.On >= today.AddDays(-DaysBack))];
        var payment = recent.FindLast(r => r.Kind.IsOfPayment());
        var wrong = recent.FindLast(r => r.Kind == ReplyKind.WrongBill);
        var all = payment is { Kind: ReplyKind.PaidAtTeller }
            ? Until(First(payment, recent), int.Max(1, tellerDays), null, calendar)
            : (DateOnly?)null;
        var add = payment is { Kind: ReplyKind.WaitingForAdd } ? Until(payment, null, payment.Said.Day, calendar)
            : (DateOnly?)null;
        var looked = wrong is null ? (DateOnly?)null
            : Until(First(wrong, recent), LateDays, null, calendar);
        DateOnly?[] some = [all, add, looked];
        var until = some.Max() is { } last && last >= today ? last : (DateOnly?)null;
        return new Silence
        {
            AllUntil = all >= today ? all : null,
            SameRungUntil = until,
            EscalationUntil = until,
            SaidAt = Lasting(today, (payment, all ?? add), (wrong, looked)).Max(r => (DateTimeOffset?)r.At),
            Bills = Silent(today, (payment, all ?? add), (wrong, looked)),
            PaidBills = Silent(today, (payment, all)),
            Declined = recent.GroupBy(r => r.Role).Where(r => r.Last().Kind == ReplyKind.NotMyTask)
                .Select(r => r.Key).ToHashSet(),
        };
    }

    /// <summary>Whether a message about these open bills is to be left out today.</summary>
    /// <param name="open">All that the message would be about.</param>
    /// <param name="isNewRung">Not sent before.</param>
    /// <param name="isEscalation">To somebody above those who are told first.</param>
    /// <param name="today">Local day.</param>
    public bool Spares(IReadOnlyCollection<BillId> open, bool isNewRung, bool isEscalation, DateOnly today) =>
        (today <= AllUntil && open.All(PaidBills.Contains))
        || (open.All(Bills.Contains)
            && (isEscalation ? today <= EscalationUntil : !isNewRung && today <= SameRungUntil));

    /// <summary>The answer that began it: the same kind about one of the same bills.</summary>
    private static Reply First(Reply reply, IReadOnlyList<Reply> recent) => recent.First(
        r => r == reply || (r.Kind == reply.Kind && r.Bills.Any(reply.Bills.Contains)));

    private static DateOnly Until(Reply reply, int? bankingDays, DateOnly? named, Calendar calendar)
    {
        var safeDays = reply.Bills.Select(b => calendar.SafeDebitDay(b.Segment, b.Period)).ToList();
        var until = bankingDays is { } days ? calendar.BankingDaysAfter(reply.On, days) : named ?? reply.On;
        if (bankingDays is null && safeDays.Exists(d => d < reply.On))
        {
            until = Earlier(until, calendar.BankingDaysAfter(reply.On, LateDays));
        }

        // On the safe day itself the answer is the last word of that day: nobody is told once more to pay by tonight.
        var ahead = safeDays.Where(d => d > reply.On).Select(d => (DateOnly?)d).Min();
        return ahead is { } safe ? Earlier(until, safe.AddDays(-1)) : until;
    }

    private static HashSet<BillId> Silent(DateOnly today, params (Reply? Reply, DateOnly? Until)[] parts) =>
        [.. Lasting(today, parts).SelectMany(r => r.Bills)];

    private static IEnumerable<Reply> Lasting(DateOnly today, params (Reply? Reply, DateOnly? Until)[] parts) =>
        parts.Where(p => p.Until >= today).Select(p => p.Reply!);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
