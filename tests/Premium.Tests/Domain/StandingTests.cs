using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class StandingTests
{
    private static readonly Calendar Calendar = Calendar.Shipped();

    private static Standing Of(string today, string? reconciled, params Bill[] bills) => new StandingRules().Of(
        bills, Some.Day(today), reconciled is null ? null : Some.Day(reconciled), Calendar);

    private static Bill[] Unpaid(params string[] periods) =>
        [.. periods.Select(p => Some.Bill(BillState.Short, period: Period.Parse(p)))];

    private static Bill Paid(string period, BillState state = BillState.Covered) =>
        Some.Bill(state, period: Period.Parse(period));

    [Theory]
    [InlineData("2026-12-04", Standing.Active)]
    [InlineData("2026-12-05", Standing.DueSoon)]
    [InlineData("2026-12-15", Standing.DueSoon)]
    [InlineData("2026-12-16", Standing.Late)]
    [InlineData("2026-12-22", Standing.Late)]
    [InlineData("2026-12-23", Standing.AtRisk1)]
    public void UnpaidMonth_worsensByTheCalendar(string today, Standing expected) =>
        Assert.Equal(expected, Of(today, today, [Paid("2026-10"), .. Unpaid("2026-11")]));

    [Fact]
    public void UnpaidMonthsInARow_leadToLapsed()
    {
        string[] months = ["2026-08", "2026-09", "2026-10", "2026-11"];
        Standing[] expected = [Standing.AtRisk1, Standing.AtRisk2, Standing.AtRisk3, Standing.Lapsed];
        foreach (var count in Enumerable.Range(1, 4))
        {
            Assert.Equal(expected[count - 1], Of("2026-12-31", "2026-12-31", Unpaid(months[^count..])));
        }
    }

    [Fact]
    public void FourMonths_withAPaidOneBetween_areNotMoreThanThreeInARow() => Assert.Equal(
        Standing.AtRisk3,
        Of("2026-12-31", "2026-12-31", [.. Unpaid("2026-07", "2026-08", "2026-10", "2026-11"), Paid("2026-09")]));

    private static DateOnly? LapsesOn(params Bill[] bills) => new StandingRules().LapsesOn(bills, Calendar);

    /// <summary>A receipt of July was taken back when the months after it were covered.</summary>
    [Fact]
    public void UnpaidMonth_beforePaidOnes_lapsesWithThoseToCome()
    {
        Bill[] bills =
        [
            .. Unpaid("2026-07"), Paid("2026-08"), Paid("2026-09"), Paid("2026-10", BillState.Debited), Paid("2026-11"),
        ];
        Assert.Equal(Standing.AtRisk1, Of("2026-12-20", "2026-12-20", bills));

        // December to March, all of them unpaid.
        Assert.Equal(new StandingRules().LapseDay(Segment.Pu, new Period(2026, 12), Calendar), LapsesOn(bills));
        Assert.Null(LapsesOn(bills[1..]));
    }

    [Fact]
    public void FourUnpaidMonths_haveLapsed_whateverCameAfter()
    {
        Bill[] bills = [.. Unpaid("2026-07", "2026-08", "2026-09", "2026-10", "2026-12"), Paid("2026-11")];
        Assert.Equal(Standing.Lapsed, Of("2026-12-20", "2026-12-20", bills));
        Assert.Equal(Some.Day("2026-11-24"), LapsesOn(bills));
    }

    /// <summary>Months paid and unpaid in any order, with a bill for each that is owed by the day.</summary>
    [Fact]
    public void LapsesOn_isTheFirstDayOnWhichItIsLapsed()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var start = new Period(2026, random.Next(1, 13));
            List<Bill> bills =
            [
                .. Enumerable.Range(0, random.Next(1, 12)).Select(i => Some.Bill(
                    random.Next(4) == 0 ? BillState.Covered : BillState.Short, period: start.Plus(i))),
            ];
            var lapses = LapsesOn([.. bills]);
            for (var day = start.Plus(1).FirstDay; day < start.Plus(18).FirstDay; day = day.AddDays(1 + random.Next(9)))
            {
                // What has no bill yet is unpaid, where anything is.
                var newest = bills[^1].Id.Period;
                Bill[] owed =
                [
                    .. bills,
                    .. Enumerable.Range(1, 24).Where(_ => lapses is not null)
                        .Select(i => Some.Bill(BillState.Short, period: newest.Plus(i))),
                ];
                Assert.True(
                    lapses <= day == (Of($"{day:yyyy-MM-dd}", $"{day:yyyy-MM-dd}", owed) == Standing.Lapsed),
                    $"{seed}, {day:yyyy-MM-dd}: {lapses:yyyy-MM-dd}, "
                        + string.Join(' ', bills.Select(b => b.State)));
            }
        }
    }

    [Theory]
    [InlineData(null, Standing.Late)]
    [InlineData("2026-09-21", Standing.Late)]
    [InlineData("2026-09-22", Standing.AtRisk1)]
    [InlineData("2026-10-31", Standing.AtRisk2)]
    [InlineData("2026-12-21", Standing.AtRisk3)]
    [InlineData("2026-12-22", Standing.Lapsed)]
    [InlineData("2027-05-01", Standing.Lapsed)]
    public void NoStepTowardsLapsed_isTakenBeyondTheLastGoodReconciliation(string? reconciled, Standing expected) =>
        Assert.Equal(expected, Of("2026-12-31", reconciled, Unpaid("2026-08", "2026-09", "2026-10", "2026-11")));

    [Fact]
    public void DebitAlone_isNeverActive() => Assert.Equal(
        Standing.AwaitingReceipt, Of("2026-12-20", "2026-12-20", Paid("2026-11", BillState.Debited), Paid("2026-10")));

    [Fact]
    [Trait("Incident", "Kota Banjar 2021, Kendal, Bandung Barat")]
    public void NothingIsActiveWithoutAReceipt_asKotaBanjar2021()
    {
        Assert.NotEqual(Standing.Active, Of("2026-12-01", "2026-12-01"));
        foreach (var state in Enum.GetValues<BillState>().Where(s => s != BillState.Covered))
        {
            foreach (var today in new[] { "2026-11-20", "2026-12-01", "2026-12-10", "2026-12-20", "2027-03-01" })
            {
                Assert.NotEqual(Standing.Active, Of(today, today, Some.Bill(state)));
            }
        }

        Assert.Equal(Standing.Active, Of("2026-12-20", null, Paid("2026-11")));
    }
}
