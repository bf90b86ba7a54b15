using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Red runs are on the worklist, red and amber ones pinned, until a person signs them off, and no others. What was
/// signed off before it closed, nobody has looked at.
/// </summary>
internal sealed class RunWorkAudit(AuditBooks books)
{
    private const string Rule = "signed off";

    /// <summary>So far back every run is read; of older ones those that nobody has signed off.</summary>
    private const int RunDays = 31;

    private const int UnsignedDays = 366;

    /// <summary>Where nobody signs anything off, so many old ones are shown.</summary>
    private const int UnsignedMax = 100;

    private readonly Dictionary<string, (string State, DateTimeOffset? ClosedAt)> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> signed = new(StringComparer.Ordinal);

    /// <summary>Whoever tells of the worklist saw them stand there: they are known when they are older.</summary>
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>How a run is kept: closed, written down as one that did not begin, or as nobody can read it.</summary>
    public void Stands(string run, string state, DateTimeOffset? closedAt) => runs[run] = (state, closedAt);

    public void SignedOff(string run, DateTimeOffset at) => signed[run] = at;

    public void ToldWork(DateTimeOffset begun)
    {
        var oldest = AuditBooks.Day(begun).AddDays(-RunDays);
        known.UnionWith(runs.Keys.Where(r => NeedsSomebody(r) && DayOf(r) > oldest && !(runs[r].ClosedAt >= begun)));
    }

    /// <param name="items">The worklist.</param>
    /// <param name="pinned">Runs that are shown as not signed off.</param>
    /// <param name="day">On which they were read.</param>
    public void Check(IReadOnlyList<WorkItem> items, IReadOnlyList<string> pinned, DateOnly day)
    {
        var (listed, shown) = (
            items.Where(i => i.Kind == WorkKinds.RedRun).Select(i => i.Run).ToHashSet(), pinned.ToHashSet());
        var unsigned = runs.Keys.Where(NeedsSomebody).ToList();
        var red = unsigned.Where(r => runs[r].State == "Red").ToHashSet();
        var first = day.AddDays(-RunDays);
        var older = red.Where(r => DayOf(r) <= first && DayOf(r) > day.AddDays(-UnsignedDays)).ToList();
        foreach (var run in unsigned.Where(r => DayOf(r) > first).Concat(
            older.Count < UnsignedMax ? older.Where(known.Contains) : []))
        {
            if (red.Contains(run) && !listed.Contains(run))
            {
                books.Broken(Rule, $"run {run} is red, nobody signed it off, and the worklist does not name it");
            }

            if (!shown.Contains(run))
            {
                books.Broken(Rule, $"run {run} is {runs[run].State}, nobody signed it off, and it is not pinned");
            }
        }

        foreach (var run in listed.Where(r => !red.Contains(r)))
        {
            books.Broken(Rule, $"run {run} is on the worklist, and it is not red, or was signed off");
        }

        foreach (var run in shown.Except(unsigned))
        {
            books.Broken(Rule, $"run {run} is pinned, and it is neither red nor amber, or was signed off");
        }
    }

    private bool NeedsSomebody(string run) => runs[run].State is "Red" or "Amber"
        && !(signed.TryGetValue(run, out var at) && !(runs[run].ClosedAt > at));

    /// <summary>The day in a run's id.</summary>
    private static DateOnly DayOf(string run) =>
        DateOnly.ParseExact(run.Split('~')[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
