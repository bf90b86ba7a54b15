using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.CrashPoints;

namespace Premium.Tests.Exploration;

/// <summary>
/// Holds the books of one bill against each other: after every step what must never be, at the end what must have
/// come of it. Each method returns what is wrong, or null.
/// </summary>
internal sealed class Inspector(OneBill world)
{
    private readonly Dictionary<DebitId, Debit> final = [];
    private int seenHead = -1;
    private int seenOrders;

    public string? AfterStep()
    {
        var sheet = world.Sheet;
        var orders = world.Bank.Received;
        if (sheet.Head.Number == seenHead && orders.Count == seenOrders)
        {
            return null;
        }

        var wrong = orders.Skip(seenOrders).Select(o => sheet.Debit(o.Id) is not { } reserved
                ? $"{o.Id} was sent before it was reserved"
                : o.Amount != reserved.Amount ? $"{o.Id} was sent for {o.Amount}, reserved for {reserved.Amount}"
                : orders.Count(x => x.Id == o.Id) > 1 ? $"{o.Id} was sent twice" : null)
            .Append(Attempts(sheet))
            .Concat(sheet.Debits.Select(AgainstBank))
            .Append(Money())
            .Append(world.Mail.Tries != world.Mail.Messages.Count ? "an alert was sent twice" : null)
            .OfType<string>()
            .FirstOrDefault();
        (seenHead, seenOrders) = (sheet.Head.Number, orders.Count);
        return wrong;
    }

    /// <param name="scenario">Which alerts the bill deserved.</param>
    /// <param name="hasDead">A run may lack the report of one who died, and then is red.</param>
    public string? AtTheEnd(Scenario scenario, bool hasDead)
    {
        var sheet = world.Sheet;
        var stored = world.Ledger.StoredAsync(Some.District, null, null, default).ToBlockingEnumerable();
        var runs = world.Ledger.RunsAsync(Some.Day("2026-12-01"), Some.Day("2026-12-31"), default).Result;
        return new[] { AfterStep() }
            .Append(world.Bank.Transfers.Count != 1 ? $"the bank executed {world.Bank.Transfers.Count} debits" : null)
            .Append(world.Bill?.State != BillState.Debited ? $"the bill is {world.Bill?.State}" : null)
            .Append(sheet.Debits.Count(d => d.State == DebitState.Paid) != 1 ? "not one attempt is paid" : null)
            .Append(sheet.Debits.Any(d => !d.State.IsFinal()) ? "an attempt is left open" : null)
            .Concat(Alerts(sheet, scenario))
            .Concat(stored.SelectMany(s => JournalCheck.Of(s).Findings).Select(f => f.Text))
            .Append(runs.Count == 0 ? "there is no run" : null)
            .Concat(runs.Select(r => OfRun(r, hasDead)))
            .OfType<string>()
            .FirstOrDefault();
    }

    /// <summary>At most one live attempt, the newest one, and exactly while the bill says so.</summary>
    private static string? Attempts(Sheet sheet)
    {
        var live = sheet.Debits.Where(d => !d.State.IsFinal()).ToList();
        var bill = sheet.Bill(Some.Code, Segment.Pu);
        return live.Count > 1 ? $"{live.Count} attempts are live"
            : bill is null ? null
            : bill.State.IsLive() != (live.Count == 1) ? $"the bill is {bill.State} with {live.Count} live attempts"
            : bill.Attempts != sheet.Debits.Count ? $"the bill counts {bill.Attempts} of {sheet.Debits.Count} attempts"
            : live.Count == 1 && live[0].Id.Attempt != bill.Attempts ? "an older attempt is live"
            : null;
    }

    /// <summary>What the sheet says for good is what the bank did, and is never said otherwise.</summary>
    private string? AgainstBank(Debit debit)
    {
        if (!debit.State.IsFinal())
        {
            return final.ContainsKey(debit.Id) ? $"{debit.Id} was final and is {debit.State}" : null;
        }

        final.TryAdd(debit.Id, debit);
        var executed = world.Bank.Transfers.Any(t => t.Id == debit.Id);
        return final[debit.Id] != debit ? $"{debit.Id} was changed after it was {final[debit.Id].State}"
            : executed != (debit.State == DebitState.Paid)
                ? $"{debit.Id} is {debit.State}, and the bank {(executed ? "executed it" : "did not")}"
            : null;
    }

    private string? Money()
    {
        var taken = Rupiah.Sum(world.Bank.Transfers.Select(t => t.Amount));
        var owed = world.Bill?.Amount ?? Rupiah.Zero;
        return taken == Rupiah.Zero || taken == owed ? null : $"the bank took {taken} of {owed}";
    }

    /// <summary>
    /// Each stage deserved was raised, and mailed if it was not withdrawn. In some orders the bank is asked in vain for
    /// so long that the village is told not to pay by itself: that counts as no stage, and may come too late.
    /// </summary>
    private IEnumerable<string?> Alerts(Sheet sheet, Scenario scenario)
    {
        var isLeftUnknown = sheet.Alerts.Any(CrashAudit.IsOfUnknown);
        yield return Differ(
            "alerts raised", scenario.Stages,
            sheet.Alerts.Where(a => !CrashAudit.IsOfUnknown(a)).Select(a => isLeftUnknown ? a.Rung : a.Stage));
        yield return Differ(
            "alerts mailed",
            sheet.Alerts
                .Where(a => !(scenario.MayWithdraw || CrashAudit.IsOfUnknown(a)) || a.State != AlertState.Withdrawn)
                .Select(a => a.MessageId),
            world.Mail.Messages.Select(m => m.Id));
        yield return sheet.Alerts.Any(a => a.IsOpen) ? "an alert is left open" : null;
    }

    private static string? Differ(string what, IEnumerable<string> expected, IEnumerable<string> found) =>
        expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal))
            ? null
            : $"{what}: {string.Join(", ", found)}; expected {string.Join(", ", expected)}";

    private static string? OfRun(Run run, bool hasDead) =>
        run.State == RunState.Open ? $"{run.Id} never closed"
        : run.State == RunState.Red && !hasDead ? $"{run.Id} is red: {run.Note}"
        : !run.Tally.AddsUp || (run is { Purpose: RunPurpose.Collect, Tally.Expected: not 1 } && run.State.IsWhole())
            ? $"{run.Id} does not add up: {run.Tally}"
        : null;
}
