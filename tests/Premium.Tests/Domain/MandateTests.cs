using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class MandateTests
{
    private static readonly DateOnly Today = new(2026, 12, 3);

    private static HoldReason? Check(Village village, Bill? bill = null, long debited = 0, bool knowsBank = true) =>
        MandateRules.Shipped().Check(
            village, bill ?? Some.Bill(), Today, new Rupiah(debited), bank => knowsBank && bank == Some.Bank);

    private static Village With(Func<Mandate, Mandate> change) =>
        Some.Village() with { Mandate = change(Some.Mandate()) };

    [Fact]
    public void GoodMandate_holdsNothing() => Assert.Null(Check(Some.Village()));

    public static TheoryData<HoldReason, Village> Reasons() => new()
    {
        { HoldReason.Paused, Some.Village() with { IsPaused = true } },
        { HoldReason.NoMandate, Some.Village() with { Mandate = null } },
        { HoldReason.MandateRevoked, With(m => m with { IsRevoked = true }) },
        { HoldReason.MandateNotYetValid, With(m => m with { ValidFrom = Today.AddDays(1) }) },
        { HoldReason.MandateExpired, With(m => m with { ValidTo = Today.AddDays(-1) }) },
        { HoldReason.ForbiddenSource, With(m => m with { Source = SourceOfFunds.DanaDesa }) },
        { HoldReason.OverLimit, With(m => m with { MonthlyLimit = new Rupiah(216_741) }) },
        { HoldReason.UnknownBank, With(m => m with { Account = m.Account with { Bank = "xyz" } }) },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void EachHoldReason_hasItsCause(HoldReason expected, Village village) =>
        Assert.Equal(expected, Check(village));

    [Theory]
    [InlineData("2026-12-10", "2027-12-31", false, HoldReason.MandateNotYetValid)]
    [InlineData("2026-12-10", "2027-12-31", true, null)]
    [InlineData("2026-11-01", "2026-12-02", false, null)]
    public void MandateThatIsOver_orRevoked_waitsForTheOneThatIsFiled(
        string from, string to, bool isRevoked, HoldReason? expected)
    {
        var next = Some.Mandate() with { ValidFrom = Some.Day(from), ValidTo = Some.Day(to), IsRevoked = isRevoked };
        HoldReason? Held(Func<Mandate, Mandate> change) => Check(With(change) with { LaterMandates = [next] });

        Assert.Equal(expected ?? HoldReason.MandateExpired, Held(m => m with { ValidTo = Today.AddDays(-1) }));
        Assert.Equal(expected ?? HoldReason.MandateRevoked, Held(m => m with { IsRevoked = true }));
    }

    [Fact]
    public void Staircase_namesTheFirstCause_thenTheNext()
    {
        var mandate = Some.Mandate() with
        {
            IsRevoked = true,
            ValidFrom = Today.AddDays(1),
            ValidTo = Today.AddDays(-1),
            Source = SourceOfFunds.DanaDesa,
            MonthlyLimit = new Rupiah(1),
        };
        var village = Some.Village() with { IsPaused = true, Mandate = null };
        var steps = new List<HoldReason?> { Check(village, knowsBank: false) };
        foreach (var step in new Func<Village, Village>[]
        {
            v => v with { IsPaused = false },
            v => v with { Mandate = mandate },
            v => v with { Mandate = mandate = mandate with { IsRevoked = false } },
            v => v with { Mandate = mandate = mandate with { ValidFrom = Today } },
            v => v with { Mandate = mandate = mandate with { ValidTo = Today } },
            v => v with { Mandate = mandate = mandate with { Source = SourceOfFunds.Add } },
            v => v with { Mandate = mandate = mandate with { MonthlyLimit = new Rupiah(216_742) } },
        })
        {
            village = step(village);
            steps.Add(Check(village, knowsBank: false));
        }

        Assert.Equal(
            [
                HoldReason.Paused, HoldReason.NoMandate, HoldReason.MandateRevoked, HoldReason.MandateNotYetValid,
                HoldReason.MandateExpired, HoldReason.ForbiddenSource, HoldReason.OverLimit, HoldReason.UnknownBank,
            ],
            steps);
        Assert.Null(Check(village));
    }

    [Theory]
    [InlineData("2026-01", Segment.Bpu, MemberGroup.LabourIntensiveProject, true)]
    [InlineData("2025-12", Segment.Bpu, MemberGroup.LabourIntensiveProject, false)]
    [InlineData("2026-01", Segment.Bpu, MemberGroup.VulnerableWorker, false)]
    [InlineData("2026-01", Segment.Bpu, null, false)]
    [InlineData("2026-01", Segment.Pu, MemberGroup.LabourIntensiveProject, false)]
    public void DanaDesa_paysOnlyForLabourIntensiveProjects_from2026(
        string period, Segment segment, MemberGroup? group, bool isAllowed)
    {
        var bill = Some.Bill(segment: segment, period: Period.Parse(period)) with { OnlyGroup = group };
        HoldReason? expected = isAllowed ? null : HoldReason.ForbiddenSource;
        Assert.Equal(expected, Check(With(m => m with { Source = SourceOfFunds.DanaDesa }), bill));
    }

    [Theory]
    [InlineData(SourceOfFunds.Add)]
    [InlineData(SourceOfFunds.OwnRevenue)]
    public void VillageMoney_pays(SourceOfFunds source) => Assert.Null(Check(With(m => m with { Source = source })));

    [Theory]
    [InlineData(99_783_258, null)]
    [InlineData(99_783_259, HoldReason.OverLimit)]
    public void MonthlyLimit_isReachedButNotPassed(long debited, HoldReason? expected) =>
        Assert.Equal(expected, Check(Some.Village(), debited: debited));
}
