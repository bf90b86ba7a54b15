using Premium.Domain;

namespace Premium.UseCases;

/// <summary>Turns at the banks, for what is due.</summary>
internal sealed partial class PlanDistrict
{
    /// <summary>The plan within the limits of the banks, and when it was made.</summary>
    private async Task<(Plan Plan, DateTimeOffset At)> WithTurnsAsync(
        Plan plan, OpenSheets sheets, DateTimeOffset now, CancellationToken stop)
    {
        if (plan.Wanted.Count == 0)
        {
            return (plan, now);
        }

        // Turns come before the reservation: what is reserved never waits for more than its own.
        await TakeTurnsAsync(plan.Wanted, now, stop);
        return register.IsOld || !plan.Wanted.All(d => turns.Covers(d.Id))
            ? await AnewAsync(sheets, turns, stop)
            : (plan, now);
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

            IReadOnlyList<PayMonth> payMonths = [.. wanted.Select(d => d.Bill.PayMonth)];
            switch (await limits.TakeAsync(bank, payMonths, rules.Banks[bank], now, stop))
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
                    silentLimits.Add(bank);
                    silences.Add($"the limit of bank {bank} is not known, nothing is sent: {silent.Why}");
                    break;
            }
        }
    }
}
