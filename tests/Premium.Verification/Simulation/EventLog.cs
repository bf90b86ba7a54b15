using System.Globalization;

namespace Premium.Verification.Simulation;

/// <summary>
/// What happened, step by step. Keeps the last events for whoever must explain a breach and, if asked to, writes all
/// of them: the same seed gives the same bytes.
/// </summary>
public sealed class EventLog(TimeProvider clock, TextWriter? all)
{
    private const int Kept = 30;

    private readonly Entry[] last = new Entry[Kept];

    /// <summary>Events so far: the step that a breach names.</summary>
    public long Step { get; private set; }

    /// <param name="what">What happened.</param>
    /// <param name="who">To what or by whom; its text must not change later.</param>
    /// <param name="more">Further words.</param>
    public void Add(string what, object? who = null, object? more = null)
    {
        var entry = new Entry(++Step, clock.GetUtcNow(), what, who, more);
        last[(int)(Step % Kept)] = entry;
        all?.Write(entry.ToString());
        all?.Write('\n');
    }

    public IReadOnlyList<string> Last() =>
        [.. last.Where(e => e.Step > 0).OrderBy(e => e.Step).Select(e => e.ToString())];

    private readonly record struct Entry(long Step, DateTimeOffset At, string What, object? Who, object? More)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Step,8} {At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {What} {Who} {More}")
            .TrimEnd();
    }
}
