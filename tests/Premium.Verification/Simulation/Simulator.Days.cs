using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Verification.Simulation;

/// <summary>The days: timers on schedule, late, twice or not at all, and what befalls the installation.</summary>
public sealed partial class Simulator
{
    /// <summary>A firing this late is past due: the host fires it once or, after a long stop, not at all.</summary>
    private static readonly TimeSpan PastDue = TimeSpan.FromHours(2);

    private static readonly string[] Timers = ["collect", "watch", "reconcile", "check runs"];

    private readonly Dictionary<string, DateTimeOffset> deadUntil = new(StringComparer.Ordinal);

    private void Begin(DateOnly day)
    {
        var midnight = At(day);
        agenda.At(midnight, () =>
        {
            if (midnight > calmFrom.AddDays(CalmDaysOfTelling))
            {
                auditor.CalmDayOver(midnight);
            }

            regency.LiveThrough(day, midnight);
            FireOn(day, RunPurpose.Collect, "collect", engine => stop => engine.StartAsync(RunPurpose.Collect, stop));
            FireOn(day, RunPurpose.Watch, "watch", engine => stop => engine.StartAsync(RunPurpose.Watch, stop));
            FireOn(day, RunPurpose.Reconcile, "reconcile", engine => engine.ReconcileAsync);
            foreach (var hour in (int[])[9, 14, 21])
            {
                Fire(At(day, hour, 20), "check runs", engine => engine.CheckRunsAsync, () => TellLast(day));
            }

            if (midnight < calmFrom.AddDays(CalmDaysOfPeople))
            {
                people.LiveThrough(midnight);
            }

            if (day.DayOfWeek == DayOfWeek.Monday)
            {
                agenda.At(At(day, 10), Look);
            }

            if (IsWorkRead(day))
            {
                agenda.At(At(day, 10), () => SignOff(List()));
            }

            treasurers.LiveThrough(midnight, villages);
            Misfortunes(midnight);
            mishaps.LiveThrough(midnight);
            ForeignHand(midnight);
            if (day.DayOfWeek == DayOfWeek.Sunday)
            {
                Export(midnight);
            }

            Begin(day.AddDays(1));
        });
    }

    private void FireOn(
        DateOnly day, RunPurpose purpose, string timer, Func<Engine, Func<CancellationToken, Task>> does)
    {
        if (timers.Due(purpose, day) is { } due)
        {
            Fire(due, timer, does);
        }
    }

    /// <summary>Once a week, and daily in the end: reading the worklist reads all that is open.</summary>
    private bool IsWorkRead(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday || At(day) >= calmFrom;

    /// <summary>What a check does last; whatever failed before does not keep it from that.</summary>
    private void TellLast(DateOnly day)
    {
        Work(
            [
                IsWorkRead(day) ? ("tell the worklist", TellWorkAsync)
                    : ("try notices again", engine => engine.RetryNoticesAsync),
            ],
            [],
            offices);
        TellWork([("advance", engine => engine.AdvanceAsync)]);
    }

    /// <summary>What storage did not give it cannot tell: the next check does.</summary>
    private Func<CancellationToken, Task> TellWorkAsync(Engine engine) => async stop =>
    {
        long Failures() => dice.Kinds.GetValueOrDefault(nameof(FaultRates.StorageThrottle));
        var (begun, before) = (clock.GetUtcNow(), Failures());
        await engine.TellWorkAsync(stop);
        if (Failures() == before)
        {
            auditor.ToldWork(begun);
        }
    };

    private void Fire(
        DateTimeOffset due, string timer, Func<Engine, Func<CancellationToken, Task>> does, Action? then = null)
    {
        agenda.At(due, () =>
        {
            if (deadUntil.GetValueOrDefault(timer) > clock.GetUtcNow() && !dice.IsCalm)
            {
                dice.Saw("timer dead for days");
                log.Add("timer dead", timer);
                return;
            }

            if (dice.Fault(dice.Rates.TimerSkipped) || (clock.GetUtcNow() - due > PastDue && dice.Chance(0.5)))
            {
                log.Add("timer skipped", timer);
                return;
            }

            log.Add("timer", timer);
            Work(dice.Fault(dice.Rates.TimerDoubled) ? [(timer, does), (timer, does)] : [(timer, does)], []);
            then?.Invoke();
        });
    }

    private void Misfortunes(DateTimeOffset midnight)
    {
        if (dice.Fault(dice.Rates.MessageForeign))
        {
            wake.Put(WakeQueues.Districts, "not one of ours", TimeSpan.Zero);
        }

        if (dice.Fault(dice.Rates.TimerDead))
        {
            var timer = Timers[dice.Below(Timers.Length)];
            deadUntil[timer] = midnight.AddHours(24 + dice.Below(120));
            log.Add("timer dies", timer, deadUntil[timer]);
        }

        if (dice.Fault(dice.Rates.Maintenance))
        {
            var bank = SimulatedRegency.Banks[dice.Below(SimulatedRegency.Banks.Count)];
            var length = TimeSpan.FromMinutes(30 + dice.Below(480));
            agenda.At(midnight.AddHours(6 + dice.Below(14)), () =>
            {
                log.Add("maintenance", bank, length);
                scene.Bank.Maintain(bank, length);
            });
        }

        if (dice.Fault(dice.Rates.PartnerRejected))
        {
            var bank = SimulatedRegency.Banks[dice.Below(SimulatedRegency.Banks.Count)];
            log.Add("rejects us as its partner", bank);
            scene.Bank.Reject(bank, TimeSpan.FromHours(20 + dice.Below(80)));
        }

        Stop("Outage", dice.Rates.Outage, midnight.AddHours(dice.Below(24)), TimeSpan.FromHours(24 + dice.Below(96)));
        Stop(
            "ClockJump", dice.Rates.ClockJump, midnight.AddHours(dice.Below(24)),
            TimeSpan.FromMinutes(1 + dice.Below(720)));
    }

    /// <summary>Nothing runs, or the clock jumps: to the engine it is the same.</summary>
    private void Stop(string kind, double chance, DateTimeOffset at, TimeSpan length)
    {
        if (dice.Fault(chance, kind))
        {
            agenda.At(at, () =>
            {
                if (!dice.IsCalm && clock.GetUtcNow() + length < calmFrom)
                {
                    log.Add("stands still", length);
                    clock.Pass(length);
                    auditor.NewDay(clock.GetUtcNow());
                }
            });
        }
    }

    /// <summary>Somebody reads the worklist, and nothing fails meanwhile: what it says is audited.</summary>
    /// <returns>Runs that nobody has signed off.</returns>
    private IReadOnlyList<string> List()
    {
        using var reader = new Worker("who reads the worklist", turnsOfTelling, diesAt: 0, diesAfter: false);
        var (items, runs) = EngineOf(reader, reading).WorkAsync(reader.Token).GetAwaiter().GetResult();
        List<string> pinned = [.. runs.Select(r => r.Id)];
        auditor.Listed(items, pinned, clock.GetUtcNow(), dice.IsCalm);
        return pinned;
    }

    /// <summary>At times somebody looks at a run or two, and says so; most stay as they are.</summary>
    private void SignOff(IReadOnlyList<string> pinned)
    {
        if (pinned.Count == 0 || !clerks.Chance(0.4))
        {
            return;
        }

        var run = pinned[clerks.Below(pinned.Count)];
        var isNewest = clerks.Chance(0.5);
        agenda.At(clock.GetUtcNow() + clerks.Seconds(600, 10_000), () => Work(
            [
                ("sign a run off", engine => async stop =>
                {
                    var request = new WorkNoteRequest(
                        NoteWork.RunKey(isNewest ? pinned[0] : run), "ani@dinas.example") { IsSignedOff = true };
                    if (await engine.NoteAsync(request, stop) is not null)
                    {
                        auditor.SignedOff(isNewest ? pinned[0] : run, clock.GetUtcNow());
                        dice.Saw("a run is signed off");
                    }
                }),
            ],
            [],
            offices));
    }

    /// <summary>An admin looks at the pages; what they say is audited.</summary>
    private void Look()
    {
        var today = plan.Rules.Today(clock.GetUtcNow());
        Work(
            [
                ("pages", engine => async stop =>
                {
                    foreach (var bill in (await engine.ReadAsync(stop)).SelectMany(d => d.Bills))
                    {
                        auditor.Viewed(
                            bill.Village.Code, bill.Bill.Id.Segment, bill.Standing.ToString(), today);
                    }
                }),
            ],
            []);
    }
}
