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
    /// The alert to raise for a bill today; null if its current stage, or a later one, was raised before.
    /// </summary>
    public Alert? Due(Sheet sheet, Bill bill, DateTimeOffset now, LocalDays local)
    {
        var current = Current(bill, local.Today(now), local.Calendar);
        if (current < 0 || rungs.Skip(current).Any(r =>
            sheet.Alert(bill.Id, r.Stage) is { State: not AlertState.Withdrawn }))
        {
            return null;
        }

        // Withdrawn because the money was in, and now it is not: whoever got it before it was withdrawn has it.
        var withdrawn = sheet.Alert(bill.Id, rungs[current].Stage);

        return new Alert
        {
            Bill = bill.Id,
            Stage = rungs[current].Stage,
            State = AlertState.Raised,
            Amount = bill.Amount,
            RaisedAt = now,
            Deliveries = withdrawn?.Deliveries ?? "",
        };
    }

    /// <summary>Rows to write, and the alerts owed once they are written: one commit for both.</summary>
    /// <param name="sheet">The sheet before.</param>
    /// <param name="rows">What changes.</param>
    /// <param name="mayAlert">Leaves out bills that this very run is not done with.</param>
    /// <param name="now">Decides the current stage.</param>
    /// <param name="local">Due days and local time.</param>
    public IReadOnlyList<SheetRow> WithAlerts(
        Sheet sheet, IReadOnlyList<SheetRow> rows, Func<Bill, bool> mayAlert, DateTimeOffset now, LocalDays local)
    {
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
