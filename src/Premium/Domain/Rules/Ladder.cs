namespace Premium.Domain;

/// <summary>What makes a rung the current one.</summary>
public enum RungReached
{
    /// <summary>The payment was missed.</summary>
    Missed,

    DaysBeforeSafeDay,

    DaysAfterLegalDue,
}

/// <summary>One stage of the ladder. <see cref="AlsoUntried"/>: also for bills not tried or not decided yet.</summary>
public sealed record Rung(string Stage, RungReached Reached, int Days = 0, bool AlsoUntried = false);

/// <summary>
/// The stages at which a village is warned, in order. The current stage is the furthest one reached, so a skipped day
/// sends the stage of today once and never the ones in between.
/// </summary>
public sealed partial class Ladder(IReadOnlyList<Rung> rungs)
{
    /// <summary>
    /// The alert to raise for a bill today; null if its current stage, or a later one, was raised before, and what it
    /// said still holds.
    /// </summary>
    public Alert? Due(Sheet sheet, Bill bill, DateTimeOffset now, LocalDays local)
    {
        // A sum that has changed since is told also where nothing else is to be said: what was told is not debited.
        var before = sheet.LastTold(bill.Id) is { } last && last.Amount != bill.Amount ? last : null;
        var current = Current(bill, local.Today(now), local.Calendar);
        if (current < 0 && before is not null && bill.IsUntried)
        {
            current = rungs.ToList().FindIndex(r => r.Stage == before.Rung);
        }

        if (current < 0)
        {
            return null;
        }

        var told = sheet.AlertsOf(bill.Id);
        var rung = rungs[current].Stage;
        List<string> later = [.. rungs.Skip(current).Select(r => r.Stage)];
        var said = told
            .Where(a => a.State != AlertState.Withdrawn && later.Contains(a.Rung))
            .OrderBy(a => later.IndexOf(a.Rung)).ThenBy(a => a.Number)
            .LastOrDefault();
        if (said is not null && before is null && !IsWorse(bill, said.Cause))
        {
            return null;
        }

        var times = told.Where(a => a.Rung == rung).Select(a => a.Number).DefaultIfEmpty().Max();
        var number = said is null ? 1 : times + 1;

        // Withdrawn because the money was in, and now it is not: whoever got it before it was withdrawn has it.
        var withdrawn = said is null ? told.FirstOrDefault(a => a.Stage == rung) : null;

        return new Alert
        {
            Bill = bill.Id,
            Stage = Alert.StageOf(rung, number),
            State = AlertState.Raised,
            Cause = bill.Cause,
            Amount = bill.Amount,
            Before = before?.Amount,
            RaisedAt = now,
            Deliveries = withdrawn?.Deliveries ?? "",
        };
    }

    /// <summary>
    /// What was said would send people the wrong way: another cause, which somebody must remove. A younger month that
    /// waits for an older one is no news, nor is an attempt that nobody knows the fate of yet.
    /// </summary>
    private static bool IsWorse(Bill bill, string said) =>
        bill.Cause != said && bill.State.IsMissed() && bill.Hold != HoldReason.OlderBillOpen;

    /// <summary>Rows to write, and the alerts owed once they are written: one commit for both.</summary>
    /// <param name="sheet">The sheet before.</param>
    /// <param name="rows">What changes.</param>
    /// <param name="mayAlert">Leaves out bills that this very run is not done with.</param>
    /// <param name="now">Decides the current stage.</param>
    /// <param name="local">Due days and local time.</param>
    public IReadOnlyList<SheetRow> WithAlerts(
        Sheet sheet, IReadOnlyList<SheetRow> rows, Func<Bill, bool> mayAlert, DateTimeOffset now, LocalDays local)
    {
        // Dated here, too: what an alert says is what its bill is committed with.
        rows = [.. rows.Select(r => r is Bill b ? b.Dated(sheet.Bill(b.Village, b.Id.Segment), now) : r)];
        var after = rows.Count == 0 ? sheet : sheet.With(sheet.Head, rows);
        return
        [
            .. rows,
            .. after.Bills
                .Where(b => !b.State.IsPaid() && after.IsReadable(b.Village) && mayAlert(b))
                .Select(b => Due(after, b, now, local))
                .OfType<Alert>(),
        ];
    }

    /// <summary>Index of the furthest rung reached; -1 for none.</summary>
    private int Current(Bill bill, DateOnly today, Calendar calendar)
    {
        // A reserved attempt has its answer within a minute; until then there is nothing to say.
        if (bill.State.IsPaid() || bill.State == BillState.Debiting)
        {
            return -1;
        }

        var toSafeDay = calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period).DayNumber - today.DayNumber;
        var pastDue = today.DayNumber - calendar.LegalDueDay(bill.Id.Segment, bill.Id.Period).DayNumber;
        for (var i = rungs.Count - 1; i >= 0; i--)
        {
            var reached = rungs[i].Reached switch
            {
                RungReached.Missed => bill.State.IsMissed(),
                RungReached.DaysBeforeSafeDay => toSafeDay <= rungs[i].Days,
                RungReached.DaysAfterLegalDue => pastDue >= rungs[i].Days,
            };
            if (reached && (rungs[i].AlsoUntried || bill.State.IsMissed()))
            {
                return i;
            }
        }

        return -1;
    }
}
