using Microsoft.Azure.Functions.Worker;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// The timers. All but CheckRuns only open a run, which wakes districts; a missed or doubled firing changes nothing,
/// because the sheets know what is done. Those that wake are called again when they throw, which the host does with no
/// other timer: what a fault of seconds left asleep would sleep until the next schedule.
/// </summary>
public sealed class Timers(
    StartRun startRun, CloseRuns closeRuns, AlarmMissedRuns alarm, TellWorklist tell,
    TellRemittances remittances, TellAdvance advance, ForgetDryRuns forget, ForgetNotices forgetNotices,
    CheckRows checkRows, SameRequest same, StartReconciliations reconcile, PoisonQueues poison, Settings settings,
    TimeProvider clock)
{
    private const int Retries = 5;
    private const string RetryDelay = "00:00:30";

    [Function(nameof(CollectPremiums))]
    [FixedDelayRetry(Retries, RetryDelay)]
    public Task CollectPremiums([TimerTrigger("%CollectSchedule%")] TimerInfo timer, CancellationToken stop) =>
        startRun.RunAsync(RunPurpose.Collect, settings.Regency, stop);

    [Function(nameof(WatchLapses))]
    [FixedDelayRetry(Retries, RetryDelay)]
    public Task WatchLapses([TimerTrigger("%WatchSchedule%")] TimerInfo timer, CancellationToken stop) =>
        startRun.RunAsync(RunPurpose.Watch, settings.Regency, stop);

    [Function(nameof(Reconcile))]
    [FixedDelayRetry(Retries, RetryDelay)]
    public Task Reconcile([TimerTrigger("%ReconcileSchedule%")] TimerInfo timer, CancellationToken stop) =>
        reconcile.RunAsync(settings.Regency, stop);

    [Function(nameof(CheckRuns))]
    public async Task CheckRuns([TimerTrigger("%CheckRunsSchedule%")] TimerInfo timer, CancellationToken stop)
    {
        var failure = new FirstFailure(stop);
        await failure.TryAsync(() => closeRuns.RunAsync(stop));
        if (!IsFirstAfterOutage(timer))
        {
            await failure.TryAsync(() => alarm.RunAsync(settings.Regency, stop));
        }

        await failure.TryAsync(() => forget.RunAsync(stop));
        await failure.TryAsync(() => forgetNotices.RunAsync(stop));
        await failure.TryAsync(() => same.ForgetOldAsync(stop));
        await failure.TryAsync(() => poison.RenewAsync(stop));

        // Last: a mail server that stays silent keeps only these waiting.
        await failure.TryAsync(() => tell.RunAsync(settings.Regency, settings.RegencyName, stop));
        await failure.TryAsync(() => remittances.RunAsync(settings.Regency, settings.RegencyName, stop));
        await failure.TryAsync(() => advance.RunAsync(settings.Regency, stop));

        // Longest: where it takes more time than a host gives, nobody waits for it.
        await failure.TryAsync(() => checkRows.RunAsync(stop));
        failure.Throw();
    }

    /// <summary>
    /// After an outage every timer is past due in the same second, so what did not begin is beginning; the next check
    /// tells. A host that sleeps between its timers is past due at each of them, a little: there, this check alarms.
    /// A check that comes more than once a minute is never past due; its alarm knows how young the process is.
    /// </summary>
    private bool IsFirstAfterOutage(TimerInfo timer) =>
        timer.IsPastDue
        && !(timer.ScheduleStatus?.Last.ToUniversalTime() > clock.GetUtcNow().UtcDateTime - AlarmMissedRuns.Grace);
}
