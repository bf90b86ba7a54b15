namespace Premium.Tests.Exploration;

/// <summary>What an exploration did.</summary>
/// <param name="Schedules">Schedules played, by the number of preemptions in them.</param>
/// <param name="Steps">Choices made in all of them together.</param>
/// <param name="IsComplete">True if every schedule within the bound was played.</param>
/// <param name="Breach">What was wrong in the last schedule; null if nothing was in any.</param>
internal sealed record Exploration(IReadOnlyList<int> Schedules, long Steps, bool IsComplete, Breach? Breach)
{
    public int Count => Schedules.Sum();
}

/// <summary>What was wrong, and the schedule that shows it.</summary>
internal sealed record Breach(string What, Schedule Schedule)
{
    public override string ToString() => $"{What}{Environment.NewLine}{Schedule}";
}

/// <summary>
/// Plays every schedule with at most so many preemptions, each exactly once and from the start, those with fewer
/// preemptions first: what it finds, it finds in its simplest form. (Iterative context bounding: M. Musuvathi and
/// S. Qadeer, PLDI 2007; most races need two preemptions or fewer.)
/// </summary>
internal static class Explorer
{
    /// <param name="preemptionsMax">The bound.</param>
    /// <param name="play">Plays one schedule and returns what was wrong, or null.</param>
    /// <param name="everyNth">
    /// Of those with as many preemptions as the bound, by far the most, one in so many is played, with what follows it.
    /// </param>
    public static Exploration Explore(int preemptionsMax, Func<Schedule, string?> play, int everyNth = 1)
    {
        var met = 0;
        var played = new int[preemptionsMax + 1];
        var steps = 0L;
        var pending = Enumerable.Range(0, preemptionsMax + 1).Select(_ => new Stack<Schedule>()).ToArray();
        pending[0].Push(new Schedule([]));
        for (var preemptions = 0; preemptions <= preemptionsMax; preemptions++)
        {
            while (pending[preemptions].TryPop(out var schedule))
            {
                if (preemptions > 0 && preemptions == preemptionsMax && met++ % everyNth != 0)
                {
                    continue;
                }

                var wrong = play(schedule);
                played[preemptions]++;
                steps += schedule.Choices.Count;
                if (wrong is not null)
                {
                    return new Exploration(played, steps, IsComplete: false, new Breach(wrong, schedule));
                }

                Branch(schedule, pending);
            }
        }

        return new Exploration(played, steps, pending.All(p => p.Count == 0), Breach: null);
    }

    /// <summary>Whatever else could have been done at the points that this schedule was the first to meet.</summary>
    private static void Branch(Schedule schedule, Stack<Schedule>[] pending)
    {
        var before = schedule.Preemptions;
        for (var at = schedule.Prescribed; at < schedule.Choices.Count; at++)
        {
            var options = schedule.Choices[at].Options;
            for (var other = 1; other < options.Count; other++)
            {
                var preemptions = before + options[other].Preemptions;
                if (preemptions < pending.Length)
                {
                    pending[preemptions].Push(new Schedule(schedule.Choices, at, other));
                }
            }
        }
    }
}
