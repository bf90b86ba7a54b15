using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>
/// Who goes on in the other segment by a full list. Of one pay month PU pays the month before and BPU the month itself,
/// so one first month for both would leave a month to nobody, or to both.
/// </summary>
public sealed class SegmentChangeTests
{
    private static readonly Period December = new(2026, 12);
    private static readonly PayMonth January = PayMonth.Parse("2027-01");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    private static MemberEntry In(Segment segment, int number = 1) => segment == Segment.Pu
        ? Member(number) : Member(number, MemberGroup.Neighbourhood, 0);

    private static async Task<ImportDesk> DeskAsync(Segment first)
    {
        var desk = new ImportDesk { Policy = new(DropPercentMax: 100) };
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-10") }));
        await desk.ImportAsync(Members(In(first), Member(2), Member(3, MemberGroup.Neighbourhood, 0)));
        return desk;
    }

    private static RegisterFile List(params MemberEntry[] changing) =>
        Members([.. changing, Member(2), Member(3, MemberGroup.Neighbourhood, 0)]);

    private static async Task<IEnumerable<(Segment, Period?, Period?)>> RowsAsync(ImportDesk desk)
    {
        var id = desk.People.IdOf(Nik(1));
        return (await desk.RosterAsync()).Members.Where(m => m.Id == id).Select(m => (m.Segment, m.From, m.To))
            .OrderBy(m => m.From);
    }

    [Theory]
    [InlineData(Segment.Pu, Segment.Bpu)]
    [InlineData(Segment.Bpu, Segment.Pu)]
    public async Task WhoChangesSegment_isInsuredInEachMonthOnce_andTheDryRunSaysIt(Segment before, Segment after)
    {
        var desk = await DeskAsync(before);

        var plan = await desk.ImportAsync(List(In(after)), isFull: true, from: January);

        Assert.Equal(
            [(before, null, December), (after, December.Plus(1), null)], await RowsAsync(desk));
        Assert.Empty(plan.Doubled);
        Assert.Equal(
            $"1 orang pindah dari {before.Label()} ke {after.Label()} mulai bulan iuran 2027-01; bulan sebelumnya "
                + $"tetap {before.Label()}",
            Assert.Single(plan.Villages.Single().Notes).Indonesian);
        Assert.True((await desk.ShowAsync(List(In(after)), isFull: true, from: January)).Plan.ChangesNothing);
    }

    /// <summary>BPU paid the month in which the list counts: it would be paid once more as PU.</summary>
    [Theory]
    [InlineData(BillState.Planned, "2026-11")]
    [InlineData(BillState.Debited, "2026-12")]
    [InlineData(BillState.Unknown, "2026-12")]
    public async Task WhoChangesSegment_afterTheMonthWasAskedForInTheOne_beginsAfterItInTheOther(
        BillState state, string first)
    {
        var desk = await DeskAsync(Segment.Bpu);

        await ChangeAsync(desk, Segment.Pu, PayMonth.Parse("2026-11"), state);

        var begin = Period.Parse(first);
        Assert.Equal(
            [(Segment.Bpu, null, begin.Plus(-1)), (Segment.Pu, begin, null)], await RowsAsync(desk));
    }

    /// <summary>By a full list from a month on, of which BPU has its bill.</summary>
    private static async Task ChangeAsync(ImportDesk desk, Segment joined, PayMonth month, BillState bpu)
    {
        await desk.Ledger.CommitAsync(
            Sheet.Empty(Some.District, month),
            new Change(
                desk.Clock.GetUtcNow(), "test", "planned",
                [Some.Bill(bpu, segment: Segment.Bpu, period: Segment.Bpu.PeriodDueIn(month))]),
            CancellationToken.None);
        await desk.ImportAsync(List(In(joined)), isFull: true, from: month);
    }

    /// <summary>Nobody in the segment that they join counted them, and who is left has them no more.</summary>
    [Theory]
    [InlineData(BillState.Planned, "2026-12")]
    [InlineData(BillState.Debited, "2027-01")]
    [InlineData(BillState.Unknown, "2027-01")]
    public async Task WhoChangesSegment_afterTheMonthWasAskedForInTheOther_beginsAfterItThere(
        BillState state, string first)
    {
        var desk = await DeskAsync(Segment.Pu);
        desk.Clock.SetUtcNow(Some.At("2026-12-03 09:00").ToUniversalTime());

        await ChangeAsync(desk, Segment.Bpu, Some.December, state);

        var begin = Period.Parse(first);
        Assert.Equal(
            [(Segment.Pu, null, begin.Plus(-1)), (Segment.Bpu, begin, null)], await RowsAsync(desk));
    }

    /// <summary>The column holds the month since when somebody is insured at all, in whatever segment.</summary>
    [Theory]
    [InlineData(Segment.Pu, Segment.Bpu)]
    [InlineData(Segment.Bpu, Segment.Pu)]
    public async Task FirstMonthOfThePerson_leavesMonthsThatTheOtherSegmentHad_toIt(
        Segment before, Segment after)
    {
        var (desk, may) = (await DeskAsync(before), new Period(2026, 5));

        var plan = await desk.ImportAsync(List(In(after) with { From = may }), isFull: true, from: January);
        Assert.Equal(
            [(before, null, December), (after, December.Plus(1), null)], await RowsAsync(desk));
        Assert.Empty(plan.Doubled);

        await desk.ImportAsync(List(In(before) with { From = may }), isFull: true, from: January.Plus(2));
        Assert.Equal(
            [
                (before, null, December), (after, December.Plus(1), new Period(2027, 2)),
                (before, new Period(2027, 3), null),
            ],
            await RowsAsync(desk));
    }

    [Theory]
    [InlineData("2026-12", "2026-11")]
    [InlineData("2027-01", "2026-12")]
    [InlineData("2027-03", "2027-02")]
    public async Task MonthOfTheList_isKept_andTheSegmentThatIsLeftLastsUntilIt(string from, string last)
    {
        var desk = await DeskAsync(Segment.Pu);

        await desk.ImportAsync(
            List(In(Segment.Bpu) with { From = Period.Parse(from) }), isFull: true, from: January);

        Assert.Equal(
            [(Segment.Pu, null, Period.Parse(last)), (Segment.Bpu, Period.Parse(from), null)],
            await RowsAsync(desk));
    }

    /// <summary>Both rows are the list's own: they are taken as they stand, and the month in both is named.</summary>
    [Fact]
    public async Task MonthInBothSegments_isNamed_thoughOneOfThemHasPaidIt()
    {
        var desk = await DeskAsync(Segment.Bpu);

        var plan = await desk.ImportAsync(
            List(In(Segment.Bpu) with { To = December }, In(Segment.Pu)), isFull: true, from: January);

        Assert.Equal([(Segment.Bpu, null, December), (Segment.Pu, December, null)], await RowsAsync(desk));
        Assert.True(Assert.Single(plan.Doubled).IsBilledTwice);
    }

    /// <summary>Its month was paid in the one, and is still billed in the other.</summary>
    [Fact]
    public async Task MonthInBothSegments_isNamed_thoughTheListCountsForLaterOnes()
    {
        var (desk, october) = (await DeskAsync(Segment.Pu), new Period(2026, 10));

        var plan = await desk.ImportAsync(
            List(In(Segment.Pu), In(Segment.Bpu) with { From = october, To = october.Plus(1) }),
            isFull: true, from: January);

        Assert.True(Assert.Single(plan.Doubled).IsBilledTwice);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task WhoIsOnEachFullList_isInsuredInEachMonthOnce_whicheverTheSegment(int seed)
    {
        var (dice, desk) = (new Random(seed), await DeskAsync(Segment.Pu));
        const int people = 8;
        for (var month = PayMonth.Parse("2026-12"); month <= PayMonth.Parse("2027-12"); month = month.Plus(1))
        {
            var list = Members(
            [
                .. Enumerable.Range(1, people).Select(n => In(dice.Next(3) == 0 ? Segment.Pu : Segment.Bpu, n) with
                {
                    From = dice.Next(2) == 0 ? new Period(2026, 5) : null,
                }),
            ]);
            var (shown, plan) = await desk.ShowAsync(list, isFull: true, from: month);
            Assert.Empty(plan.Doubled);
            if (!plan.ChangesNothing)
            {
                Assert.IsType<UseCases.TakeResult.Taken>(await desk.TakeAsync(shown.Id, "Budi"));
            }
        }

        var roster = await desk.RosterAsync();
        for (var month = December.Plus(1); month <= new Period(2028, 2); month = month.Plus(1))
        {
            Assert.Equal(
                Enumerable.Range(1, people).Select(n => desk.People.IdOf(Nik(n))).Order(StringComparer.Ordinal),
                Segments.All.SelectMany(s => roster.Of(s, month)).Select(m => m.Id).Order(StringComparer.Ordinal));
        }
    }
}
