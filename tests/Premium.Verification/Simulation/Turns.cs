namespace Premium.Verification.Simulation;

/// <summary>
/// Lets several workers go on one call at a time, in an order that the dice choose. Everything happens on one thread:
/// a paused call continues inside <see cref="Play"/>.
/// </summary>
internal sealed class Turns(Dice dice, SimulatedClock clock)
{
    private static readonly TimeSpan StallMax = TimeSpan.FromMinutes(9);

    private readonly List<TaskCompletionSource> waiting = [];

    /// <summary>One worker only: its calls go straight through.</summary>
    public bool AreFree { get; private set; } = true;

    public Task NextAsync()
    {
        var turn = new TaskCompletionSource();
        waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Runs work side by side to its end; returns the finished tasks, faulted ones included.</summary>
    public IReadOnlyList<Task> Play(IReadOnlyList<Func<Task>> work)
    {
        AreFree = work.Count == 1;
        var tasks = work.Select(start => start()).ToList();
        while (waiting.Count > 0)
        {
            var index = dice.Below(waiting.Count);
            var next = waiting[index];
            waiting.RemoveAt(index);
            if (dice.Fault(dice.Rates.Stall))
            {
                clock.Pass(StallMax * (dice.Below(100) / 100.0));
            }

            next.SetResult();
        }

        AreFree = true;
        return tasks.TrueForAll(t => t.IsCompleted)
            ? tasks
            : throw new InvalidOperationException("A worker waits for something outside the simulation.");
    }
}
