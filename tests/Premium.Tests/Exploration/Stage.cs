namespace Premium.Tests.Exploration;

/// <summary>
/// Lets actors go on one call at a time, in the order of a schedule. Everything happens on one thread: what waits
/// goes on inside <see cref="Play"/>.
/// </summary>
/// <param name="schedule">Whose turn it is.</param>
/// <param name="deathsMax">How many actors may die in one run.</param>
/// <param name="check">Looks at everything after each step; returns what is wrong, or null.</param>
internal sealed class Stage(Schedule schedule, int deathsMax, Func<string?> check)
{
    private readonly List<(Actor Actor, Task Work)> cast = [];
    private int deaths;

    public void Add(Actor actor, Func<Actor, Task> work) => cast.Add((actor, work(actor)));

    /// <summary>Plays until all who work are done or dead; returns what went wrong, or null.</summary>
    public string? Play()
    {
        Actor? current = null;
        while (cast.Any(c => c.Actor.IsWaiting && !c.Actor.Yields))
        {
            current = Step(current);
            if (check() is { } wrong)
            {
                return wrong;
            }
        }

        return cast.Where(c => !c.Actor.Yields).Select(Wrong).OfType<string>().FirstOrDefault();
    }

    private Actor? Step(Actor? current)
    {
        var mayGoOn = current is { IsWaiting: true, Yields: false };
        List<Actor> next =
        [
            .. mayGoOn ? [current!] : Array.Empty<Actor>(),
            .. cast.Select(c => c.Actor).Where(a => a.IsWaiting && !(mayGoOn && a == current)),
        ];
        List<Option> options = [.. next.Select(a => new Option(
            $"{a.Name}: {a.Next}", mayGoOn && a != current ? 1 : 0))];
        if (mayGoOn && deaths < deathsMax && current!.Dies is not null)
        {
            // Dying later, while others go on, is the same as dying now: nobody sees the difference.
            options.Add(new Option($"{current.Name} dies before: {current.Next}"));
        }

        var taken = schedule.Choose(options);
        if (taken == next.Count)
        {
            deaths++;
            current!.Die();
            return null;
        }

        next[taken].GoOn();
        return next[taken];
    }

    private static string? Wrong((Actor Actor, Task Work) one) =>
        one.Actor.Token.IsCancellationRequested ? null
        : one.Work.IsFaulted ? $"{one.Actor.Name} failed: {one.Work.Exception.InnerException?.Message}"
        : !one.Work.IsCompleted ? $"{one.Actor.Name} waits for something outside the exploration"
        : null;
}
