namespace Premium.Domain;

/// <summary>What a district is woken again for.</summary>
public enum WakeReason
{
    /// <summary>Alerts of a sheet are to be sent.</summary>
    Alerts,

    /// <summary>The bank is to be asked about an attempt.</summary>
    Inquiry,

    /// <summary>What found its bank's limit used up, or its bank shut, may be tried.</summary>
    Rest,

    /// <summary>What was refused may be tried again.</summary>
    Retry,
}

/// <param name="Reason">What for.</param>
/// <param name="At">The earliest moment of use.</param>
/// <param name="PayMonth">For alerts: a sheet that is looked at in any case.</param>
public sealed record NextWake(WakeReason Reason, DateTimeOffset At, PayMonth? PayMonth = null);

/// <summary>When a district must be woken next, and what for.</summary>
/// <param name="All">At most one a reason, but for alerts (<see cref="ForAlerts"/>).</param>
/// <param name="Pending">Until then a run waits for what this waking could not finish; null if nothing is.</param>
public sealed record NextWakes(IReadOnlyList<NextWake> All, DateTimeOffset? Pending)
{
    /// <summary>A waking comes a little later than due, so that it is not too early for its work.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    /// <param name="sheets">As the waking leaves them.</param>
    /// <param name="comeBacks">When what got no turn, or found its bank shut, may be tried.</param>
    /// <param name="calledBank">The waking sent or asked something.</param>
    /// <param name="leavesWork">Something is due that another waking of the run must debit.</param>
    /// <param name="now">The end of the waking.</param>
    /// <param name="rules">Banks and local time.</param>
    public static NextWakes Of(
        IReadOnlyList<Sheet> sheets, IReadOnlyList<DateTimeOffset> comeBacks, bool calledBank, bool leavesWork,
        DateTimeOffset now, Rules rules)
    {
        // At a bank without settings nobody can ask, and rows that contradict each other are not asked about: such an
        // attempt waits for a person.
        var live = sheets.SelectMany(s => s.Taken.Where(d => !d.State.IsFinal() && s.IsWhole(d.Village)))
            .Where(d => rules.Banks.ContainsKey(d.Bank))
            .ToList();
        var inquiry = live.Min(d => d.NextInquiry);

        // Whoever called the bank last brings the next waking; others would only double it. A lost message is made
        // good by the timers. What was due and not asked about, as its sheet is not believed, would not be asked about
        // in a second either.
        var isOurs = calledBank || live.Any(d => d.State == DebitState.Reserved);
        var rest = comeBacks.Where(at => IsToday(at, now, rules)).Select(at => (DateTimeOffset?)at).Min();

        // What was refused may pass while there is still time today, and the next timer may be too late.
        // An inquiry brings such refusals, too.
        var retry = calledBank ? NextTryToday(sheets, now, rules) : null;
        return new NextWakes(
            [
                .. ForAlerts(sheets, now, rules),
                .. At(WakeReason.Inquiry, isOurs && (calledBank || inquiry > now) ? inquiry + Late : null),
                .. At(WakeReason.Rest, rest + Late),
                .. At(WakeReason.Retry, retry),
            ],
            new[] { inquiry, leavesWork ? now + rules.RunPatience : rest }.Min());
    }

    /// <summary>
    /// When senders must look at alerts. Each reads all months in scope, so that one wake of a moment is enough for all
    /// that are sure to be in scope then; a month that may be over by then is named in a wake of its own.
    /// </summary>
    public static IEnumerable<NextWake> ForAlerts(IEnumerable<Sheet> sheets, DateTimeOffset now, Rules rules)
    {
        var today = rules.Today(now);
        var oldest = rules.OpenSheets(today).From;
        bool Stays(Sheet sheet, DateTimeOffset at) => Period.Of(rules.Today(at)) == Period.Of(today)
            && (sheet.PayMonth > oldest || sheet.Bills.Any(b => !b.State.IsPaid()));
        return sheets
            .Select(s => (Sheet: s, Watched: s.Alerts.Where(a => a.IsWatched && s.IsReadable(a.Village)).ToList()))
            .Where(s => s.Watched.Count > 0)
            .Select(s => (s.Sheet, At: s.Watched.Min(a => a.NextTry ?? now) is var at && at > now ? at : now))
            .GroupBy(s => (s.At, Own: Stays(s.Sheet, s.At) ? (PayMonth?)null : s.Sheet.PayMonth))
            .Select(g => new NextWake(WakeReason.Alerts, g.Key.At, g.Max(s => s.Sheet.PayMonth)));
    }

    private static IEnumerable<NextWake> At(WakeReason reason, DateTimeOffset? at) =>
        at is { } moment ? [new NextWake(reason, moment)] : [];

    private static DateTimeOffset? NextTryToday(IReadOnlyList<Sheet> sheets, DateTimeOffset now, Rules rules) => sheets
        .SelectMany(s => s.Bills
            .Where(b => b.State is BillState.Planned or BillState.Short && b.NextTry > now)
            .Select(b => s.LastDebit(b) is { } last && rules.Banks.ContainsKey(last.Bank)
                ? rules.NextOpening(last.Bank, b.NextTry!.Value)
                : b.NextTry))
        .Where(at => at is { } next && IsToday(next, now, rules))
        .Min();

    private static bool IsToday(DateTimeOffset at, DateTimeOffset now, Rules rules) =>
        rules.Today(at) == rules.Today(now);
}
