namespace Premium.Domain;

/// <summary>
/// The stages at which a village is warned, in order. The current stage is the furthest one reached, so a skipped day
/// sends the stage of today once and never the ones in between.
/// </summary>
public sealed partial class Ladder(IReadOnlyList<Rung> rungs)
{
    /// <summary>Within so many days the next stage of any unpaid bill comes.</summary>
    private const int NextDaysMax = 120;

    /// <summary>Most silence is over by the inquiries of the first minutes: nobody is told of that.</summary>
    private static readonly TimeSpan UnknownPatience = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, int> once = rungs.Index().Where(r => r.Item.Every == 0)
        .DistinctBy(r => r.Item.Stage).ToDictionary(r => r.Item.Stage, r => r.Index, StringComparer.Ordinal);

    /// <summary>All stages, in order.</summary>
    public IReadOnlyList<Rung> Rungs => rungs;

    /// <summary>
    /// The alert to raise for a bill today; null if its current stage, or a later one, was raised before, and what it
    /// said still holds.
    /// </summary>
    /// <param name="sheet">Of the bill.</param>
    /// <param name="bill">As it stands now.</param>
    /// <param name="now">Decides the current stage.</param>
    /// <param name="local">Due days and local time.</param>
    /// <param name="months">All that is open, for what was paid later puts off the lapse.</param>
    public Alert? Due(
        Sheet sheet, Bill bill, DateTimeOffset now, LocalDays local, IReadOnlyList<Sheet> months)
    {
        var isMissed = bill.IsMissed || IsLeftUnknown(sheet, bill);

        // A sum that has changed since is told also where nothing else is to be said: what was told is not debited.
        var last = sheet.LastTold(bill.Id);
        var before = last is not null && last.Amount != bill.Amount ? last : null;
        var reached = Current(bill, isMissed, local.Today(now), local, months)
            ?? (before is not null && bill.IsUntried ? StepOf(before.Rung) : null);
        if (reached is not { } current)
        {
            return null;
        }

        // Good news says nothing of how far the bill had climbed before, and may have to again.
        var told = sheet.AlertsOf(bill.Id).Where(a => !IsNews(a)).ToList();
        var rung = NameOf(current);
        var said = told
            .Where(a => a.State != AlertState.Withdrawn && StepOf(a.Rung)?.CompareTo(current) >= 0
                && !IsOvertaken(a, bill, local, months))
            .OrderBy(a => StepOf(a.Rung)).ThenBy(a => a.Number)
            .LastOrDefault();
        if (said is not null && before is null && !(isMissed && IsWorse(bill, said.Cause)))
        {
            return null;
        }

        // One that was withdrawn, because the money was in or the sum another, is not that alert any more.
        var times = told.Where(a => a.Rung == rung).Select(a => a.Number).DefaultIfEmpty().Max();
        return Raised(bill, Alert.StageOf(rung, times + 1), now) with
        {
            Before = before?.Amount,
            SaidSince = last is not null && (last.Cause, last.Amount) == (bill.Cause, bill.Amount)
                ? last.SaidSince ?? last.SentAt : null,
        };
    }

    /// <summary>
    /// Good news of a paid bill, also to correct what was said before; null if the last word of it was this.
    /// </summary>
    public Alert? News(Sheet sheet, Bill bill, DateTimeOffset now)
    {
        // Rows that contradict each other prove nothing.
        if (bill.Doubt is not null || !sheet.IsWhole(bill.Village))
        {
            return null;
        }

        var reached = bill.State == BillState.Covered ? RungReached.Covered : RungReached.Debited;
        var rung = rungs.FirstOrDefault(r => r.Reached == reached);
        if (rung is null || sheet.LastTold(bill.Id)?.Rung == rung.Stage)
        {
            return null;
        }

        var times = sheet.AlertsOf(bill.Id).Where(a => a.Rung == rung.Stage).Select(a => a.Number)
            .DefaultIfEmpty().Max();
        return Raised(bill, Alert.StageOf(rung.Stage, times + 1), now);
    }

    /// <summary>The stage of an alert; null for one of a ladder that is no more.</summary>
    public Rung? RungOf(Alert alert) => StepOf(alert.Rung) is { } step ? rungs[step.Index] : null;

    /// <summary>What is told before the debits of a month begin; null for nothing. There are no bills yet.</summary>
    public Rung? Advance { get; } = rungs.FirstOrDefault(r => r.Reached == RungReached.BankingDaysBeforeOpening);

    public bool IsNews(Alert alert) => RungOf(alert)?.IsNews == true;

    /// <summary>One of a ladder that is no more is told as a missed payment is.</summary>
    public Rung RungOrMissed(Alert alert) => RungOf(alert) ?? new Rung(alert.Rung, RungReached.Missed);

    /// <summary>Earlier stages first; those of a ladder that is no more before all.</summary>
    public IComparer<Alert> Order => Comparer<Alert>.Create((left, right) =>
        Comparer<Step?>.Default.Compare(StepOf(left.Rung), StepOf(right.Rung)));

    /// <summary>The stage that a bill stands at on a day; null for none.</summary>
    public string? StageOn(Bill bill, DateOnly day, LocalDays local, IReadOnlyList<Sheet> months) =>
        Current(bill, bill.IsMissed, day, local, months) is { } step ? NameOf(step) : null;

    /// <summary>The next day on which a bill climbs if nothing is paid, and to which stage; null for none.</summary>
    public (DateOnly Day, Rung Rung)? Next(
        Bill bill, DateOnly today, LocalDays local, IReadOnlyList<Sheet> months)
    {
        var isMissed = bill.IsMissed || bill.State == BillState.Unknown;
        var current = Current(bill, isMissed, today, local, months);
        for (var day = today.AddDays(1); day <= today.AddDays(NextDaysMax); day = day.AddDays(1))
        {
            if (Current(bill, isMissed, day, local, months) is { } step
                && (current is null || step.CompareTo(current.Value) > 0))
            {
                return (day, rungs[step.Index]);
            }
        }

        return null;
    }

    internal static Alert Raised(Bill bill, string stage, DateTimeOffset now) => new()
    {
        Bill = bill.Id,
        Stage = stage,
        State = AlertState.Raised,
        Cause = bill.Cause,
        Amount = bill.Amount,
        RaisedAt = now,
    };

    /// <summary>
    /// What was said would send people the wrong way: another cause, which somebody must remove, or money that the bank
    /// may have by now. A younger month that waits for an older one is no news.
    /// </summary>
    private static bool IsWorse(Bill bill, string said) =>
        bill.Cause != said && bill.Hold != HoldReason.OlderBillOpen;

    /// <summary>
    /// The bank was asked since, and still nobody knows: whoever reads "unpaid" may pay at a counter what it has taken.
    /// </summary>
    private static bool IsLeftUnknown(Sheet sheet, Bill bill) =>
        bill.State == BillState.Unknown && sheet.LastDebit(bill) is { Inquiries: > 0 } debit
        && debit.AnsweredAt - debit.ReservedAt >= UnknownPatience;

    /// <summary>Rows to write, and the alerts owed once they are written: one commit for both.</summary>
    /// <param name="sheet">The sheet before.</param>
    /// <param name="rows">What changes.</param>
    /// <param name="mayAlert">Leaves out bills that this very run is not done with.</param>
    /// <param name="now">Decides the current stage.</param>
    /// <param name="local">Due days and local time.</param>
    /// <param name="months">All that is open.</param>
    public IReadOnlyList<SheetRow> WithAlerts(
        Sheet sheet, IReadOnlyList<SheetRow> rows, Func<Bill, bool> mayAlert, DateTimeOffset now, LocalDays local,
        IReadOnlyList<Sheet> months)
    {
        // Dated here, too: what an alert says is what its bill is committed with.
        rows = [.. rows.Select(r => r is Bill b ? b.Dated(sheet.Bill(b.Village, b.Id.Segment), now) : r)];
        var after = rows.Count == 0 ? sheet : sheet.With(sheet.Head, rows);
        return
        [
            .. rows,
            .. after.Bills
                .Where(b => after.IsReadable(b.Village))
                .Select(b => b.State.IsPaid() ? News(after, b, now)
                    : mayAlert(b) ? Due(after, b, now, local, months)
                    : null)
                .OfType<Alert>(),
        ];
    }
}
