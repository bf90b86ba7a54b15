using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rule 7, where a run did not even begin: told once under its own id, as soon as runs are checked; nothing of the
/// kind is told of a run that did.
/// </summary>
internal sealed class MissedRunAudit(AuditBooks books)
{
    private const string Rule = "missed run";

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    private readonly SortedDictionary<string, List<DateTimeOffset>> due = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Purpose, DateTimeOffset Due)> ids = new(StringComparer.Ordinal);
    private readonly List<RunTimes> runs = [];
    private readonly Dictionary<string, RunTimes> byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly HashSet<string> deferred = new(StringComparer.Ordinal);
    private readonly HashSet<string> spoiled = new(StringComparer.Ordinal);

    /// <summary>A run should begin then; told in order of time.</summary>
    public void Due(string purpose, DateTimeOffset at)
    {
        if (!due.TryGetValue(purpose, out var all))
        {
            due[purpose] = all = [];
        }

        all.Add(at);
        ids[IdOf(purpose, at)] = (purpose, at);
    }

    public void Opened(string run, DateTimeOffset startedAt)
    {
        if (!byId.ContainsKey(run))
        {
            runs.Add(byId[run] = new RunTimes(run.Split('~'), startedAt));
        }
    }

    public void Closed(string run, DateTimeOffset? at)
    {
        if (byId.TryGetValue(run, out var known))
        {
            known.ClosedAt = at;
        }
    }

    /// <summary>Whether it began nobody can tell then: it may be called missed, and need not.</summary>
    public void Spoiled(string run, bool isSpoiled) => _ = isSpoiled ? spoiled.Add(run) : spoiled.Remove(run);

    /// <summary>The channel did not take it, as far as the engine knows: it may come again.</summary>
    public void Deferred(string id) => deferred.Add(id);

    public void Delivering(string id, bool isAlone)
    {
        if (!ids.TryGetValue(id, out var run))
        {
            books.Broken(Rule, $"message {id} is sent and no run was due then");
        }
        else if (!deferred.Contains(id) && !IsHidden(run.Purpose) && Happened(run.Purpose, run.Due))
        {
            books.Broken(Rule, $"message {id} is sent although a run began or was under way");
        }

        // Beside another worker the same may be told twice, under the same id; mailboxes show it once.
        // What the channel did not take comes again, whatever has happened since.
        if (isAlone && done.Contains(id) && !deferred.Remove(id))
        {
            books.Broken(Rule, $"message {id} is sent again");
        }

        told.Add(id);
    }

    /// <summary>The check for missed runs came to its end.</summary>
    /// <param name="begun">When it looked at the clock.</param>
    public void Checked(DateTimeOffset begun)
    {
        foreach (var (purpose, all) in due)
        {
            var at = all.FindLast(d => d <= begun - Grace);
            if (at == default || !runs.Exists(r => r.StartedAt < at) || Happened(purpose, at)
                || IsHidden(purpose))
            {
                continue;
            }

            if (!told.Contains(IdOf(purpose, at)))
            {
                books.Broken(Rule, $"{purpose} of {at:O} did not begin, and the check of {begun:O} told nobody");
            }

            done.Add(IdOf(purpose, at));
        }
    }

    private bool IsHidden(string purpose) =>
        spoiled.Any(run => run.StartsWith($"{purpose}~", StringComparison.Ordinal));

    /// <summary>
    /// It began then or later, or one of the same day was under way, which a firing takes up: of each bank that was
    /// reconciled before, for the newest month.
    /// </summary>
    private bool Happened(string purpose, DateTimeOffset at)
    {
        var since = runs.FindAll(r => r.Purpose == purpose
            && (r.StartedAt >= at - ClocksDiffer
                || (AuditBooks.Day(r.StartedAt) == AuditBooks.Day(at) && !(r.ClosedAt < at))));
        var newest = books.Calendar.OpenMonths(Segment.Bpu, AuditBooks.Day(at))[^1].ToString();
        return since.Count > 0 && runs.Where(r => r.Purpose == purpose && r.StartedAt < at).Select(r => r.Bank)
            .Where(bank => bank.Length > 0).Distinct()
            .All(bank => since.Exists(s => s.Bank == bank && string.CompareOrdinal(s.Month, newest) >= 0));
    }

    private static string IdOf(string purpose, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"missed-{purpose}-{at:yyyy-MM-dd-HHmm}");

    /// <param name="id">Purpose, day, regency if any, and number; of a reconciliation before it bank and month.</param>
    /// <param name="startedAt">When it began.</param>
    private sealed class RunTimes(string[] id, DateTimeOffset startedAt)
    {
        public string Purpose => id[0];

        public string Bank => id is ["reconcile", _, .., var bank, _, _] ? bank : "";

        public string Month => id is ["reconcile", _, .., var month, _] ? month : "";

        public DateTimeOffset StartedAt => startedAt;

        public DateTimeOffset? ClosedAt { get; set; }
    }
}
