using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>An attempt that this worker, and no other, has reserved: its own to send.</summary>
/// <param name="Debit">As it is committed.</param>
/// <param name="NotBefore">Its turn within the bank's limit.</param>
internal sealed record ReservedDebit(Debit Debit, DateTimeOffset NotBefore);

/// <summary>One pass over a district, planned within its banks' limits and committed.</summary>
/// <param name="Reserved">What is to be sent now.</param>
/// <param name="Problems">Villages that could not be billed, and limits that did not answer, one line each.</param>
/// <param name="ComeBacks">When what got no turn, or found its bank shut, may be tried.</param>
/// <param name="LeavesWork">Something is due, and nothing may be debited by this waking.</param>
internal sealed record PlannedPass(
    IReadOnlyList<ReservedDebit> Reserved, IReadOnlyList<string> Problems, IReadOnlyList<DateTimeOffset> ComeBacks,
    bool LeavesWork);

/// <summary>
/// Plans one waking of a district, pass by pass: takes turns at the banks for what is due, and commits the
/// reservations of what got one.
/// </summary>
/// <param name="limits">Where turns come from.</param>
/// <param name="rules">Hours and limits of the banks, and all that planning needs.</param>
/// <param name="clock">Decides what is due.</param>
/// <param name="district">What is planned.</param>
/// <param name="mayPay">False where nothing is debited: no turn is taken then.</param>
internal sealed class PlanDistrict(
    IBankLimits limits, Rules rules, TimeProvider clock, DistrictRoster district, bool mayPay)
{
    /// <summary>When a limit that did not answer is asked again.</summary>
    private static readonly TimeSpan SilencePatience = TimeSpan.FromMinutes(2);

    /// <summary>A plan this old is made anew: what it reserves would soon be too old to be sent.</summary>
    private static readonly TimeSpan PlanPatience = TimeSpan.FromSeconds(5);

    private readonly List<string> silences = [];
    private PaymentTurns turns = PaymentTurns.None;

    public async Task<PlannedPass> PlanAsync(OpenSheets sheets, string actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var plan = new Planning(rules, district, now, mayPay ? PaymentTurns.Unlimited : turns).For(sheets.All);
        if (mayPay && plan.Wanted.Count > 0)
        {
            // Turns come before the reservation: what is reserved never waits for more than its own.
            await TakeTurnsAsync(plan.Wanted, now, stop);
            var planned = clock.GetUtcNow();
            if (planned - now > PlanPatience || !plan.Wanted.All(d => turns.Covers(d.Id)))
            {
                now = planned;
                plan = new Planning(rules, district, now, turns).For(sheets.All);
            }
        }

        var committed = await sheets.CommitAsync(
            now,
            actor,
            current =>
            {
                plan = plan.IsOf(current) ? plan : new Planning(rules, district, now, turns).For(current);
                return plan.Sheets.Select(s => new SheetChange(s.Sheet.PayMonth, "planned", s.Rows));
            },
            stop);
        // Whoever came a little too early for a window still sends nothing before it opens.
        var meant = LocalDays.Moment(now);
        var reserved = clock.GetUtcNow() is var committedAt && committedAt > meant ? committedAt : meant;
        return new PlannedPass(
            [.. committed.OfType<Debit>().Select(d => new ReservedDebit(d, turns.MomentOf(d.Id, reserved)))],
            [.. plan.Problems, .. silences],
            mayPay && plan.Opens is { } opens ? [.. turns.ComeBacks, opens] : [.. turns.ComeBacks],
            LeavesWork: !mayPay && plan.Wanted.Count > 0);
    }

    /// <summary>
    /// Takes a turn for each attempt, nearest to lapse first; a bank that had too few is not asked again.
    /// </summary>
    private async Task TakeTurnsAsync(IReadOnlyList<Debit> due, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var atBank in due.Where(d => !turns.Covers(d.Id)).GroupBy(d => d.Bank))
        {
            var bank = atBank.Key;
            IReadOnlyList<DebitId> wanted =
                [.. atBank.Select(d => d.Id).OrderBy(d => d.Bill.PayMonth).ThenBy(d => d.PaymentReference)];
            if (turns.HasRestAt(bank))
            {
                turns = turns.WithWaiting(bank, wanted);
                continue;
            }

            switch (await limits.TakeAsync(
                bank, [.. wanted.Select(d => d.Bill.PayMonth)], rules.Banks[bank], now, stop))
            {
                case LimitReply.Taken taken:
                    turns = turns.With(wanted, taken.Moments);
                    if (taken.ComeBack is { } comeBack)
                    {
                        var opensAt = rules.NextOpening(bank, comeBack);
                        var isSoon = opensAt is { } at && rules.Today(at) == rules.Today(now);
                        turns = turns.WithRest(bank, opensAt, isSoon)
                            .WithWaiting(bank, wanted.Skip(taken.Moments.Count));
                    }

                    break;
                case LimitReply.Silent silent:
                    turns = turns.WithRest(bank, rules.NextOpening(bank, now + SilencePatience), isSoon: false);
                    silences.Add($"the limit of bank {bank} is not known, nothing is sent: {silent.Why}");
                    break;
            }
        }
    }
}
