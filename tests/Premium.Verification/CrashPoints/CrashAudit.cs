using Premium.Domain;
using Premium.UseCases;

namespace Premium.Verification.CrashPoints;

public enum CrashFault
{
    /// <summary>The bank took money for one bill twice, or more than it.</summary>
    DoubleDebit,

    /// <summary>What is gone: the fate of a bill, an alert, money the sheets do not know, a run never closed.</summary>
    Lost,

    /// <summary>Any other difference from the run in which nobody died.</summary>
    Unexplained,
}

public sealed record CrashFinding(CrashFault Fault, string Text);

/// <summary>
/// Holds what a killed and restarted regency came to against the bank's movements and against the regency in which
/// nobody died. Attempts and times may differ; what came out may not.
/// </summary>
public static class CrashAudit
{
    public static IReadOnlyList<CrashFinding> Findings(CrashFacts calm, CrashFacts found) =>
    [
        .. Bills(calm, found),
        .. Alerts(calm.Alerts, found.Alerts),
        .. Runs(calm, found),
        .. Mails(calm, found),
        .. Told(calm, found),
        .. found.Problems.Except(calm.Problems).Select(Unexplained),
    ];

    private static IEnumerable<CrashFinding> Bills(CrashFacts calm, CrashFacts found)
    {
        var before = calm.Bills.ToDictionary(b => b.Id);
        var after = found.Bills.ToDictionary(b => b.Id);
        foreach (var id in before.Keys.Union(after.Keys).Union(found.Taken.Keys))
        {
            var taken = found.Taken.GetValueOrDefault(id) ?? new Taken(0, Rupiah.Zero);
            if (taken.Times > 1 || (before.TryGetValue(id, out var owed) && taken.Net > owed.Amount))
            {
                yield return new CrashFinding(
                    CrashFault.DoubleDebit, $"{id}: the bank took money {taken.Times} times, {taken.Net} in all");
                continue;
            }

            var difference = (before.GetValueOrDefault(id), after.GetValueOrDefault(id)) switch
            {
                (null, null) => Unexplained($"{id}: {taken.Net} was taken for no bill"),
                (null, { } extra) => Unexplained($"{id}: a bill that is {extra.State} where there was none"),
                ({ } gone, null) => Lost($"{id}: the bill that was {gone.State} is gone"),
                ({ } was, { } now) => Fate(was, now, taken),
            };
            if (difference is not null)
            {
                yield return difference;
            }
        }
    }

    private static CrashFinding? Fate(Bill before, Bill after, Taken taken) =>
        taken.Net > Rupiah.Zero && !after.State.IsPaid()
            ? Lost($"{after.Id}: the bank took {taken.Net}, the sheet says {after.State}")
        : before.Amount != after.Amount
            ? Unexplained($"{after.Id}: {after.Amount}, not {before.Amount}")
        : after.State.IsPaid() && taken.Net != after.Amount
            ? Unexplained($"{after.Id}: {after.State} of {after.Amount}, but the bank took {taken.Net}")
        : IsOnTheWay(after.State) && before.State != after.State
            ? Lost($"{after.Id}: still {after.State} ({after.Refusal}), not {before.State}")
        : (before.State, before.Hold) != (after.State, after.Hold)
            ? Unexplained($"{after.Id}: {after.State} {after.Hold}, not {before.State} {before.Hold}")
        : after.State is BillState.Short or BillState.Refused && before.Refusal != after.Refusal
            ? Unexplained($"{after.Id}: {after.State} for {after.Refusal}, not {before.Refusal}")
        : null;

    private static bool IsOnTheWay(BillState state) =>
        state is BillState.Planned or BillState.Debiting or BillState.Unknown;

    private static IEnumerable<CrashFinding> Alerts(IReadOnlyList<Alert> calm, IReadOnlyList<Alert> found)
    {
        var after = found.ToDictionary(a => a.MessageId, StringComparer.Ordinal);
        foreach (var alert in calm)
        {
            if (!after.Remove(alert.MessageId, out var other))
            {
                yield return Lost($"alert {alert.MessageId} was not raised");
            }
            else if (alert.State != other.State)
            {
                yield return other.IsOpen || alert.State == AlertState.Sent
                    ? Lost($"alert {alert.MessageId} is {other.State}, not {alert.State}")
                    : Unexplained($"alert {alert.MessageId} is {other.State}, not {alert.State}");
            }
            else if (alert.Amount != other.Amount)
            {
                yield return Unexplained($"alert {alert.MessageId} says {other.Amount}, not {alert.Amount}");
            }
        }

        foreach (var extra in after.Values.Where(a => !IsLeftUnknown(a)))
        {
            yield return Unexplained($"alert {extra.MessageId} was raised");
        }
    }

    /// <summary>
    /// What a killed worker left with the bank, which was asked in vain, is told as that, or withdrawn as it is known.
    /// </summary>
    private static bool IsLeftUnknown(Alert alert) => IsOfUnknown(alert) && !alert.IsOpen;

    /// <summary>It tells that nobody knows yet what became of a debit.</summary>
    internal static bool IsOfUnknown(Alert alert) =>
        alert.Cause.StartsWith(nameof(BillState.Unknown), StringComparison.Ordinal);

    /// <summary>
    /// What is told to a village at once is one message, and a kill parts what was at once: so no mail of an alert is
    /// without one. The digest of a district's office says what is open when it is made; of all else each is the same
    /// mail.
    /// </summary>
    private static IEnumerable<CrashFinding> Mails(CrashFacts calm, CrashFacts found)
    {
        foreach (var mail in calm.Mails.Except(found.Mails).Where(m => !calm.Alerts.Any(a => IsOf(m, a))))
        {
            yield return Lost($"mail {mail} was not sent");
        }

        foreach (var mail in found.Mails.Except(calm.Mails).Where(m => !found.Alerts.Any(a => IsOf(m, a))
            && !m.StartsWith(Operations.SubdistrictPrefix, StringComparison.Ordinal)))
        {
            yield return Unexplained($"mail {mail} was sent");
        }
    }

    private static bool IsOf(string mail, Alert alert) =>
        mail == CrashTold.MessageOf(alert)
        || mail.StartsWith(CrashTold.MessageOf(alert) + ".", StringComparison.Ordinal);

    /// <summary>
    /// Each alert that counts as sent came to each person once, whatever died. Over two channels only where nobody may
    /// have known any more that the first one had it; on one phone never twice.
    /// </summary>
    private static IEnumerable<CrashFinding> Told(CrashFacts calm, CrashFacts found)
    {
        var messages = found.Told.Select(t => t.Message).ToHashSet(StringComparer.Ordinal);
        foreach (var alert in found.Alerts.Where(
            a => a.State == AlertState.Sent && !messages.Contains(CrashTold.MessageOf(a))))
        {
            yield return Lost($"message {CrashTold.MessageOf(alert)} was for nobody");
        }

        var ofAlerts = calm.Told.Select(t => t.Message).Concat(found.Alerts.Select(CrashTold.MessageOf))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var told in found.Told)
        {
            if (told.Times == 0)
            {
                yield return Lost($"message {told.Message} did not come to {told.Person}");
            }
            else if (told.ByPhone > 1)
            {
                yield return Unexplained(
                    $"message {told.Message} came {told.ByPhone} times to the phone of {told.Person}");
            }
            else if (told.Times > 1 && !told.IsCutOff)
            {
                yield return Unexplained($"message {told.Message} came {told.Times} times to {told.Person}");
            }
            else if (!ofAlerts.Contains(told.Message))
            {
                yield return Unexplained($"message {told.Message} was sent to {told.Person}");
            }
        }
    }

    /// <summary>
    /// A timer that was killed and fires again may open one more run; none may stay open or turn red.
    /// </summary>
    private static IEnumerable<CrashFinding> Runs(CrashFacts calm, CrashFacts found)
    {
        foreach (var run in calm.Runs.Where(c => found.Runs.All(f => f.Id != c.Id)))
        {
            yield return Lost($"run {run.Id} was not opened");
        }

        foreach (var run in found.Runs)
        {
            var before = calm.Runs.FirstOrDefault(c => c.Id == run.Id);
            if (run.State == RunState.Open)
            {
                yield return Lost($"run {run.Id} was never closed");
            }
            else if (run.State.IsWhole() != (before?.State.IsWhole() ?? true))
            {
                yield return Unexplained($"run {run.Id} is {run.State}: {run.Note}");
            }
        }

        // What the last collection counted is the state of all bills, so it must be the same.
        var known = calm.Alerts.Select(a => a.MessageId).ToHashSet();
        var leftUnknown = found.Alerts.Count(a => IsLeftUnknown(a) && !known.Contains(a.MessageId));
        if (Newest(calm) is { } was && Newest(found) is { } now && was.Tally != now.Tally
            && was.Tally with { Alerts = was.Tally.Alerts + leftUnknown } != now.Tally)
        {
            yield return Unexplained($"run {now.Id} counts {now.Tally}, not {was.Tally}");
        }
    }

    private static Run? Newest(CrashFacts facts) =>
        facts.Runs.Where(r => r.Purpose == RunPurpose.Collect).MaxBy(r => r.StartedAt);

    private static CrashFinding Lost(string text) => new(CrashFault.Lost, text);

    private static CrashFinding Unexplained(string text) => new(CrashFault.Unexplained, text);
}
