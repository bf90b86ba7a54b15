using Microsoft.Azure.Functions.Worker;

namespace PremiumFunctions.Local.Host;

/// <summary>
/// Wakes one timer function. A run that fell due while the host was off is made up for once, marked past due; a timer
/// never overlaps itself; occurrences that pass while it runs are skipped. One that throws is called again as its retry
/// says, which is the same run. A run that ends before its state is saved is past due at the next start.
/// </summary>
public sealed class TimerPump(
    FunctionEntry function,
    TimerSchedule schedule,
    ITimerStore store,
    FunctionInvoker invoker,
    TimeProvider clock,
    ILogger<TimerPump> logger)
{
    // Timers of the platform end at 49 days; shorter waits also notice a laptop that slept.
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(1);

    private readonly FunctionTrigger.Timer trigger = (FunctionTrigger.Timer)function.Trigger;
    private readonly bool isMonitored =
        function.Trigger is FunctionTrigger.Timer { UseMonitor: true } && schedule.IsMonitored(clock.GetUtcNow());

    private readonly SemaphoreSlim gate = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abort = new();
    private TimerState? state;
    private Task loop = Task.CompletedTask;

    public string Function => function.Name;

    /// <summary>Reads the stored state and decides on the first run before it returns.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = schedule.Next(now);
        var isPastDue = false;
        if (isMonitored)
        {
            var stored = await store.ReadAsync(function.Name, stop);

            // State of another schedule, or written by a clock ahead of this one, says nothing about this schedule.
            var isKnown = stored is not null && stored.Schedule == schedule.ToString() && stored.LastUpdated <= now;
            isPastDue = isKnown && stored!.Next <= now;
            state = isKnown ? stored : new TimerState(schedule.ToString(), null, due, now);
            if (!isKnown)
            {
                await store.SaveAsync(function.Name, state!, stop);
            }
        }

        loop = LoopAsync(isPastDue || trigger.RunOnStartup ? now : due, isPastDue);
    }

    /// <summary>
    /// Ends the waiting, lets a run finish within <paramref name="grace"/>, then cancels its token and waits for as
    /// long again.
    /// </summary>
    public Task StopAsync(TimeSpan grace)
    {
        stopping.Cancel();
        return Drain.WaitAsync(loop, abort, grace, clock, function.Name, logger);
    }

    /// <summary>The hand crank: runs the function now, after a run under way. What it throws comes out here.</summary>
    public async Task RunOnceAsync(CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            var known = isMonitored ? await store.ReadAsync(function.Name, stop) : null;
            await invoker.InvokeAsync(function, Info(clock.GetUtcNow(), false, known), stop);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task LoopAsync(DateTimeOffset due, bool isPastDue)
    {
        try
        {
            while (true)
            {
                await WaitUntilAsync(due);
                due = await FireAsync(due, isPastDue);
                isPastDue = false;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due)
    {
        stopping.Token.ThrowIfCancellationRequested();
        for (var left = due - clock.GetUtcNow(); left > TimeSpan.Zero; left = due - clock.GetUtcNow())
        {
            var wait = Task.Delay(left < WaitMax ? left : WaitMax, clock, stopping.Token);

            // A clock moved by hand may have passed the time while the wait was being set.
            await (clock.GetUtcNow() < due ? wait : Task.CompletedTask);
        }
    }

    /// <returns>When the timer is due again.</returns>
    private async Task<DateTimeOffset> FireAsync(DateTimeOffset due, bool isPastDue)
    {
        await gate.WaitAsync(stopping.Token);
        var started = Later(due, clock.GetUtcNow());
        try
        {
            await InvokeAsync(Info(started, isPastDue, state));
        }
        finally
        {
            gate.Release();
        }

        var now = clock.GetUtcNow();
        var next = schedule.Next(Later(due, now));
        if (isMonitored)
        {
            state = new TimerState(schedule.ToString(), started, next, now);
            await SaveAsync(state);
        }

        return next;
    }

    private async Task InvokeAsync(TimerInfo info)
    {
        for (var again = 0; ; again++)
        {
            try
            {
                await Task.Run(() => invoker.InvokeAsync(function, info, abort.Token));
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !abort.IsCancellationRequested)
            {
                if (trigger.Retry is null || (trigger.Retry.Max != TimerRetry.Forever && again >= trigger.Retry.Max))
                {
                    HostLog.FunctionFailed(logger, e, function.Name);
                    return;
                }

                HostLog.FunctionCalledAgain(logger, e, function.Name, trigger.Retry.Delay);
            }

            await WaitUntilAsync(clock.GetUtcNow() + trigger.Retry.Delay);
        }
    }

    private async Task SaveAsync(TimerState saved)
    {
        try
        {
            await store.SaveAsync(function.Name, saved, abort.Token);
        }
        catch (Exception e) when (!abort.IsCancellationRequested)
        {
            HostLog.TimerStateNotSaved(logger, e, function.Name);
        }
    }

    private TimerInfo Info(DateTimeOffset at, bool isPastDue, TimerState? known) => new()
    {
        IsPastDue = isPastDue,
        ScheduleStatus = known is null
            ? null
            : new ScheduleStatus
            {
                Last = known.Last?.UtcDateTime ?? default,
                Next = schedule.Next(at).UtcDateTime,
                LastUpdated = known.LastUpdated.UtcDateTime,
            },
    };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
