using Premium.Domain;

namespace PremiumFunctions;

/// <summary>A dry run as JSON. Sums are whole rupiah; people by number only.</summary>
public sealed record ShownJson(
    string Id, string Kind, bool Full, string From, string FileName, string FileHash, string By, DateTimeOffset At,
    string Summary, bool NeedsSecond)
{
    public static ShownJson Of(ShownImport shown) => new(
        shown.Id, shown.Terms.Kind.ToString(), shown.Terms.IsFull, shown.Terms.From.ToString(), shown.FileName,
        shown.FileHash, shown.By, shown.At, shown.Summary, shown.NeedsSecond);
}

public sealed record BillChangeJson(
    string Village, string Name, string Segment, string Period, long? Before, long? After, int PeopleBefore,
    int PeopleAfter, bool Fixed)
{
    public static BillChangeJson Of(BillChange change) => new(
        change.Bill.Village.ToString(), change.Name, change.Bill.Segment.Key(), change.Bill.Period.ToString(),
        change.Before?.Value, change.After?.Value, change.PeopleBefore, change.PeopleAfter, change.IsFixed);
}

public sealed record VillageChangeJson(
    string Village, string Name, string Fate, int Joined, int Left, int Altered, IReadOnlyList<Said> Notes)
{
    public static VillageChangeJson Of(VillageChange change) => new(
        change.Code.ToString(), change.Name, change.Fate.ToString(), change.Joined, change.Left, change.Altered,
        change.Notes);
}

/// <summary>What a file would change.</summary>
public sealed record PlanJson(
    int Read, int New, int Changed, int Gone, bool Usable, IReadOnlyList<string> Wrong,
    IReadOnlyList<VillageChangeJson> Villages, IReadOnlyList<BillChangeJson> Bills,
    IReadOnlyList<DoubledJson> Doubled, IReadOnlyList<HeldJson> Held, IReadOnlyList<Said> Remarks)
{
    public static PlanJson Of(ImportPlan plan) => new(
        plan.Read, plan.New, plan.Changed, plan.Gone, !plan.IsUnusable && !plan.ChangesNothing,
        [.. plan.Wrong.Select(w => w.ToString())],
        [.. plan.Villages.Select(VillageChangeJson.Of)],
        [.. plan.Bills.Select(BillChangeJson.Of)],
        [.. plan.Doubled.Select(d => new DoubledJson(
            d.Mark, [.. d.Villages.Select(v => v.ToString())], d.IsBilledTwice))],
        [.. plan.Held.Select(h => new HeldJson(h.Code.ToString(), h.Name, h.Reason.ToString()))],
        plan.Remarks);
}

public sealed record DoubledJson(string Person, IReadOnlyList<string> Villages, bool BilledTwice);

public sealed record HeldJson(string Village, string Name, string Reason);
