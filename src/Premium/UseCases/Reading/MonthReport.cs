using Premium.Domain;

namespace Premium.UseCases;

/// <summary>Bills in three figures.</summary>
public readonly record struct BillSum(int Bills, Rupiah Sum, int People)
{
    public static BillSum Of(IEnumerable<Bill> bills) => bills.Aggregate(
        default(BillSum), (all, b) => new BillSum(all.Bills + 1, all.Sum + b.Amount, all.People + b.HeadCount));
}

/// <summary>A pay month as it stands now, of a regency or of one district.</summary>
/// <param name="Due">All of it.</param>
/// <param name="Paid">Debited, or paid another way.</param>
/// <param name="Covered">Of what is paid, what BPJS confirmed.</param>
/// <param name="Open">The rest.</param>
public sealed record MonthSums(BillSum Due, BillSum Paid, BillSum Covered, BillSum Open)
{
    public static MonthSums Of(IEnumerable<MonthLine> lines)
    {
        var bills = lines.Select(l => l.Bill).ToList();
        return new MonthSums(
            BillSum.Of(bills),
            BillSum.Of(bills.Where(b => b.State.IsPaid())),
            BillSum.Of(bills.Where(b => b.State == BillState.Covered)),
            BillSum.Of(bills.Where(b => !b.State.IsPaid())));
    }

    /// <summary>Of the rupiah due, whole percent, rounded down: 100 is all of it.</summary>
    public int PaidPercent => Due.Sum == Rupiah.Zero ? 0 : (int)(Paid.Sum.Value * 100 / Due.Sum.Value);
}

/// <summary>Bills that are open for the same reason.</summary>
/// <param name="Example">Any of them: the reason reads the same of all.</param>
/// <param name="Sum">All of them.</param>
public sealed record OpenCause(Bill Example, BillSum Sum);

/// <summary>A district's line.</summary>
public sealed record DistrictSums(DistrictCode Code, string Name, MonthSums Sums);

/// <summary>A village whose people may lose their cover, or have.</summary>
public sealed record VillageAtRisk(
    Village Village, string District, Standing Standing, DateOnly? LapsesOn, BillSum Owed);

/// <summary>What the regent reads of a month.</summary>
/// <param name="Month">Which.</param>
/// <param name="Sums">Of the regency.</param>
/// <param name="Before">The same of the month before.</param>
/// <param name="Districts">In order of code.</param>
public sealed record MonthReport(
    PayMonth Month, MonthSums Sums, MonthSums Before, IReadOnlyList<DistrictSums> Districts)
{
    /// <summary>Most rupiah first.</summary>
    public IReadOnlyList<OpenCause> Causes { get; init; } = [];

    /// <summary>Past the due day, those whose cover ends first in front; as of now, over all months.</summary>
    public IReadOnlyList<VillageAtRisk> AtRisk { get; init; } = [];

    /// <summary>What only people can decide, most urgent first.</summary>
    public IReadOnlyList<WorkItem> Decisions { get; init; } = [];

    /// <summary>What cannot be read or believed, each once: the sums lack it, or those who are at risk.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <param name="month">Which.</param>
    /// <param name="books">The month and the one before it.</param>
    /// <param name="districts">Cover as it stands now.</param>
    /// <param name="work">All that needs a person.</param>
    public static MonthReport Of(
        PayMonth month, IReadOnlyList<DistrictMonths> books, IReadOnlyList<DistrictView> districts,
        IReadOnlyList<WorkItem> work)
    {
        IEnumerable<MonthLine> Of(DistrictMonths district, PayMonth of) =>
            district.Lines.Where(l => l.Bill.Id.PayMonth == of);
        var lines = books.SelectMany(d => Of(d, month)).ToList();
        return new MonthReport(
            month,
            MonthSums.Of(lines),
            MonthSums.Of(books.SelectMany(d => Of(d, month.Plus(-1)))),
            [.. books.Select(d => new DistrictSums(d.Code, d.Name, MonthSums.Of(Of(d, month))))])
        {
            Causes =
            [
                .. lines.Select(l => l.Bill).Where(b => !b.State.IsPaid())
                    .GroupBy(CauseOf)
                    .Select(g => new OpenCause(g.First(), BillSum.Of(g)))
                    .OrderByDescending(c => c.Sum.Sum),
            ],
            AtRisk =
            [
                .. districts.SelectMany(d => d.Bills
                    .Where(b => !b.Bill.State.IsPaid() && b.Standing >= Standing.Late)
                    .GroupBy(b => b.Village.Code)
                    .Select(g => new VillageAtRisk(
                        g.First().Village, d.Name, g.Max(b => b.Standing), g.Min(b => b.LapsesOn), OwedBy(g))))
                    .OrderByDescending(v => v.Standing == Standing.Lapsed)
                    .ThenBy(v => v.LapsesOn).ThenByDescending(v => v.Owed.Sum),
            ],
            Decisions = [.. work.Where(i => i.Kind.Actor == WorkActor.Admin && i.Kind.Gravity == Gravity.Grave
                || i.Kind == WorkKinds.Signature)],
            Problems = [.. books.SelectMany(d => d.Problems).Union(districts.SelectMany(d => d.Lacking))],
        };
    }

    /// <summary>An older refusal of what waits for its next attempt is no cause of its own.</summary>
    private static (bool, BillState?, HoldReason?, RefusalReason?) CauseOf(Bill bill) => bill.Doubt is not null
        ? (true, null, null, null)
        : (false, bill.State, bill.Hold, bill.State is BillState.Short or BillState.Refused ? bill.Refusal : null);

    /// <summary>Several months of one segment are the same people.</summary>
    private static BillSum OwedBy(IEnumerable<BillView> bills)
    {
        var all = bills.Select(b => b.Bill).ToList();
        return BillSum.Of(all) with { People = Bill.PeopleOf(all) };
    }
}
