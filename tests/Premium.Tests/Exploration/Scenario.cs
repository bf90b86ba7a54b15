using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;
using Premium.Verification.Simulation;

namespace Premium.Tests.Exploration;

/// <summary>Who meets over one bill, at what bank, and what the bill deserves in the end.</summary>
internal sealed record Scenario(string Name)
{
    public int PreemptionsMax { get; init; } = 2;

    /// <summary>The suite has minutes for all of its tests; all orders take four on one core.</summary>
    private const int PartInSuite = 4;

    /// <summary>How many workers may die.</summary>
    public int DeathsMax { get; init; }

    /// <summary>How the bank treats the first attempt; later ones go well.</summary>
    public PaymentConduct First { get; init; } = PaymentConduct.Prompt;

    public long Money { get; init; } = 10_000_000;

    /// <summary>The morning after which there is enough of it, at the latest.</summary>
    public int MoneyOnMorning { get; init; } = 1;

    /// <summary>Time that may pass at any point, one after the other.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [];

    /// <summary>Alert stages that the bill deserves.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>The money may come before an alert is sent, which then is not.</summary>
    public bool MayWithdraw { get; init; }

    /// <summary>What has happened before.</summary>
    public Func<OneBill, Task> Before { get; init; } = world => world.OpenRunAsync();

    public required IReadOnlyList<Part> Cast { get; init; }

    /// <summary>One defect between the use cases and the ports; none if left out.</summary>
    public Func<EngineParts, EngineParts> Alter { get; init; } = parts => parts;

    /// <summary>Every schedule within the bound.</summary>
    public Exploration Explore() => Explorer.Explore(PreemptionsMax, Play);

    /// <summary>
    /// Every schedule with fewer preemptions than the bound, and a part of those at it; <c>EXPLORE=all</c> plays all
    /// of them, <c>EXPLORE=more</c> with one preemption more.
    /// </summary>
    public Exploration ExploreInSuite() => Environment.GetEnvironmentVariable("EXPLORE") switch
    {
        "all" => Explore(),
        "more" => Explorer.Explore(PreemptionsMax + 1, Play),
        _ => Explorer.Explore(PreemptionsMax, Play, PartInSuite),
    };

    /// <summary>Plays one schedule from the start; returns what was wrong, or null.</summary>
    public string? Play(Schedule schedule)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return PlayAsync(schedule) is { IsCompleted: true } played
                ? played.GetAwaiter().GetResult()
                : throw new InvalidOperationException("Something waits for what is outside the exploration.");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task<string?> PlayAsync(Schedule schedule)
    {
        var world = new OneBill(order => order.Id.Attempt == 1 ? new BankConduct(First) : BankConduct.Good, Money);
        await Before(world);
        var inspector = new Inspector(world);
        var stage = new Stage(schedule, DeathsMax, inspector.AfterStep);
        List<Actor> actors = [];
        void Enter(Actor actor, Func<Actor, Task> work)
        {
            actors.Add(actor);
            stage.Add(actor, work);
        }

        foreach (var part in Cast)
        {
            Enter(
                new Actor(part.Name) { Dies = part.IsMortal ? () => world.Redeliver(part.Message) : null },
                actor => part.Works(Through(actor, Alter(world.Parts)), actor.Token));
        }

        Enter(new Actor("clock") { Yields = true }, actor => PassAsync(actor, world));
        try
        {
            if (stage.Play() is { } wrong)
            {
                return wrong;
            }

            world.Parts = Alter(world.Parts);
            await world.SettleAsync(MoneyOnMorning);
            return inspector.AtTheEnd(this, hasDead: actors.Exists(a => a.Token.IsCancellationRequested));
        }
        finally
        {
            actors.ForEach(a => a.Dispose());
        }
    }

    /// <summary>
    /// Every call that others could notice waits for its turn. The register, which nobody here writes, is not one.
    /// </summary>
    private static EngineParts Through(Actor actor, EngineParts parts) => parts with
    {
        Ledger = actor.At(parts.Ledger),
        Bank = actor.At(parts.Bank),
        Statements = actor.At(parts.Statements),
        Wake = actor.At(parts.Wake),
        Channel = actor.At(parts.Channel),
    };

    private async Task PassAsync(Actor clock, OneBill world)
    {
        foreach (var pause in Pauses)
        {
            await clock.TurnAsync($"{pause} pass");
            world.Clock.Pass(pause);
        }
    }
}

/// <summary>One at work: a worker with a message, or an admin.</summary>
/// <param name="Name">As schedules print it.</param>
/// <param name="Works">The use cases, one after the other, over the ports given.</param>
/// <param name="IsMortal">May die at any of its calls; its message comes again.</param>
internal sealed record Part(string Name, Func<EngineParts, CancellationToken, Task> Works, bool IsMortal = false)
{
    /// <summary>The run of the morning's timer, to which the workers' messages belong.</summary>
    public DistrictWake Message { get; init; } = OneBill.Wake;

    public static Part Worker(int number, bool isMortal = false, WakePurpose purpose = WakePurpose.Collect) => new(
        $"worker {number}",
        (parts, stop) => OneBill.CollectAsync(parts, OneBill.Wake with { Purpose = purpose }, stop),
        isMortal);

    /// <summary>Starts a run by hand, and works its message at once.</summary>
    public static Part Admin { get; } = new("admin", async (parts, stop) =>
    {
        var run = await OneBill.StartAsync(parts, RunPurpose.Collect, stop);
        await OneBill.CollectAsync(parts, OneBill.Wake with { Run = run.Id }, stop);
    });

    /// <summary>Starts a reconciliation by hand, and works its message at once.</summary>
    public static Part Reconciler { get; } = new("reconciler", async (parts, stop) =>
    {
        var run = await OneBill.StartAsync(parts, RunPurpose.Reconcile, stop);
        await OneBill.ReconcileAsync(parts, run.Id, stop);
    });

    /// <summary>One of two who decide what became of the first attempt; the bank's letter is right.</summary>
    public static Part Decider(string name, DecidedOutcome outcome) => new(
        name,
        (parts, stop) => new DecideUnknown(
            parts.Ledger, parts.Bank, parts.Statements, parts.Rules, parts.Clock,
            NullLogger<DecideUnknown>.Instance).RunAsync(
            new DecisionRequest(
                Some.BillId().Attempt(1), outcome, "bank menjawab lewat surat", "surat bank 14/XII", name),
            stop));

    /// <summary>Has removed the cause of the refusal.</summary>
    public static Part Clearer(string name) => new(
        name,
        (parts, stop) => new ClearBill(parts.Ledger, parts.Wake, parts.Clock).RunAsync(
            Some.BillId(), "rekening sudah aktif", name, stop));

    public static Part Sender(int number) => new($"sender {number}", OneBill.SendAsync);
}
