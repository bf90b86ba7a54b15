namespace Premium.Domain;

/// <summary>Which sum a bill is over where BPJS has billed it.</summary>
public enum DebitedSum
{
    /// <summary>BPJS's.</summary>
    Billed,

    /// <summary>That of our tariffs on our list.</summary>
    Ours,
}

/// <summary>The villages of a district with the rosters and billings that planning needs.</summary>
public sealed record DistrictRoster(
    IReadOnlyList<Village> Villages, IReadOnlyDictionary<VillageCode, Roster> Rosters)
{
    /// <summary>Every code of the register, also of rows that cannot be read and villages that stand still.</summary>
    public IReadOnlySet<VillageCode> Registered
    {
        // Few who make bills ask for it.
        get => field ??= Villages.Select(v => v.Code).ToHashSet();
        init;
    }

    public AccountsAbroad Abroad { get; init; } = AccountsAbroad.None;

    public DistrictBillings Billings { get; init; } = DistrictBillings.None;

    /// <summary>False where nothing needed them: no bill was to be made or brought up to date.</summary>
    public bool IsRead { get; init; } = true;
}

/// <summary>Makes bills of rosters, tariffs and BPJS's billings, and brings untried ones up to date. Pure.</summary>
public sealed class BillMaker(Rules rules, DistrictRoster district)
{
    /// <param name="village">Whose.</param>
    /// <param name="segment">PU or BPU.</param>
    /// <param name="period">The contribution month.</param>
    /// <param name="problems">Gets why there is none to be debited.</param>
    /// <returns>Null where it cannot be made; of Rp0 where the month costs nothing: never to be debited.</returns>
    public Bill? New(Village village, Segment segment, Period period, ICollection<string> problems)
    {
        if (district.Rosters.GetValueOrDefault(village.Code) is not { } roster)
        {
            problems.Add($"{village.Code} {segment.Label()} {period}: no readable roster; expected one.");
            return null;
        }

        switch (rules.Tariffs.Bill(roster, segment, period))
        {
            case Billing.Malformed malformed:
                problems.Add($"{village.Code} {segment.Label()} {period}: {malformed.Problem}");
                return null;
            case Billing.Billed billed when billed.HeadCount != village.People(segment, period):
                problems.Add(Unfitting(village.Code, segment, billed.HeadCount, village.People(segment, period)));
                return null;
            case Billing.Billed billed:
                var bill = AsBilled(new Bill
                {
                    Id = new BillId(village.Code, segment, period),
                    State = BillState.Planned,
                    HeadCount = billed.HeadCount,
                    Lines = billed.Lines,
                    OnlyGroup = roster.OnlyGroup(segment, period),
                });
                if (bill.IsOfNothing)
                {
                    problems.Add(
                        $"{village.Code} {segment.Label()} {period}: its premium comes to Rp0; expected wages and " +
                        "rates that come to at least Rp1.");
                }

                return bill;
            default:
                throw new InvalidOperationException("Billing is closed.");
        }
    }

    /// <param name="village">Whose.</param>
    /// <param name="segment">PU or BPU.</param>
    /// <param name="listed">People of the roster.</param>
    /// <param name="counted">People as the register has them.</param>
    internal static string Unfitting(VillageCode village, Segment segment, int listed, int counted) =>
        $"{village} {segment.Label()}: roster has {listed} people, the register {counted}; expected the same.";

    /// <summary>
    /// The bill as register and billing have it now; or as it was, where the bank was ever asked for it, a receipt was
    /// recorded for its sum, or a new one cannot be made.
    /// </summary>
    public Bill UpToDate(Village village, Bill bill, Sheet sheet, ICollection<string> problems)
    {
        if (!bill.IsUntried || !district.IsRead || sheet.DebitsOf(bill.Village).Any(d => d.BillId == bill.Id)
            || sheet.Receipts.Any(r => r.Bill == bill.Id)
            || New(village, bill.Id.Segment, bill.Id.Period, problems) is not { } made)
        {
            return bill;
        }

        var isSame = bill.Lines.SequenceEqual(made.Lines)
            && (bill.HeadCount, bill.OnlyGroup, bill.KodeIuran, bill.SumOf)
                == (made.HeadCount, made.OnlyGroup, made.KodeIuran, made.SumOf);
        return isSame ? bill : bill with
        {
            HeadCount = made.HeadCount,
            Lines = made.Lines,
            OnlyGroup = made.OnlyGroup,
            KodeIuran = made.KodeIuran,
            SumOf = made.SumOf,
        };
    }

    private Bill AsBilled(Bill bill) => district.Billings.Of(bill.Id) switch
    {
        null => bill,
        var billing when rules.DebitedSum == DebitedSum.Ours => bill with { KodeIuran = billing.KodeIuran },
        var billing => bill with
        {
            KodeIuran = billing.KodeIuran,
            SumOf = DebitedSum.Billed,
            HeadCount = billing.People,
            Lines = Lines(bill, billing),
        },
    };

    /// <summary>
    /// BPJS names one sum a program. Of PU our worker share stays and the employer bears the difference, unless BPJS
    /// bills less than that share; of BPU all is the worker's.
    /// </summary>
    private static IReadOnlyList<BillLine> Lines(Bill bill, BpjsBilling billing) =>
    [
        .. billing.Sums.Where(s => s.Value > Rupiah.Zero).OrderBy(s => s.Key).Select(sum =>
        {
            var ours = bill.Lines.FirstOrDefault(l => l.Program == sum.Key);
            var worker = bill.Id.Segment switch
            {
                Segment.Bpu => sum.Value,
                Segment.Pu when ours is not null && ours.Worker <= sum.Value => ours.Worker,
                Segment.Pu => Rupiah.Zero,
            };
            return new BillLine(sum.Key, sum.Value - worker, worker, ours?.People ?? billing.People);
        }),
    ];
}
