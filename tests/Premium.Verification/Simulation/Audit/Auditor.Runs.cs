using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the auditor is told of runs and of what comes before them.</summary>
public sealed partial class Auditor
{
    public void RunOpened(
        string run, IEnumerable<DistrictCode> over, DateTimeOffset startedAt, DateTimeOffset now)
    {
        runs.Opened(run, over, now);
        missed.Opened(run, startedAt);
        statements.Opened(run, startedAt);
        idle.Opened(run, startedAt);
    }

    /// <summary>A run of this purpose is planned to begin then.</summary>
    public void Due(string purpose, DateTimeOffset at) => missed.Due(purpose, at);

    /// <summary>A check for missed runs that began then came to its end.</summary>
    public void Checked(DateTimeOffset begun) => missed.Checked(begun);

    public void Reported(string run, DistrictCode district, AuditTally? tally, bool countsBills, DateTimeOffset now) =>
        runs.Reported(run, district, tally, countsBills, now);

    /// <param name="run">Which.</param>
    /// <param name="state">As it is closed.</param>
    /// <param name="note">Why, in the engine's words.</param>
    /// <param name="tally">As the engine counted.</param>
    /// <param name="closedAt">When.</param>
    /// <param name="isAlone">Nobody else was at work.</param>
    public void RunClosed(
        string run, string state, string note, AuditTally tally, DateTimeOffset? closedAt, bool isAlone)
    {
        runs.Closed(run, state, tally, closedAt);
        missed.Closed(run, closedAt);

        // What storage did not give it to look at it cannot judge.
        var isJudged = isAlone && !note.Contains("could not be read", StringComparison.Ordinal);
        statements.Closed(run, state, note, isJudged);
        if (isJudged)
        {
            idle.Closed(run, state, note);
        }

        runWork.Stands(run, state, closedAt);
    }

    /// <summary>Nobody can read its row, or it is restored as it was.</summary>
    public void RunSpoiled(string run, string? restoredAs, DateTimeOffset? closedAt)
    {
        missed.Spoiled(run, restoredAs is null);
        statements.Spoiled(run, restoredAs is null);
        runWork.Stands(run, restoredAs ?? "Red", closedAt);
    }

    /// <summary>It did not begin, and is written down as such.</summary>
    public void RunMissed(string run, DateTimeOffset? closedAt) => runWork.Stands(run, "Red", closedAt);

    /// <summary>A district of a reconciliation reported, and these statements were before it.</summary>
    public void Compared(string run, DistrictCode district, IEnumerable<StatementHad> had) =>
        statements.Compared(run, district, had);

    /// <summary>A person has looked at the run.</summary>
    public void SignedOff(string run, DateTimeOffset now) => runWork.SignedOff(run, now);
}
