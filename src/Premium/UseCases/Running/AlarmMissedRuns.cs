using System.Globalization;
using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// The dead-man switch: a run that should have begun and did not is told to operations, once, and written down as a
/// red run of that hour. It starts nothing itself: whoever stopped a timer on purpose is not overruled.
/// </summary>
public sealed partial class AlarmMissedRuns(
    ILedger ledger, INotices notices, Operations operations, RunSchedule schedule, ProcessStart process, Rules rules,
    TimeProvider clock, ILogger<AlarmMissedRuns> log)
{
    /// <summary>A host that was asleep fires its timers late; only then is a run missed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>Clocks of the host and of this app differ a little.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A process that comes up after an outage begins at once what was missed, and checks in the same second.
    /// </summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(2);

    private const int DaysBack = 31;

    private const string DidNotBegin = "did not begin";

    /// <returns>The missed runs found now.</returns>
    public async Task<IReadOnlyList<Run>> RunAsync(string regency, CancellationToken stop)
    {
        var now = LocalDays.Moment(clock.GetUtcNow());
        var today = rules.Today(now);
        var runs = (await ledger.RunsAsync(today.AddDays(-DaysBack), today, stop))
            .Where(r => r.Regency == regency)
            .ToList();
        var dues = DueTimes.Of(await notices.FindAsync(DueTimes.IdOf(regency), stop), now)
            .Until(schedule, now, Grace);
        var missed = new List<Run>();
        foreach (var purpose in Enum.GetValues<RunPurpose>())
        {
            if (dues.Last(purpose, now - Grace) is not { } due || IsBeginning(due, now))
            {
                continue;
            }

            var banks = purpose == RunPurpose.Reconcile ? BanksMissed(runs, due.At) : [];
            if (banks.Count > 0 || IsMissed(runs, purpose, due.At))
            {
                missed.Add(await AlarmAsync(purpose, regency, due.At, banks, runs, stop));
            }
        }

        // Last: what a check that was cut short has not told is still to be told.
        await notices.PutAsync(dues.AsNotice(regency), stop);
        return missed;
    }

    /// <summary>
    /// It came due while no process was up, and this one is young. By when it was seen, too: an app that restarts all
    /// the time is always young, and still alarms.
    /// </summary>
    private bool IsBeginning(SeenDue due, DateTimeOffset now) =>
        now - process.At < Beginning && now - due.SeenAt < Beginning;

    /// <summary>
    /// A run of the same day that was under way at that time was taken up instead of a new one; one of another day
    /// never is, and one that did not begin was not under way. Before the first run of all, this installation was not
    /// there yet. A row that nobody can read is no run that began.
    /// </summary>
    private bool IsMissed(IReadOnlyList<Run> runs, RunPurpose purpose, DateTimeOffset due) =>
        runs.Any(r => r.StartedAt < due) && !Since(runs, purpose, due).Any();

    private IEnumerable<Run> Since(IReadOnlyList<Run> runs, RunPurpose purpose, DateTimeOffset due) => runs.Where(r =>
        r.IsReadable && r.Purpose == purpose && (r.StartedAt >= due - Early
            || (r.Day == rules.Today(due) && !IsAlarm(r) && !(r.ClosedAt < due))));

    private static bool IsAlarm(Run run) => run.Note.StartsWith(DidNotBegin, StringComparison.Ordinal);

    /// <summary>
    /// Banks whose newest month was not taken up while another bank's was, or only an older one by hand. A bank that
    /// was never reconciled before may have been added since. Once told, it is told no more.
    /// </summary>
    private IReadOnlyList<string> BanksMissed(IReadOnlyList<Run> runs, DateTimeOffset due)
    {
        var newest = rules.NewestPayMonth(rules.Today(due));
        var since = Since(runs, RunPurpose.Reconcile, due).ToList();
        return since.Exists(IsAlarm) ? [] :
        [
            .. rules.Banks.Keys.Where(bank => runs.Any(r => r.Bank == bank && r.StartedAt < due)
                && !since.Exists(r => r.Bank == bank && r.PayMonth >= newest)).Order(StringComparer.Ordinal),
        ];
    }

    private async Task<Run> AlarmAsync(
        RunPurpose purpose, string regency, DateTimeOffset due, IReadOnlyList<string> banks, IReadOnlyList<Run> runs,
        CancellationToken stop)
    {
        var local = due.ToOffset(rules.UtcOffset);
        var day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var hour = local.ToString("HHmm", CultureInfo.InvariantCulture);
        var name = purpose.ToString().ToLowerInvariant();
        var of = banks.Count > 0 ? $"bank {string.Join(", ", banks)}" : "";
        var what = $"{name} {of}".TrimEnd();
        var run = new Run($"{name}~{day}~{regency}~missed-{hour}", purpose, regency, due, RunState.Red, new Tally())
        {
            ClosedAt = clock.GetUtcNow(),
            Note = of.Length > 0 ? $"{DidNotBegin}; {of}" : DidNotBegin,
            Before = LeftOpen.By(runs.FirstOrDefault(r => r.Purpose == purpose)),
        };

        // Told before it is written down: a stop in between tells twice, under the same message id, and never not.
        await operations.TellAsync(
            $"missed-{name}-{day}-{hour}",
            $"Proses {what} {day} {local:HH.mm} tidak berjalan",
            $"Proses {what} seharusnya dimulai {AlertText.Day(rules.Today(due))} pukul {local:HH.mm} dan tidak " +
                "berjalan. Periksa apakah aplikasi dan jadwalnya aktif, lalu mulai proses itu dengan tangan " +
                $"(POST api/{(purpose == RunPurpose.Reconcile ? "reconciliations" : "runs")}).\n{run.Before}\n",
            stop);
        await ledger.OpenRunAsync(run, [], stop);
        Missed(run.Id);
        return run;
    }

    [LoggerMessage(203, LogLevel.Critical, "run {Run} did not begin")]
    private partial void Missed(string run);
}

/// <summary>When the runs should begin. The timers' own schedules, asked by whoever checks on them.</summary>
/// <param name="lastDue">The last time up to the given one that a purpose should have begun; null for never.</param>
public sealed class RunSchedule(Func<RunPurpose, DateTimeOffset, DateTimeOffset?> lastDue)
{
    public DateTimeOffset? LastDue(RunPurpose purpose, DateTimeOffset upTo) => lastDue(purpose, upTo);
}
