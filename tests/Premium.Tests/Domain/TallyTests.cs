using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class TallyTests
{
    private static readonly Rules Rules = Some.Rules();

    private static Tally Count(string today, IReadOnlyList<Village> villages, params SheetRow[] rows)
    {
        var (from, to) = Rules.OpenSheets(Some.Day(today));
        var sheets = Enumerable.Range(0, 12).Select(from.Plus).TakeWhile(p => p <= to)
            .Select(p => Some.SheetOf(p, [.. rows.Where(r => r is Bill b && b.Id.PayMonth == p)])).ToList();
        return Tallies.Count(
            new DistrictRegister(Some.District, "Ngawen", villages, []), sheets, Some.Day(today), Rules);
    }

    [Theory]
    [InlineData(BillState.Planned, "expected=1 done=0 short=0 refused=0 unknown=0 held=0 skipped=1 alerts=0")]
    [InlineData(BillState.Held, "expected=1 done=0 short=0 refused=0 unknown=0 held=1 skipped=0 alerts=0")]
    [InlineData(BillState.Debiting, "expected=1 done=0 short=0 refused=0 unknown=1 held=0 skipped=0 alerts=0")]
    [InlineData(BillState.Unknown, "expected=1 done=0 short=0 refused=0 unknown=1 held=0 skipped=0 alerts=0")]
    [InlineData(BillState.Short, "expected=1 done=0 short=1 refused=0 unknown=0 held=0 skipped=0 alerts=0")]
    [InlineData(BillState.Refused, "expected=1 done=0 short=0 refused=1 unknown=0 held=0 skipped=0 alerts=0")]
    [InlineData(BillState.Debited, "expected=1 done=1 short=0 refused=0 unknown=0 held=0 skipped=0 alerts=0")]
    [InlineData(BillState.Covered, "expected=1 done=1 short=0 refused=0 unknown=0 held=0 skipped=0 alerts=0")]
    public void EveryState_isCountedOnce(BillState state, string expected)
    {
        var tally = Count("2026-12-03", [Some.Village()], Some.Bill(state));
        Assert.Equal(expected, tally.ToString());
        Assert.True(tally.AddsUp);
    }

    [Fact]
    public void VillageWithoutABill_isSkipped() =>
        Assert.Equal(new Tally(Expected: 1, Skipped: 1), Count("2026-12-03", [Some.Village()]));

    [Fact]
    public void BillWithoutARegisterEntry_doesNotAddUp()
    {
        var tally = Count("2026-12-03", [], Some.Bill(BillState.Debited));
        Assert.Equal(0, tally.Expected);
        Assert.False(tally.AddsUp);
    }

    /// <summary>A list taken since has nobody for its month, or leaves the village out.</summary>
    [Theory]
    [InlineData(BillState.Debited)]
    [InlineData(BillState.Short)]
    [InlineData(BillState.Planned)]
    public void BillThatIsOwedNoMore_isCounted_andNoOtherIsExpected(BillState state)
    {
        var nobody = Some.Village() with { HeadCounts = [new HeadCount(Segment.Pu, Some.November, 0)] };
        var ended = Some.Village() with { Until = Some.December.Plus(-1) };
        foreach (var village in (Village[])[nobody, ended])
        {
            var tally = Count("2026-12-05", [village], Some.Bill(state));
            Assert.Equal(1, tally.Expected);
            Assert.True(tally.AddsUp, tally.ToString());
            Assert.Equal(0, Count("2026-12-05", [village]).Expected);
        }
    }

    [Theory]
    [InlineData("2026-12-31")]
    [InlineData("2027-01-04")]
    [InlineData("2027-01-20")]
    public void OlderBillsThatAreNoLongerWorkedOn_leaveNoNegativeCount(string today)
    {
        var village = Some.Village(since: PayMonth.Parse("2026-06"), bpu: 3);
        var bills = Segments.All.SelectMany(s => Enumerable.Range(6, 7).Select(month =>
            (SheetRow)Some.Bill(BillState.Short, segment: s, period: new Period(2026, month))));

        var tally = Count(today, [village], [.. bills]);

        Assert.True(tally.AddsUp);
        Assert.True(tally.Skipped >= 0, tally.ToString());
        Assert.Equal(8, tally.Expected);
    }

    [Fact]
    public void Tallies_addUpFieldByField() => Assert.Equal(
        new Tally(9, 1, 1, 1, 1, 1, 4, 2),
        new Tally(6, 1, 1, 1, 1, 1, 1, 1) + new Tally(Expected: 3, Skipped: 3, Alerts: 1));
}
