namespace Premium.Domain;

/// <summary>
/// Explains the difference between what BPJS bills and what our tariffs say of our list. BPJS names no people, only how
/// many and a sum a program, so an explanation that leaves nothing over counts: the same people; last month's list,
/// from which who joined and left is known; so many more or fewer of the average premium. Pure.
/// </summary>
public sealed class BillingComparison(Tariffs tariffs)
{
    /// <param name="billing">What BPJS bills.</param>
    /// <param name="roster">Our list; null where there is none that can be read.</param>
    /// <param name="before">As it was a month ago; null where only the months of its people tell.</param>
    public BillingDifference Of(BpjsBilling billing, Roster? roster, Roster? before = null)
    {
        var now = List(roster, billing.Segment, billing.Period, billing.Period);
        var ours = Sums(now, billing);
        var people = now?.Members.Count ?? 0;
        var total = ours is null ? Rupiah.Zero : Rupiah.Sum(ours.Values);
        BillingDifference With(IReadOnlyList<DifferencePart> parts) => new(
            billing.Bill, people, total, billing.People, billing.Total,
            [.. parts.Where(p => p.Sum != Rupiah.Zero || p.Cause is DifferenceCause.MorePeople
                or DifferenceCause.FewerPeople)]);
        if (now is null || ours is null)
        {
            return With([new DifferencePart(DifferenceCause.Unexplained, null, billing.People, billing.Total)]);
        }

        var last = List(before ?? roster, billing.Segment, billing.Period.Plus(-1), billing.Period);
        List<Func<IReadOnlyList<DifferencePart>?>> ways =
        [
            () => people == billing.People ? Rests(billing, now, ours, ours) : null,
            () => last is null ? null : ByLastMonth(billing, now, ours, last),
            () => people == billing.People ? null : ByAverage(billing, now, ours),
        ];

        // Known people say more than a change of wages that happens to fit.
        BillingDifference? best = null;
        foreach (var told in ways.Select(way => way()).OfType<IReadOnlyList<DifferencePart>>().Select(With))
        {
            best = best is null || Guesses(told) < Guesses(best) ? told : best;
            if (Guesses(best) == 0)
            {
                break;
            }
        }

        return best!;
    }

    /// <summary>Parts that nothing known bears out; one without a name outweighs all others.</summary>
    private static int Guesses(BillingDifference told) =>
        told.Parts.Count(p => p.Cause == DifferenceCause.Wage) + (told.IsExplained ? 0 : 100);

    /// <summary>BPJS may still have, or not yet have, who left or joined between the months.</summary>
    private IReadOnlyList<DifferencePart>? ByLastMonth(
        BpjsBilling billing, Roster now, IReadOnlyDictionary<SocialProgram, Rupiah> ours, Roster last)
    {
        if (last.Members.Count != billing.People || Sums(last, billing) is not { } lastSums)
        {
            return null;
        }

        var (nowIds, lastIds) = (Ids(now), Ids(last));
        var left = last with { Members = [.. last.Members.Where(m => !nowIds.Contains(m.Id))] };
        var joined = now with { Members = [.. now.Members.Where(m => !lastIds.Contains(m.Id))] };
        if ((left.Members.Count, joined.Members.Count) == (0, 0)
            || Sums(left, billing) is not { } leftSums || Sums(joined, billing) is not { } joinedSums)
        {
            return null;
        }

        DifferencePart People(DifferenceCause cause, Roster who, Rupiah sum) =>
            new(cause, null, who.Members.Count, sum) { Who = [.. who.Members.Select(m => m.Id)] };
        List<DifferencePart> parts = [];
        if (left.Members.Count > 0)
        {
            parts.Add(People(DifferenceCause.MorePeople, left, Rupiah.Sum(leftSums.Values)));
        }

        if (joined.Members.Count > 0)
        {
            parts.Add(People(
                DifferenceCause.FewerPeople, joined, Rupiah.Zero - Rupiah.Sum(joinedSums.Values)));
        }

        // What the same people paid otherwise, or the rounding of lists of other lengths, is in the rest.
        var moved = Enum.GetValues<SocialProgram>().ToDictionary(
            p => p, p => Get(ours, p) + Get(leftSums, p) - Get(joinedSums, p));
        return [.. parts, .. Rests(billing, last, moved, lastSums)];
    }

    /// <summary>Nobody knows who: so many of the average premium, and what is left by wage or rounding.</summary>
    private static IReadOnlyList<DifferencePart> ByAverage(
        BpjsBilling billing, Roster now, IReadOnlyDictionary<SocialProgram, Rupiah> ours)
    {
        var more = billing.People - now.Members.Count;
        var cause = more > 0 ? DifferenceCause.MorePeople : DifferenceCause.FewerPeople;
        var average = ours.Where(o => Get(billing.Sums, o.Key) > Rupiah.Zero).ToDictionary(
            o => o.Key,
            o => new Rupiah((long)Math.Round(
                (decimal)o.Value.Value * more / now.Members.Count, MidpointRounding.AwayFromZero)));
        var moved = ours.ToDictionary(o => o.Key, o => o.Value + Get(average, o.Key));
        return
        [
            new DifferencePart(cause, null, Math.Abs(more), Rupiah.Sum(average.Values)),
            .. Rests(billing, now, moved, moved),
        ];
    }

    /// <summary>
    /// What is left between BPJS's sums and those explained so far, program by program: a program that only one of
    /// both has; rounding; one change of wages that fits every program; or else no name.
    /// </summary>
    private static List<DifferencePart> Rests(
        BpjsBilling billing, Roster list, IReadOnlyDictionary<SocialProgram, Rupiah> explained,
        IReadOnlyDictionary<SocialProgram, Rupiah> sums)
    {
        var parts = new List<DifferencePart>();
        var open = new List<DifferencePart>();
        foreach (var program in Enum.GetValues<SocialProgram>())
        {
            var (theirs, ours) = (Get(billing.Sums, program), Get(explained, program));
            var enrolled = list.Members.Count(m => m.Programs.Contains(program));
            var heads = Math.Max(enrolled, billing.People);
            var rest = theirs - ours;
            var cause = Math.Abs(rest.Value) <= heads && theirs > Rupiah.Zero && enrolled > 0 ? DifferenceCause.Rounding
                : enrolled == 0 ? DifferenceCause.ProgramNotOurs
                : theirs == Rupiah.Zero ? DifferenceCause.ProgramNotBilled
                : DifferenceCause.Wage;
            (cause == DifferenceCause.Wage ? open : parts).Add(new DifferencePart(cause, program, heads, rest));
        }

        var isWage = billing.Segment switch
        {
            Segment.Pu => IsOneWage(open, parts, list, sums),

            // A band of income moves JKK and JHT; JKM is the same in all of them.
            Segment.Bpu => open.TrueForAll(p => p.Program != SocialProgram.Jkm),
        };
        parts.AddRange(isWage ? open : open.Select(p => p with { Cause = DifferenceCause.Unexplained }));
        return parts;
    }

    /// <summary>
    /// Some change of the sum of wages moves every program as its rate does. A program with a cap may move less, but
    /// not the other way.
    /// </summary>
    private static bool IsOneWage(
        List<DifferencePart> open, List<DifferencePart> rounded, Roster list,
        IReadOnlyDictionary<SocialProgram, Rupiah> sums)
    {
        var (least, most) = (decimal.MinValue, decimal.MaxValue);
        foreach (var part in open.Concat(rounded.Where(p => p.Cause == DifferenceCause.Rounding)))
        {
            var program = part.Program!.Value;
            var wages = list.Members.Where(m => m.Programs.Contains(program)).Sum(m => m.Wage.Value);
            var sum = Get(sums, program).Value;
            if (program == SocialProgram.Jp || wages == 0 || sum == 0)
            {
                continue;
            }

            var wagePerRupiah = (decimal)wages / sum;
            least = Math.Max(least, (part.Sum.Value - part.People) * wagePerRupiah);
            most = Math.Min(most, (part.Sum.Value + part.People) * wagePerRupiah);
        }

        return least <= most && open.Where(p => p.Program == SocialProgram.Jp).All(jp =>
            least == decimal.MinValue || (jp.Sum.Value > 0 ? most > 0 : least < 0));
    }

    /// <summary>Who of a list is insured in a month, as if all of them were in the month that is billed.</summary>
    private static Roster? List(Roster? roster, Segment segment, Period insured, Period billed) =>
        roster is null ? null : roster with
        {
            Members = [.. roster.Of(segment, insured).Select(m => m with { From = billed, To = null })],
        };

    /// <summary>Null where the list cannot be billed.</summary>
    private Dictionary<SocialProgram, Rupiah>? Sums(Roster? list, BpjsBilling billing) =>
        list is not null && tariffs.Bill(list, billing.Segment, billing.Period) is Billing.Billed billed
            ? billed.Lines.ToDictionary(l => l.Program, l => l.Total)
            : null;

    private static HashSet<string> Ids(Roster list) => list.Members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);

    private static Rupiah Get(IReadOnlyDictionary<SocialProgram, Rupiah> sums, SocialProgram program) =>
        sums.GetValueOrDefault(program);
}
