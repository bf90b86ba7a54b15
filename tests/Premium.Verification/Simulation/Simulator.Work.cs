using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>The work: invocations side by side, and what becomes of a message whose invocation failed.</summary>
public sealed partial class Simulator
{
    private const int TriesMax = 5;

    /// <summary>So long a message that is none of ours stays where it was set aside.</summary>
    private static readonly TimeSpan ForeignKept = TimeSpan.FromDays(5);

    private readonly Dictionary<(string Queue, string Text), int> tries = [];

    /// <summary>Two processes, each of which forgets when it is killed.</summary>
    private readonly (BelievedSheets Believed, PutWakes Put)[] hosts = [(new(), new()), (new(), new())];

    /// <summary>Imports that somebody takes while a collection is at work.</summary>
    private readonly Queue<((string Name, Job Does) Take, Action Then)> beside = [];

    private void WorkMessages()
    {
        var first = wake.Take()!;
        if (first.Queue == WakeQueues.Districts && beside.TryDequeue(out var import))
        {
            dice.Saw("import beside a collection");
            auditor.Beside(true);
            Work(
                [
                    (Name(first), engine => stop => engine.MessageAsync(first.Queue, first.Text, stop)),
                    (import.Take.Name, engine => import.Take.Does(engine)),
                ],
                [first]);
            auditor.Beside(false);
            import.Then();
            return;
        }

        var by = first.Queue == WakeQueues.Alerts ? telling : scene;
        if (!by.Dice.Fault(by.Dice.Rates.TwoWorkers))
        {
            Work([(Name(first), engine => stop => engine.MessageAsync(first.Queue, first.Text, stop))], [first], by);
            return;
        }

        // The same message twice, as when its lease ran out too early, or two messages at once.
        var second = by.Dice.Chance(0.5) ? first : wake.Take() ?? first;
        Work(
            [
                (Name(first), engine => stop => engine.MessageAsync(first.Queue, first.Text, stop)),
                (Name(second), engine => stop => engine.MessageAsync(second.Queue, second.Text, stop)),
            ],
            [first, second],
            by);
    }

    /// <summary>About what villages are told, hear or answer.</summary>
    private void TellWork(IReadOnlyList<(string Name, Job Does)> jobs) => Work(
        [.. jobs.Select(j => (j.Name, (Func<Engine, Func<CancellationToken, Task>>)(e => j.Does(e))))], [], telling);

    private static string Name(QueuedWake message) => message.Text;

    /// <summary>Runs invocations side by side; a message whose invocation failed comes back, five times.</summary>
    private void Work(
        IReadOnlyList<(string Name, Func<Engine, Func<CancellationToken, Task>> Does)> invocations,
        IReadOnlyList<QueuedWake> messages) => Work(invocations, messages, scene);

    private void Work(
        IReadOnlyList<(string Name, Func<Engine, Func<CancellationToken, Task>> Does)> invocations,
        IReadOnlyList<QueuedWake> messages, Scene by)
    {
        var (chance, order) = (by.Dice, by == scene ? turns : turnsOfTelling);
        var workers = invocations.Select(i => new Worker(
            i.Name, order, chance.Fault(chance.Rates.Crash) ? 1 + chance.Below(25) : 0, chance.Chance(0.5))).ToList();
        var tasks = order.Play([.. invocations.Select((invocation, i) => (Func<Task>)(() =>
        {
            log.Add("begin", invocation.Name);
            return Guarded(invocation.Does(EngineOf(workers[i], by)), workers[i]);
        }))]);
        for (var i = 0; i < tasks.Count; i++)
        {
            var failure = tasks[i].IsCompletedSuccessfully ? null : tasks[i].Exception?.InnerException;
            if (tasks[i].IsCanceled || failure is not null)
            {
                if (workers[i].IsDead)
                {
                    hosts[chance.Below(hosts.Length)] = (new(), new());
                }

                log.Add(workers[i].IsDead ? "killed" : "failed", workers[i].Name, failure?.GetType().Name);
                Failed(workers[i], failure, messages.ElementAtOrDefault(i), chance);
            }
            else if (messages.ElementAtOrDefault(i) is { } done)
            {
                tries.Remove((done.Queue, done.Text));
            }

            workers[i].Dispose();
        }
    }

    /// <summary>A throw before the first await becomes a failed task like any other.</summary>
    private static async Task Guarded(Func<CancellationToken, Task> does, Worker worker) => await does(worker.Token);

    private Engine EngineOf(Worker worker, Scene by)
    {
        var bank = new FaultyBank(scene.Bank, worker, by);
        var host = hosts[by.Dice.Below(hosts.Length)];
        return new Engine(
            alter(new EngineParts(
                new FaultyRegistry(registry, worker, by),
                new FaultyLedger(ledger, worker, by),
                bank,
                bank,
                new FaultyLimits(limits, worker, by),
                new FaultyWake(wake, worker, by),
                new FaultyChannel(mailbox, mail, treasurers, worker, by == scene ? offices : by),
                plan.RulesOn(AuditBooks.Day(clock.GetUtcNow())),
                by == scene ? clock : new TickingClock(clock))
            {
                Schedule = timers.Schedule,
                Files = office,
                People = new FaultyPeople(vault, worker, by),
                Imports = new FaultyImports(imports, worker, by),
                Receipts = receipts,
                Notes = notes,
                SetAside = setAside,
                Notices = new FaultyNotices(notices, worker, by == scene ? offices : by),
                Phone = new FaultyPhone(phones, worker, by),
                Replies = new FaultyReplies(replies, worker, by),
                Inbound = inbound,
                Back = phones,
                Links = treasurers.Links,
                Believed = host.Believed,
                Put = host.Put,
            }),
            auditor);
    }

    private void Failed(Worker worker, Exception? failure, QueuedWake? message, Dice chance)
    {
        var isOurs = message is null || message.Text.StartsWith('{');
        if (!worker.IsDead && failure is not (null or SimulatedFaultException) && isOurs)
        {
            auditor.Threw(worker.Name, failure);
        }

        if (message is null)
        {
            return;
        }

        var count = tries[(message.Queue, message.Text)] = tries.GetValueOrDefault((message.Queue, message.Text)) + 1;
        if (count < TriesMax)
        {
            wake.Put(message.Queue, message.Text, chance.Seconds(1, 90));
            return;
        }

        tries.Remove((message.Queue, message.Text));
        log.Add("poison", message.Text);
        setAside.Add(message.Queue);
        auditor.SetAside(message.Queue, isSetAside: true);
        agenda.At(clock.GetUtcNow() + (isOurs ? chance.Seconds(600, 100_000) : ForeignKept), () =>
        {
            setAside.PutBack(message.Queue);
            auditor.SetAside(message.Queue, isSetAside: false);
            log.Add(isOurs ? "an admin puts back" : "an admin takes out", message.Text);
            if (isOurs)
            {
                wake.Put(message.Queue, message.Text, TimeSpan.Zero);
            }
        });
    }
}
