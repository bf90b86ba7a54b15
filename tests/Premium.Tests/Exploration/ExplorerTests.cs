namespace Premium.Tests.Exploration;

/// <summary>The explorer on games small enough to be counted by hand.</summary>
public sealed class ExplorerTests
{
    /// <summary>Two with n steps each have (2n)! / n! n! orders.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 20)]
    [InlineData(5, 252)]
    public void EveryOrder_isPlayed_exactlyOnce(int steps, int orders)
    {
        var played = new List<string>();

        var exploration = Explorer.Explore(preemptionsMax: 2 * steps, schedule =>
        {
            var order = "";
            Play(schedule, deathsMax: 0, steps, steps, name => order += name);
            played.Add(order);
            return null;
        });

        Assert.True(exploration.IsComplete);
        Assert.Equal(orders, played.Count);
        Assert.Equal(orders, played.Distinct().Count());
        Assert.All(played, order => Assert.Equal(steps, order.Count(c => c == 'a')));
    }

    /// <summary>Three steps each: aaabbb and bbbaaa need none, aabbba and the like one.</summary>
    [Fact]
    public void Bound_keepsToSoManyPreemptions() => Assert.Equal(
        [2, 4, 8], Explorer.Explore(preemptionsMax: 2, schedule => Play(schedule, 0, 3, 3, _ => { })).Schedules);

    [Fact]
    public void Part_leavesOutOnlyOfThoseAtTheBound()
    {
        var half = Explorer.Explore(2, schedule => Play(schedule, 0, 3, 3, _ => { }), everyNth: 2).Schedules;

        Assert.Equal([2, 4], half.SkipLast(1));
        Assert.InRange(half[^1], 3, 5);
    }

    /// <summary>aabb, bbaa; one dies after its first step; after its first step the other dies.</summary>
    [Fact]
    public void Death_isAnOption_beforeEveryCallButTheFirst()
    {
        var played = new List<string>();

        Explorer.Explore(preemptionsMax: 0, schedule =>
        {
            var order = "";
            Play(schedule, deathsMax: 1, 2, 2, name => order += name);
            played.Add(order);
            return null;
        });

        Assert.Equal(["aab", "aabb", "abb", "baa", "bba", "bbaa"], played.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LostUpdate_isFound_withOnePreemption_andNotWithNone()
    {
        static string? Count(Schedule schedule)
        {
            var total = 0;
            var read = new Dictionary<string, int>();
            Play(schedule, 0, 2, 2, name => total = read.Remove(name, out var seen) ? seen + 1 : Seen(name));
            return total == 2 ? null : $"counted {total}";

            int Seen(string name)
            {
                read[name] = total;
                return total;
            }
        }

        var sequential = Explorer.Explore(preemptionsMax: 0, Count);
        var preempted = Explorer.Explore(preemptionsMax: 1, Count);

        Assert.True(sequential is { Breach: null, IsComplete: true });
        Assert.True(preempted is { Breach.What: "counted 1", IsComplete: false });
        Assert.Equal("counted 1", Count(Schedule.Replay(preempted.Breach.Schedule.Numbers)));
    }

    [Fact]
    public void Run_thatDependsOnMoreThanItsChoices_isRefused()
    {
        var runs = 0;

        var refused = Assert.Throws<InvalidOperationException>(() => Explorer.Explore(0, schedule =>
        {
            schedule.Choose([new Option($"run {++runs}"), new Option("other")]);
            return null;
        }));

        Assert.Contains("Choice 0 was run 1 | other, now run 2 | other", refused.Message, StringComparison.Ordinal);
    }

    private static string? Play(Schedule schedule, int deathsMax, int stepsOfA, int stepsOfB, Action<string> step)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var stage = new Stage(schedule, deathsMax, () => null);
            using var a = new Actor("a") { Dies = () => { } };
            using var b = new Actor("b") { Dies = () => { } };
            stage.Add(a, actor => StepsAsync(actor, stepsOfA, step));
            stage.Add(b, actor => StepsAsync(actor, stepsOfB, step));
            return stage.Play();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static async Task StepsAsync(Actor actor, int steps, Action<string> step)
    {
        for (var i = 1; i <= steps; i++)
        {
            await actor.TurnAsync($"step {i}");
            step(actor.Name);
        }
    }
}
