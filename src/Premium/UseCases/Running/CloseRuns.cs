using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Closes the runs that are done: red if a district did not report, the figures do not add up, it came to nothing at a
/// bank or no worklist comes of it; amber if something new needs a person; else green. A red run is told to
/// the operations contacts.
/// </summary>
public sealed partial class CloseRuns(
    ILedger ledger, ReadWorklist worklist, Operations operations, IWake wake, Rules rules, TimeProvider clock,
    ILogger<CloseRuns> log)
{
    /// <summary>A waking this late was lost on the queue; another one does no harm.</summary>
    private static readonly TimeSpan WakePatience = TimeSpan.FromSeconds(10);

    /// <summary>A district that has not reported by then was never woken, or its queue is long.</summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<string, string> NothingTold = [];

    /// <summary>How far back an open run is looked for: a system that stood still for weeks closes it red.</summary>
    private const int DaysBack = 31;

    /// <summary>Closes what can be closed and returns it.</summary>
    public async Task<IReadOnlyList<Run>> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var judged = new List<RunManifest>();
        var underWay = new List<RunManifest>();
        foreach (var open in await ledger.RunsAsync(today.AddDays(-DaysBack), today, stop))
        {
            if (open.State != RunState.Open || await ledger.RunAsync(open.Id, stop) is not { } manifest)
            {
                continue;
            }

            if (Judge(manifest, now) is { } run)
            {
                judged.Add(manifest with { Run = run });
            }
            else
            {
                underWay.Add(manifest);
                await WakeAgainAsync(manifest, now, stop);
            }
        }

        var closed = new List<Run>();
        foreach (var ofRegency in judged.GroupBy(m => m.Run.Regency, StringComparer.Ordinal))
        {
            foreach (var run in await ColouredAsync(ofRegency.Key, [.. ofRegency], underWay, stop))
            {
                await TellAsync(run, stop);
                await ledger.CloseRunAsync(run, stop);
                Closed(run.Id, run.State, run.Tally);
                closed.Add(run);
            }
        }

        return closed;
    }

    /// <summary>
    /// A run waits for what is pending; if the message that brings it was lost or never sent, it would wait for ever.
    /// </summary>
    private async Task WakeAgainAsync(RunManifest manifest, DateTimeOffset now, CancellationToken stop)
    {
        var isOld = now - manifest.Run.StartedAt >= FirstPatience;
        foreach (var late in manifest.Reports.Where(r => r.NextWake + WakePatience < now || (isOld && r.Tally is null)))
        {
            await wake.ForRunAsync(manifest.Run, late.District, stop, isRepeat: true);
        }
    }

    /// <summary>
    /// Red where the run came to nothing at a bank, amber where it leaves something new to people. All
    /// runs of a night close over one worklist.
    /// </summary>
    private async Task<IReadOnlyList<Run>> ColouredAsync(
        string regency, IReadOnlyList<RunManifest> judged, IReadOnlyList<RunManifest> underWay, CancellationToken stop)
    {
        if (judged.All(m => m.Run.State != RunState.Green))
        {
            return [.. judged.Select(m => m.Run)];
        }

        WorkFacts? facts = null;
        var runs = judged.Select(m => m.Run).ToDictionary(r => r.Id, StringComparer.Ordinal);
        IReadOnlyList<WorkItem> items;
        try
        {
            facts = await worklist.FactsAsync(regency, judged, stop);
            runs = judged.Select(m => NotIdle(m, facts, underWay)).ToDictionary(r => r.Id, StringComparer.Ordinal);
            items = Worklist.Of(
                facts with { Runs = [.. facts.Runs.Select(r => runs.GetValueOrDefault(r.Id, r))] }, rules);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // A run that nobody could look behind is closed all the same, and never as green. What storage does not
            // give now, it gives later; of what was read and no list comes, nobody is told but by this run.
            NotLookedBehind(e, judged[0].Run.Id);
            var (state, why) = facts is null
                ? (RunState.Amber, "the worklist could not be read")
                : (RunState.Red, "the worklist could not be made");
            return
            [
                .. judged.Select(m => runs[m.Run.Id])
                    .Select(r => r.State == RunState.Green ? Noted(r, state, why) : r),
            ];
        }

        await worklist.KeepSeenAsync(items, NothingTold, stop);
        return [.. judged.Select(m => Coloured(runs[m.Run.Id], items))];
    }

    /// <summary>What it did in a district that storage does not give just now nobody can say: neither much nor little.
    /// </summary>
    private Run NotIdle(RunManifest closing, WorkFacts facts, IReadOnlyList<RunManifest> underWay) =>
        closing.Run.State != RunState.Green ? closing.Run
        : closing.Run.Purpose == RunPurpose.Collect && facts.Unread.Count(u => !u.IsOfRows) is > 0 and var unread
            ? Noted(closing.Run, RunState.Amber, $"{unread} districts could not be read")
        : RunColour.Idle(closing, facts, rules, underWay) is { Count: > 0 } idle
            ? Noted(closing.Run, RunState.Red, [.. idle])
        : closing.Run;

    private static Run Coloured(Run run, IReadOnlyList<WorkItem> items) =>
        run.State == RunState.Green && items.Count(i => i.IsNewTo(run)) is > 0 and var news
            ? Noted(run, RunState.Amber, $"{news} new items need a person")
            : run;

    private static Run Noted(Run run, RunState state, params IEnumerable<string> notes) =>
        run with { State = state, Note = Joined([run.Note, .. notes]) };

    private static string Joined(IEnumerable<string> notes) => string.Join("; ", notes.Where(n => n.Length > 0));

    /// <summary>The run as it closes now; null while it is still under way.</summary>
    private Run? Judge(RunManifest manifest, DateTimeOffset now)
    {
        var run = manifest.Run;
        var missing = manifest.Missing.ToList();
        var isOverdue = now - run.StartedAt >= rules.RunDeadline;
        var isSettling = manifest.Reports.Any(r => r.NextWake is { } wake && wake <= now + rules.RunPatience);

        // The row of a run is written before those of its districts; whoever was to add them may still come back.
        var isOpening = manifest.Reports.Count == 0 && now - run.StartedAt < rules.RunPatience;
        if ((missing.Count > 0 || isSettling || isOpening) && !isOverdue)
        {
            return null;
        }

        var tally = manifest.Tally;
        var problems = manifest.Reports.Sum(r => r.Problems.Count);
        var disbelieved = manifest.Reports.Sum(r => r.Disbelieved);
        var note = Joined(
        [
            manifest.Reports.Count == 0 ? "the register names no district" : "",
            missing.Count > 0 ? $"no report from {string.Join(", ", missing.Take(20))}" : "",
            tally.AddsUp ? "" : "the figures do not add up",
            disbelieved > 0 ? $"rows that do not fit stand still, the first: {FirstOf(manifest)}" : "",
            problems > 0 ? $"{problems} problems" : "",
        ]);
        return run with
        {
            State = manifest.Reports.Count > 0 && missing.Count == 0 && tally.AddsUp && disbelieved == 0
                ? RunState.Green
                : RunState.Red,
            Tally = tally,
            ClosedAt = now,
            Note = note,
        };
    }

    /// <summary>Disbelieved rows are the last of a report's problems.</summary>
    private static string FirstOf(RunManifest manifest) => manifest.Reports
        .Where(r => r.Disbelieved > 0)
        .Select(r => $"{r.District}: "
            + (r.Problems.ElementAtOrDefault(r.Problems.Count - r.Disbelieved) ?? "its report does not name it"))
        .First();

    /// <summary>
    /// Told before it is closed: a stop in between tells twice, under the same message id, and never not.
    /// </summary>
    private async Task TellAsync(Run run, CancellationToken stop)
    {
        if (run.State != RunState.Red)
        {
            return;
        }

        await operations.TellAsync(
            $"run-{run.Id.Replace('~', '-')}",
            $"Proses {run.Id} tidak selesai dengan benar",
            $"Proses {run.Id} ditutup merah: {NoteText.Indonesian(run.Note)}.\n\n{run.Tally}\n{run.Before}\n",
            stop);
    }

    [LoggerMessage(204, LogLevel.Error, "The worklist could not be read or made when {Run} closed")]
    private partial void NotLookedBehind(Exception e, string run);

    [LoggerMessage(201, LogLevel.Information, "run {Run} closed {State}: {Tally}")]
    private partial void Closed(string run, RunState state, Tally tally);
}
