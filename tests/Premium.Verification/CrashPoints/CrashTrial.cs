using System.Threading.Channels;
using PremiumFunctions.Local;
using PremiumFunctions.Local.Sample;

namespace Premium.Verification.CrashPoints;

/// <summary>What came of dying at the given points, one process after the other.</summary>
/// <param name="Points">Where.</param>
/// <param name="Deaths">At which calls the processes died.</param>
/// <param name="Findings">What differs from the cycle in which nobody died.</param>
/// <param name="Unsent">Bills whose attempt was reserved and never left: each waits until that has settled.</param>
/// <param name="Told">How often each message came to each person.</param>
public sealed record CrashVerdict(
    IReadOnlyList<CrashPoint> Points, IReadOnlyList<string> Deaths, IReadOnlyList<CrashFinding> Findings,
    int Unsent, IReadOnlyList<CrashTold> Told);

/// <summary>Runs a cycle once undisturbed, then once for each point with a process killed there.</summary>
public sealed class CrashTrial : IAsyncDisposable
{
    /// <summary>After every tenth call the process that takes over is killed as well.</summary>
    private const int TwiceEvery = 10;

    private readonly CrashOptions options;
    private readonly Stack<IAsyncDisposable> started = new();
    private readonly List<CrashLane> lanes = [];

    private CrashTrial(CrashOptions options) => this.options = options;

    /// <summary>The cycle in which nobody died: its calls in order, and what all others are held against.</summary>
    public CrashOutcome Calm { get; private set; } = null!;

    /// <exception cref="InvalidOperationException">The undisturbed cycle did not come to an end.</exception>
    public static async Task<CrashTrial> StartAsync(CrashOptions options, int lanes, CancellationToken stop)
    {
        var trial = new CrashTrial(options);
        try
        {
            Directory.CreateDirectory(options.Data);
            var storage = await Azurite.StartAsync(folder: null, stop);
            trial.started.Push(storage);
            var keys = SampleKeys.In(options.Data);
            for (var i = 1; i <= lanes; i++)
            {
                var lane = await CrashLane.StartAsync(Path.Combine(options.Data, $"lane{i}"), storage, keys, stop);
                trial.started.Push(lane);
                trial.lanes.Add(lane);
            }

            trial.Calm = await trial.RunAsync(trial.lanes[0], [], stop);
            var calm = trial.Calm.Facts;
            IReadOnlyList<string> failures =
                [.. trial.Calm.Failures, .. CrashAudit.Findings(calm, calm).Select(f => f.Text)];
            return failures.Count == 0
                ? trial
                : throw new InvalidOperationException(
                    "The cycle fails without any crash: " + string.Join("; ", failures));
        }
        catch
        {
            await trial.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// At every call of the cycle from the first to the last asked for; the very first call also before it leaves.
    /// Every tenth time the process that takes over is killed, too, at another of its early calls each time.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<CrashPoint>> Points() =>
    [
        .. from call in Enumerable.Range(1, Calm.Calls.Count)
           where call >= options.From && call <= (options.To ?? int.MaxValue)
           from points in PointsAt(call)
           select points,
    ];

    /// <summary>In the order in which they come to an end.</summary>
    public async IAsyncEnumerable<CrashVerdict> VerdictsAsync(
        IEnumerable<IReadOnlyList<CrashPoint>> all,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var left = Channel.CreateUnbounded<IReadOnlyList<CrashPoint>>();
        foreach (var points in all)
        {
            left.Writer.TryWrite(points);
        }

        left.Writer.Complete();
        var verdicts = Channel.CreateUnbounded<CrashVerdict>();
        var work = Task.WhenAll(lanes.Select(async lane =>
        {
            while (left.Reader.TryRead(out var points))
            {
                verdicts.Writer.TryWrite(await VerdictAsync(lane, points, stop));
            }
        })).ContinueWith(
            done => verdicts.Writer.Complete(done.Exception?.InnerException), TaskScheduler.Default);
        await foreach (var verdict in verdicts.Reader.ReadAllAsync(stop))
        {
            yield return verdict;
        }

        await work;
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private IEnumerable<IReadOnlyList<CrashPoint>> PointsAt(int call)
    {
        foreach (var moment in call == 1 ? [CrashMoment.Before, CrashMoment.After] : options.Moments)
        {
            yield return [new CrashPoint(call, moment)];
            if (call % TwiceEvery == 0)
            {
                yield return
                [
                    new CrashPoint(call, moment),
                    new CrashPoint(1 + (call * 7 / TwiceEvery % 23), CrashMoment.After),
                ];
            }
        }
    }

    private async Task<CrashVerdict> VerdictAsync(
        CrashLane lane, IReadOnlyList<CrashPoint> points, CancellationToken stop)
    {
        var outcome = await RunAsync(lane, points, stop);
        return new CrashVerdict(
            points,
            outcome.Deaths,
            [
                .. CrashAudit.Findings(Calm.Facts, outcome.Facts),
                .. outcome.Failures.Select(f => new CrashFinding(CrashFault.Unexplained, f)),
            ],
            outcome.Facts.Unsent - Calm.Facts.Unsent,
            outcome.Facts.Told);
    }

    private async Task<CrashOutcome> RunAsync(
        CrashLane lane, IReadOnlyList<CrashPoint> points, CancellationToken stop)
    {
        await using var world = await CrashWorld.StartAsync(lane, options, stop);
        return await world.RunAsync(points, stop);
    }
}
