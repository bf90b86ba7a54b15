using System.Globalization;

namespace Premium.Tests.Exploration;

/// <summary>One way to go on; taking the processor from someone who could go on costs a preemption.</summary>
internal readonly record struct Option(string Name, int Preemptions = 0)
{
    public override string ToString() => Name;
}

/// <summary>What was chosen at one point, out of what.</summary>
internal sealed record Choice(IReadOnlyList<Option> Options, int Taken)
{
    public override string ToString() => Options[Taken].Name;
}

/// <summary>
/// The order in which one run goes: first as prescribed, then always the first option. The options at a point depend
/// on nothing but the choices before it, so the numbers of the options taken are the whole run.
/// </summary>
/// <param name="prescribed">Choices of an earlier run.</param>
/// <param name="length">How many of them count.</param>
/// <param name="taken">What is taken after them in place of what that run took; null for nothing.</param>
internal sealed class Schedule(IReadOnlyList<Choice> prescribed, int length = 0, int? taken = null)
{
    private readonly List<Choice> choices = [];

    public IReadOnlyList<Choice> Choices => choices;

    /// <summary>Choices that were given; the points from here on were met for the first time.</summary>
    public int Prescribed => length + (taken is null ? 0 : 1);

    public int Preemptions => choices.Sum(c => c.Options[c.Taken].Preemptions);

    /// <summary>The numbers of the options taken, for <see cref="Replay"/>; trailing zeros left out.</summary>
    public string Numbers => string.Join(' ', choices.Take(choices.FindLastIndex(c => c.Taken > 0) + 1)
        .Select(c => c.Taken));

    /// <summary>The run that <see cref="Numbers"/> names.</summary>
    public static Schedule Replay(string numbers)
    {
        var taken = numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new([.. taken.Select(n => new Choice([], int.Parse(n, CultureInfo.InvariantCulture)))], taken.Length);
    }

    /// <exception cref="InvalidOperationException">
    /// The options differ from those of the earlier run: something but the choices decides.
    /// </exception>
    public int Choose(IReadOnlyList<Option> options)
    {
        var at = choices.Count;
        var known = at < Prescribed ? prescribed[at] : new Choice(options, 0);
        if (known.Options.Count > 0 && !known.Options.SequenceEqual(options))
        {
            throw new InvalidOperationException(
                $"Choice {at} was {string.Join(" | ", known.Options)}, now {string.Join(" | ", options)}.");
        }

        var chosen = new Choice(options, at == length && taken is { } other ? other : known.Taken);
        choices.Add(chosen);
        return chosen.Taken;
    }

    public override string ToString() =>
        $"choices {Numbers}{Environment.NewLine}{string.Join(Environment.NewLine, choices.Select(c => $"  {c}"))}";
}
