using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>A run as JSON. Sums are whole rupiah, times ISO 8601.</summary>
public sealed record RunJson(
    string Id, string Purpose, string State, DateTimeOffset StartedAt, DateTimeOffset? ClosedAt, Tally Tally,
    string Note, string LeftOpenBefore, string? Bank, string? PayMonth,
    IReadOnlyList<DistrictReportJson>? Districts = null)
{
    public static RunJson Of(Run run) => new(
        run.Id,
        run.Purpose.ToString(),
        run.State.ToString(),
        run.StartedAt,
        run.ClosedAt,
        run.Tally,
        run.Note,
        run.Before,
        run.Bank.Length == 0 ? null : run.Bank,
        run.PayMonth?.ToString());

    /// <summary>While a run is open its tally is that of the districts that reported so far.</summary>
    public static RunJson Of(RunManifest manifest) => Of(manifest.Run) with
    {
        Tally = manifest.Tally,
        Districts = [.. manifest.Reports.Select(DistrictReportJson.Of)],
    };
}

/// <summary>One district of a run; <see cref="Tally"/> is null until it reported.</summary>
public sealed record DistrictReportJson(
    string District, Tally? Tally, IReadOnlyList<string> Problems, int? Matched, int? Resolved,
    IReadOnlyList<BreakJson>? Breaks)
{
    public static DistrictReportJson Of(DistrictReport report) => new(
        report.District.ToString(),
        report.Tally,
        report.Problems,
        report.Reconciliation?.Matched,
        report.Reconciliation?.Resolved,
        report.Reconciliation?.Breaks.Select(b => new BreakJson(
            b.Kind.ToString(), b.Village.ToString(), b.Reference, b.Ours.Value, b.Theirs.Value, b.Line)).ToList());
}

/// <summary><see cref="Line"/> is the bank's, as people find and name it; empty where it is about none.</summary>
public sealed record BreakJson(
    string Kind, string Village, string Reference, long Ours, long Theirs, string Line);

/// <summary>The open bills of a district as JSON; no account numbers.</summary>
public sealed record DistrictJson(
    string District, string Name, Tally Tally, IReadOnlyList<BillJson> Bills, IReadOnlyList<string> Problems)
{
    public static DistrictJson Of(DistrictView view) => new(
        view.Code.ToString(), view.Name, view.Tally, [.. view.Bills.Select(BillJson.Of)], view.Problems);
}

public sealed record BillJson(
    string Village, string Name, string Segment, string Period, string State, string Reason, long Amount, int People,
    string Standing, DateOnly? LapsesOn, DateOnly SafeDebitDay, int DaysLeft, int Attempts, string? Reference,
    string? LastAlert)
{
    public static BillJson Of(BillView view) => new(
        view.Village.Code.ToString(),
        view.Village.Name,
        view.Bill.Id.Segment.Key(),
        view.Bill.Id.Period.ToString(),
        view.Bill.State.ToString(),
        view.Bill.Hold?.ToString() ?? view.Bill.Refusal?.ToString() ?? "",
        view.Bill.Amount.Value,
        view.Bill.HeadCount,
        view.Standing.ToString(),
        view.LapsesOn,
        view.SafeDay,
        view.DaysLeft,
        view.Bill.Attempts,
        view.Attempt?.Id.PaymentReference,
        view.LastAlert?.Stage);
}
