using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>BPJS's billing beside our list: explained to the last rupiah, or said to be unexplained.</summary>
public sealed class BillingComparisonTests
{
    private static readonly Tariffs Tariffs = Tariffs.Shipped(RoundingRule.PersonHalfUp);

    private static readonly Member Leaver = Some.Official("kasi", 2_022_200) with { To = Some.November.Plus(-1) };

    private static readonly Member Joiner = Some.Official("kaur", 2_345_695) with { From = Some.November };

    private static BillingDifference Compare(BpjsBilling billing, Roster? roster, Roster? before = null)
    {
        var difference = new BillingComparison(Tariffs).Of(billing, roster, before);
        Assert.Equal(difference.Sum, Rupiah.Sum(difference.Parts.Select(p => p.Sum)));
        return difference;
    }

    private static Roster With(params Member[] more) =>
        Some.Roster(bpu: 3) with { Members = [.. Some.Roster(bpu: 3).Members, .. more] };

    /// <summary>What BPJS bills if its list of the month is this.</summary>
    private static BpjsBilling BilledFor(Roster roster, Segment segment = Segment.Pu)
    {
        var period = segment.PeriodDueIn(Some.December);
        var billed = Assert.IsType<Billing.Billed>(Tariffs.Bill(roster, segment, period));
        return new BpjsBilling(
            Some.Code, segment, period, "", "261200000001", billed.HeadCount,
            billed.Lines.ToDictionary(l => l.Program, l => l.Total));
    }

    private static BpjsBilling Plus(BpjsBilling billing, SocialProgram program, long rupiah) => billing with
    {
        Sums = new Dictionary<SocialProgram, Rupiah>(billing.Sums)
        {
            [program] = billing.Sums.GetValueOrDefault(program) + new Rupiah(rupiah),
        },
    };

    private static IEnumerable<DifferenceCause> Causes(BillingDifference difference) =>
        difference.Parts.Select(p => p.Cause).Distinct();

    [Theory]
    [InlineData(Segment.Pu)]
    [InlineData(Segment.Bpu)]
    public void SameList_hasNoPart(Segment segment)
    {
        var same = Compare(BilledFor(With(), segment), With());

        Assert.Empty(same.Parts);
        Assert.False(same.IsWork(Rupiah.Zero));
    }

    [Fact]
    public void WhoLeft_andIsStillBilled_isNamed_andWhoJoined_andIsNot()
    {
        var left = Compare(BilledFor(With(Leaver with { To = null })), With(Leaver));
        var joined = Compare(BilledFor(With()), With(Joiner));
        var both = Compare(BilledFor(With(Leaver with { To = null })), With(Leaver, Joiner));

        Assert.Equal(["kasi"], Assert.Single(left.Parts).Who);
        Assert.Equal((DifferenceCause.MorePeople, left.Sum), (left.Parts[0].Cause, left.Parts[0].Sum));
        Assert.Equal(["kaur"], Assert.Single(joined.Parts).Who);
        Assert.Equal((DifferenceCause.FewerPeople, joined.Sum), (joined.Parts[0].Cause, joined.Parts[0].Sum));
        Assert.Equal([DifferenceCause.MorePeople, DifferenceCause.FewerPeople], both.Parts.Select(p => p.Cause));
        Assert.Equal((both.OurPeople, both.BilledPeople), (3, 3));
    }

    [Fact]
    public void ListOfTheMonthBefore_isTakenWhereItIsKnown()
    {
        var before = With(Some.Official("lama", 2_400_000));

        var difference = Compare(BilledFor(before), With(), before);

        Assert.Equal((DifferenceCause.MorePeople, 1), (difference.Parts[0].Cause, difference.Parts[0].People));
        Assert.Equal(["lama"], difference.Parts[0].Who);
        Assert.True(difference.IsExplained);
    }

    [Fact]
    public void MorePeopleOfOnePremium_areCounted_alsoWhereNobodyKnowsWho()
    {
        var five = Some.Roster(bpu: 5);

        var difference = Compare(BilledFor(five, Segment.Bpu), Some.Roster(bpu: 3));

        var part = Assert.Single(difference.Parts);
        Assert.Equal((DifferenceCause.MorePeople, 2, difference.Sum), (part.Cause, part.People, part.Sum));
        Assert.Equal(new Rupiah(33_600), difference.Sum);
    }

    [Fact]
    public void OtherWage_isOneForAllPrograms_andASumThatFitsNoneIsUnexplained()
    {
        var raised = With() with
        {
            Members = [.. With().Members.Select(m => m.Id == "kades" ? m with { Wage = new Rupiah(2_600_000) } : m)],
        };

        var wage = Compare(BilledFor(raised), With());
        var odd = Compare(Plus(BilledFor(With()), SocialProgram.Jht, 50_000), With());

        Assert.Equal([DifferenceCause.Wage], Causes(wage));
        Assert.Equal(4, wage.Parts.Count);
        var part = Assert.Single(odd.Parts);
        Assert.Equal(
            (DifferenceCause.Unexplained, SocialProgram.Jht, odd.Unexplained), (part.Cause, part.Program, part.Sum));
        Assert.False(odd.IsExplained);
        Assert.True(odd.IsWork(new Rupiah(1_000_000)));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(-2, true)]
    [InlineData(3, false)]
    public void OneRupiahAHead_isRounding(long rupiah, bool isRounding)
    {
        var difference = Compare(Plus(BilledFor(With()), SocialProgram.Jkm, rupiah), With());

        Assert.Equal(isRounding, Causes(difference).Single() == DifferenceCause.Rounding);
        Assert.False(isRounding && difference.IsWork(new Rupiah(2)));
        Assert.True(difference.IsWork(Rupiah.Zero));
    }

    [Fact]
    public void ProgramOfOneSideOnly_isNamed()
    {
        var two = Some.Roster() with { Members = [Some.Official("kades", 2_426_640, Some.TwoPrograms)] };
        var four = Some.Roster() with { Members = [Some.Official("kades", 2_426_640)] };

        var more = Compare(BilledFor(four), two);
        var less = Compare(BilledFor(two), four);

        Assert.Equal([DifferenceCause.ProgramNotOurs], Causes(more));
        Assert.Equal([SocialProgram.Jht, SocialProgram.Jp], more.Parts.Select(p => p.Program!.Value));
        Assert.Equal([DifferenceCause.ProgramNotBilled], Causes(less));
    }

    [Fact]
    public void WithoutAListThatCanBeRead_allIsUnexplained()
    {
        var billing = BilledFor(With());

        Assert.Equal(billing.Total, Compare(billing, null).Unexplained);
        Assert.Equal(billing.Total, Compare(billing, With(Some.Official("x", 0))).Unexplained);
        Assert.Equal(billing.Total, Compare(billing, Some.Roster() with { Members = [] }).Sum);
    }

    [Fact]
    public void WhateverIsBilled_thePartsAddUpToTheDifference()
    {
        var random = new Random(20261126);
        for (var i = 0; i < 5_000; i++)
        {
            var segment = random.Next(2) == 0 ? Segment.Pu : Segment.Bpu;
            var period = segment.PeriodDueIn(Some.December);
            var roster = new Roster(Some.Code, PayerKind.VillageBudget,
            [
                .. Enumerable.Range(0, random.Next(0, 12)).Select(n => (segment == Segment.Pu
                    ? Some.Official($"m{n}", random.Next(1, 20_000_000), [.. Some.FourPrograms.Take(random.Next(1, 5))])
                    : Some.Neighbour($"m{n}", [.. Some.FourPrograms.Take(random.Next(1, 4))])) with
                {
                    From = random.Next(4) == 0 ? period : null,
                    To = random.Next(4) == 0 ? period.Plus(-1) : null,
                }),
            ]);
            var billing = new BpjsBilling(
                Some.Code, segment, period, "", "261200000001", random.Next(1, 14),
                Some.FourPrograms.Where(_ => random.Next(5) > 0)
                    .ToDictionary(p => p, _ => new Rupiah(random.NextInt64(0, 3_000_000))));
            if (Tariffs.Bill(roster, segment, period) is Billing.Billed billed && random.Next(2) == 0)
            {
                billing = billing with
                {
                    People = Math.Max(1, billed.HeadCount),
                    Sums = billed.Lines.ToDictionary(
                        l => l.Program, l => new Rupiah(Math.Max(0, l.Total.Value + random.Next(-20, 21)))),
                };
            }

            Compare(billing, roster, random.Next(3) == 0 ? With() : null);
        }
    }
}
