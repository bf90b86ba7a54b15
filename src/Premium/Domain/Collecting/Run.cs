using System.Globalization;

namespace Premium.Domain;

public enum RunPurpose
{
    Collect,
    Watch,
    Reconcile,
}

public enum RunState
{
    Open,

    /// <summary>Every district reported, the figures add up, and nothing new needs a person.</summary>
    Green,

    /// <summary>As green, but something new needs a person: the worklist says what.</summary>
    Amber,

    /// <summary>
    /// Closed although a district did not report, the figures do not add up, or nothing was done that should have been;
    /// someone is told.
    /// </summary>
    Red,
}

public static class RunStates
{
    /// <summary>Closed with every district in it and figures that add up.</summary>
    public static bool IsWhole(this RunState state) => state is RunState.Green or RunState.Amber;
}

/// <summary>
/// One waking of all districts for one purpose. The id is <c>purpose~day~rest</c>, such as
/// <c>collect~2026-12-03~33.16~01</c>; runs are found by that day. <see cref="Before"/> says what the last run of the
/// same kind left open.
/// </summary>
public sealed record Run(
    string Id,
    RunPurpose Purpose,
    string Regency,
    DateTimeOffset StartedAt,
    RunState State,
    Tally Tally,
    DateTimeOffset? ClosedAt = null,
    string Note = "",
    string Bank = "",
    PayMonth? PayMonth = null,
    string Before = "")
{
    /// <summary>How the id of a run ends that notes a restore.</summary>
    public const string RestoreEnd = "~restored";

    /// <summary>False where its row cannot be read: nobody knows that it began, or what it found.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>No waking: it says that an export was put back, and what was written since is gone.</summary>
    public bool IsRestore => Id.EndsWith(RestoreEnd, StringComparison.Ordinal);

    /// <summary>
    /// A restore may have taken the newest rows of any sheet that was open by then, also of one, or of a district, that
    /// the export does not have. One that opens later is nothing of its business.
    /// </summary>
    public bool TookFrom(PayMonth month) => IsRestore && month <= Domain.PayMonth.Of(Day.AddDays(1));

    /// <summary>The day named by the id, which is the local day it began on.</summary>
    /// <exception cref="FormatException">The id names no day; the message says what is accepted.</exception>
    public DateOnly Day => TryDayOf(Id, out var day)
        ? day
        : throw new FormatException(
            $"'{Id}' is not the id of a run: expected purpose~yyyy-MM-dd~rest, such as collect~2026-12-03~33.16~01.");

    /// <summary>
    /// A reconciliation before these, of which a district did not report; or an account had no statement, and had one
    /// on that day or after it.
    /// </summary>
    public bool MayKnowMore(IReadOnlyList<RunManifest> newer) =>
        Purpose == RunPurpose.Reconcile && newer.SelectMany(m => m.Reports).GroupBy(r => r.District).Any(d =>
            d.All(r => r.Reconciliation is null)
            || d.SelectMany(r => r.Reconciliation?.Accounts ?? []).GroupBy(a => a.Mark, StringComparer.Ordinal)
                .Any(a => a.All(p => !p.IsRead) && a.Max(p => p.ProvenTo) >= Day));

    /// <summary>The purpose named by the id; null where there is no id or it names none.</summary>
    public static RunPurpose? TryPurposeOf(string? id) =>
        Enum.TryParse<RunPurpose>(id?.Split('~')[0], ignoreCase: true, out var purpose) && Enum.IsDefined(purpose)
            ? purpose
            : null;

    public static bool TryDayOf(string id, out DateOnly day)
    {
        day = default;
        return id.Split('~') is [_, var text, _, ..]
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}

/// <summary>
/// The bills of a run by fate. <see cref="Expected"/> is counted from the registry and the others from the sheets, so
/// that adding up says something.
/// </summary>
public sealed record Tally(
    int Expected = 0,
    int Done = 0,
    int Short = 0,
    int Refused = 0,
    int Unknown = 0,
    int Held = 0,
    int Skipped = 0,
    int Alerts = 0)
{
    public bool AddsUp => Expected == Done + Short + Refused + Unknown + Held + Skipped;

    public static Tally operator +(Tally left, Tally right) => new(
        left.Expected + right.Expected,
        left.Done + right.Done,
        left.Short + right.Short,
        left.Refused + right.Refused,
        left.Unknown + right.Unknown,
        left.Held + right.Held,
        left.Skipped + right.Skipped,
        left.Alerts + right.Alerts);

    public override string ToString() =>
        $"expected={Expected} done={Done} short={Short} refused={Refused} unknown={Unknown} held={Held} " +
        $"skipped={Skipped} alerts={Alerts}";
}

/// <summary>How one district came out of a run.</summary>
/// <param name="District">Which.</param>
/// <param name="Tally">Null until it reported.</param>
/// <param name="NextWake">When it will be woken again for what it could not finish; null if nothing is pending.</param>
/// <param name="Problems">What could not be read or done, one line each.</param>
/// <param name="Reconciliation">Set by reconciliation runs.</param>
/// <param name="Disbelieved">
/// How many of the problems are rows that cannot be read or were not believed, whose villages stand still: such a run
/// is red.
/// </param>
public sealed record DistrictReport(
    DistrictCode District,
    Tally? Tally,
    DateTimeOffset? NextWake,
    IReadOnlyList<string> Problems,
    ReconciliationResult? Reconciliation = null,
    int Disbelieved = 0)
{
    /// <summary>The sheets as the district left them: what a later reading must have grown from.</summary>
    public IReadOnlyList<Anchor> Heads { get; init; } = [];

    /// <summary>
    /// Banks at which something was due and could not be tried: of their limit nothing is known, or they have not told
    /// for hours what became of the last attempts.
    /// </summary>
    public IReadOnlyList<string> Untried { get; init; } = [];

    public static DistrictReport Pending(DistrictCode district) => new(district, null, null, []);
}

public sealed record RunManifest(Run Run, IReadOnlyList<DistrictReport> Reports)
{
    /// <summary>What lies among the reports and is no district's: table, partition and key.</summary>
    public IReadOnlyList<string> Strange { get; init; } = [];

    public Tally Tally => Reports.Aggregate(new Tally(), (sum, r) => sum + (r.Tally ?? new Tally()));

    /// <summary>Whose statements a reconciliation asked for.</summary>
    public IEnumerable<AccountProof> Accounts => Reports.SelectMany(r => r.Reconciliation?.Accounts ?? []);

    public IEnumerable<DistrictCode> Missing => Reports.Where(r => r.Tally is null).Select(r => r.District);

    /// <summary>
    /// A reconciliation that was to look at the village and had no statement of one of its accounts, or no report.
    /// </summary>
    public bool HasMissed(VillageCode village) => Reports.Any(r => r.District == village.District
        && (r.Reconciliation is not { } looked
            || looked.Accounts.Any(a => !a.IsRead && a.Villages.Contains(village))));
}
