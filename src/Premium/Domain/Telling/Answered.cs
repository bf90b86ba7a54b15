namespace Premium.Domain;

/// <summary>What a village's answers and an admin's mute change about what it is told.</summary>
/// <param name="Mute">In force; null for none.</param>
/// <param name="Silence">What the answers spare.</param>
/// <param name="Highest">Of those who answered; null where nobody did.</param>
public sealed record Answered(Mute? Mute, Silence Silence, ContactRole? Highest)
{
    /// <summary>Bills that somebody at the office has taken on for now.</summary>
    public IReadOnlySet<BillId> InHand { get; init; } = new HashSet<BillId>();

    public static Answered Of(ReplyBook book, VillageCode village, DateOnly today, Rules rules)
    {
        var replies = book.Of(village);
        return new Answered(
            book.MuteOf(village, today),
            Silence.Of(replies, today, rules.Calendar, rules.TellerSilenceDays),
            replies.Count == 0 ? null : replies.Max(r => r.Role));
    }

    /// <summary>The last day on which these alerts are not told; null to tell them.</summary>
    /// <param name="alerts">Of one village, no good news among them.</param>
    /// <param name="today">Local day.</param>
    public DateOnly? SilentUntil(IReadOnlyCollection<Alert> alerts, DateOnly today)
    {
        if (Mute is { } mute)
        {
            return mute.Until;
        }

        List<BillId> bills = [.. alerts.Select(a => a.Bill).Distinct()];
        return Silence.Spares(bills, alerts.Any(a => a.Number == 1 || IsNewTo(a)), isEscalation: false, today)
            ? Silence.AllUntil ?? Silence.SameRungUntil
            : null;
    }

    /// <summary>
    /// Whom stages reach after all: nobody above those who answered for as long as the answer is waited for, and the
    /// next one up at once where somebody says that it is not theirs to do. Nobody above the village while somebody
    /// at the office has in hand all that is unpaid.
    /// </summary>
    /// <param name="alerts">Of one message.</param>
    /// <param name="ladder">Their stages.</param>
    /// <param name="today">Local day.</param>
    public IReadOnlyList<Rung> RungsOf(IReadOnlyList<Alert> alerts, Ladder ladder, DateOnly today)
    {
        List<Rung> rungs = [.. alerts.Select(ladder.RungOrMissed)];
        List<BillId> bills = [.. alerts.Select(a => a.Bill)];
        if (Highest is { } highest && !alerts.Any(a => !ladder.IsNews(a) && IsNewTo(a))
            && Silence.Spares(bills, isNewRung: true, isEscalation: true, today))
        {
            return
            [
                .. rungs.Select(r => r with
                {
                    To = r.Roles.Where(role => role <= highest).DefaultIfEmpty(highest).ToList(), Office = false,
                }),
            ];
        }

        if (alerts.Any(a => InHand.Contains(a.Bill))
            && alerts.All(a => InHand.Contains(a.Bill) || ladder.IsNews(a)))
        {
            rungs =
            [
                .. rungs.Select(r => r with
                {
                    To = r.Roles.Where(role => role < ContactRole.Subdistrict).DefaultIfEmpty(ContactRole.Head)
                        .ToList(),
                    Office = false,
                }),
            ];
        }

        List<ContactRole> next = [.. Silence.Declined.Where(r => r < ContactRole.Subdistrict).Select(r => r + 1)];
        return next.Count == 0 ? rungs : [.. rungs.Select(r => r with { To = [.. r.Roles.Union(next)] })];
    }

    /// <summary>Whoever answered had not been told this cause and this sum: the answer is not about them.</summary>
    private bool IsNewTo(Alert alert) => !(alert.SaidSince <= Silence.SaidAt);
}
