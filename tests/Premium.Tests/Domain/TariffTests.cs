using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class TariffTests
{
    private static Billing.Billed Billed(
        Segment segment, string period, RoundingRule rounding, PayerKind payer, params Member[] members) =>
        Assert.IsType<Billing.Billed>(Tariffs.Shipped(rounding).Bill(
            new Roster(Some.Code, payer, members), segment, Period.Parse(period)));

    private static long Sum(Billing.Billed billed) => billed.Lines.Sum(l => l.Total.Value);

    private static long Pu(long wage, RoundingRule rounding, IReadOnlyList<SocialProgram> programs, string month) =>
        Sum(Billed(Segment.Pu, month, rounding, PayerKind.VillageBudget, Some.Official("kades", wage, programs)));

    // The table of Blora bases: 10.919,88 12.666,75 13.103,86 / 126.185,28 146.371,37 151.422,34 /
    // 186.851,28 216.742,22 224.221,54. Each program line is rounded, so sums may differ from it by a rupiah a line.
    [Theory]
    [InlineData(2_022_200, RoundingRule.PersonDown, 10_919, 126_184, 186_850)]
    [InlineData(2_022_200, RoundingRule.PersonHalfUp, 10_920, 126_185, 186_851)]
    [InlineData(2_022_200, RoundingRule.PersonUp, 10_921, 126_187, 186_853)]
    [InlineData(2_345_695, RoundingRule.PersonDown, 12_666, 146_369, 216_738)]
    [InlineData(2_345_695, RoundingRule.PersonHalfUp, 12_667, 146_372, 216_743)]
    [InlineData(2_345_695, RoundingRule.PersonUp, 12_668, 146_373, 216_744)]
    [InlineData(2_426_640, RoundingRule.ProgramDown, 13_102, 151_419, 224_217)]
    [InlineData(2_426_640, RoundingRule.ProgramHalfUp, 13_104, 151_423, 224_222)]
    [InlineData(2_426_640, RoundingRule.ProgramUp, 13_104, 151_423, 224_223)]
    public void BloraBases_bySharesAndRounding(long wage, RoundingRule rounding, long two, long employer, long all)
    {
        var four = Billed(
            Segment.Pu, "2026-11", rounding, PayerKind.VillageBudget, Some.Official("kades", wage));

        Assert.Equal(two, Pu(wage, rounding, Some.TwoPrograms, "2026-11"));
        Assert.Equal(employer, four.Lines.Sum(l => l.Employer.Value));
        Assert.Equal(all, Sum(four));
    }

    [Fact]
    public void TubanLetterOf2019_fourProgramsOnItsWage_isRp215628()
    {
        // 9,24 % of Rp2.333.641 is Rp215.628,43: the order of the letter's Rp215.628,09 a person.
        Assert.Equal(215_628, Pu(2_333_641, RoundingRule.ProgramHalfUp, Some.FourPrograms, "2019-01"), tolerance: 1);
    }

    [Theory]
    [InlineData("2026-02", 10_547_400)]
    [InlineData("2026-03", 11_086_300)]
    [InlineData("2025-03", 10_547_400)]
    [InlineData("2025-02", 10_042_300)]
    public void PensionCap_goesByContributionMonth(string period, long cap)
    {
        var line = Assert.Single(Billed(
            Segment.Pu, period, RoundingRule.PersonHalfUp, PayerKind.VillageBudget,
            Some.Official("kades", 20_000_000, [SocialProgram.Jp])).Lines);
        Assert.Equal(new Rupiah(cap * 2 / 100), line.Employer);
        Assert.Equal(new Rupiah(cap / 100), line.Worker);
    }

    [Theory]
    [InlineData(SocialProgram.Jkk, 2_400, 0)]
    [InlineData(SocialProgram.Jkm, 3_000, 0)]
    [InlineData(SocialProgram.Jht, 37_000, 20_000)]
    [InlineData(SocialProgram.Jp, 20_000, 10_000)]
    public void EmployerAndWorkerShares_areKeptApart(SocialProgram program, long employer, long worker)
    {
        var line = Assert.Single(Billed(
            Segment.Pu, "2026-11", RoundingRule.PersonHalfUp, PayerKind.VillageBudget,
            Some.Official("kades", 1_000_000, [program])).Lines);
        Assert.Equal(new BillLine(program, new Rupiah(employer), new Rupiah(worker), 1), line);
    }

    [Theory]
    [InlineData(RiskGroup.VeryLow, 2_400)]
    [InlineData(RiskGroup.Low, 5_400)]
    [InlineData(RiskGroup.Medium, 8_900)]
    [InlineData(RiskGroup.High, 12_700)]
    [InlineData(RiskGroup.VeryHigh, 17_400)]
    public void WorkAccidentRate_goesByRiskGroup(RiskGroup risk, long sum) => Assert.Equal(sum, Sum(Billed(
        Segment.Pu, "2026-11", RoundingRule.PersonHalfUp, PayerKind.VillageBudget,
        Some.Official("linmas", 1_000_000, [SocialProgram.Jkk]) with { Risk = risk })));

    [Theory]
    [InlineData(PayerKind.Private, false, "2026-03", 16_800)]
    [InlineData(PayerKind.Private, false, "2026-04", 8_400)]
    [InlineData(PayerKind.Private, false, "2026-12", 8_400)]
    [InlineData(PayerKind.Private, false, "2027-01", 16_800)]
    [InlineData(PayerKind.Private, true, "2025-12", 16_800)]
    [InlineData(PayerKind.Private, true, "2026-01", 8_400)]
    [InlineData(PayerKind.Private, true, "2026-06", 8_400)]
    [InlineData(PayerKind.Private, true, "2027-03", 8_400)]
    [InlineData(PayerKind.Private, true, "2027-04", 16_800)]
    [InlineData(PayerKind.PublicBudget, true, "2026-06", 16_800)]
    [InlineData(PayerKind.PublicBudget, false, "2026-06", 16_800)]
    [InlineData(PayerKind.VillageBudget, true, "2026-06", 16_800)]
    [InlineData(PayerKind.VillageBudget, false, "2026-06", 16_800)]
    public void ReliefOfPp50Of2025_goesByPayerSectorAndMonth(
        PayerKind payer, bool transport, string period, long sum) => Assert.Equal(sum, Sum(Billed(
            Segment.Bpu, period, RoundingRule.PersonHalfUp, payer,
            Some.Neighbour("rt1") with { IsTransportWorker = transport })));

    [Fact]
    public void OldAgeSavings_areNotDiscounted()
    {
        var member = Some.Neighbour("rt1", [SocialProgram.Jkk, SocialProgram.Jkm, SocialProgram.Jht]);
        long In(string period) =>
            Sum(Billed(Segment.Bpu, period, RoundingRule.PersonHalfUp, PayerKind.Private, member));
        Assert.Equal(36_800, In("2026-03"));
        Assert.Equal(28_400, In("2026-04"));
    }

    [Fact]
    public void BpuSum_isTheWorkersShare() => Assert.All(
        Billed(Segment.Bpu, "2026-11", RoundingRule.PersonHalfUp, PayerKind.VillageBudget, Some.Neighbour("rt1")).Lines,
        line => Assert.Equal(Rupiah.Zero, line.Employer));

    [Fact]
    public void Bill_hasOneLineAProgram_withItsPeople_andTheyAddUp()
    {
        var billed = Billed(
            Segment.Pu, "2026-11", RoundingRule.PersonHalfUp, PayerKind.VillageBudget,
            Some.Official("kades", 1_000_000), Some.Official("bpd", 2_000_000, Some.TwoPrograms));

        Assert.Equal(2, billed.HeadCount);
        Assert.Equal([2, 2, 1, 1], billed.Lines.Select(l => l.People));
        Assert.Equal(7_200 + 9_000 + 57_000 + 30_000, Sum(billed));
    }

    public static TheoryData<string, Member, Segment> BadMembers() => new()
    {
        { "wage -1 is out of range; expected 0 to 1000000000", Some.Official("m1", -1), Segment.Pu },
        { "wage 1000000001 is out of range", Some.Official("m1", 1_000_000_001), Segment.Pu },
        { "wage is 0", Some.Official("m1", 0), Segment.Pu },
        { "no program; expected at least one of", Some.Official("m1", 2_000_000, []), Segment.Pu },
        { "program Jp is not offered to BPU", Some.Neighbour("m1", Some.FourPrograms), Segment.Bpu },
        { "wage -1 is out of range", Some.Neighbour("m1") with { Wage = new Rupiah(-1) }, Segment.Bpu },
    };

    [Theory]
    [MemberData(nameof(BadMembers))]
    public void MalformedRoster_namesVillageMemberAndWhatIsAccepted(string expected, Member member, Segment segment)
    {
        var malformed = Assert.IsType<Billing.Malformed>(Tariffs.Shipped(RoundingRule.PersonHalfUp).Bill(
            new Roster(Some.Code, PayerKind.VillageBudget, [member]), segment, Some.November));
        Assert.StartsWith("Roster of 33.16.12.2010, member m1:", malformed.Problem, StringComparison.Ordinal);
        Assert.Contains(expected, malformed.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void PersonListedTwice_isNotBilledTwice()
    {
        var member = Some.Official("m1", 2_000_000);
        var malformed = Assert.IsType<Billing.Malformed>(Tariffs.Shipped(RoundingRule.PersonHalfUp).Bill(
            new Roster(Some.Code, PayerKind.VillageBudget, [member, member]), Segment.Pu, Some.November));
        Assert.Contains("member m1: listed 2 times for PU", malformed.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void PeriodBeforeTheFirstRate_isMalformed() => Assert.IsType<Billing.Malformed>(
        Tariffs.Shipped(RoundingRule.PersonHalfUp).Bill(Some.Roster(), Segment.Pu, new Period(2015, 6)));
}
