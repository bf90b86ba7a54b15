using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class TimetableTests
{
    /// <summary>One a second from 06:00 to 21:00, of which the last minute is too late.</summary>
    private static readonly BankTerms One = new() { PaymentsPerSecond = 1 };

    private static readonly PayMonth October = PayMonth.Parse("2026-10");
    private static readonly PayMonth November = PayMonth.Parse("2026-11");

    [Theory]
    [InlineData("2026-12-03 20:49", 300, true)]
    [InlineData("2026-12-03 20:49", 301, false)]
    [InlineData("2026-12-03 21:00", 9_999, true)]
    public void Day_isLongEnough_whileHalfOfWhatIsLeftDoes(string now, int bills, bool fits) =>
        Assert.Equal(fits, Timetable.Fits(bills, One, Some.At(now).DateTime));

    [Fact]
    public void WhatFits_needsNoTimetable() => Assert.Empty(Timetable.Of(
        new Dictionary<PayMonth, int> { [October] = 100, [November] = 100 }, One, Some.At("2026-12-03 09:00")));

    [Fact]
    public void ShortDay_givesEachUrgencyItsTime_andTheLeastUrgentTheRest()
    {
        var open = new Dictionary<PayMonth, int> { [Some.December] = 900, [October] = 100, [November] = 200 };

        var claims = Timetable.Of(open, One, Some.At("2026-12-03 20:39"));

        Assert.Equal([October, November], claims.Select(c => c.PayMonth));
        Assert.Equal(
            [Some.At("2026-12-03 20:39").AddSeconds(110), Some.At("2026-12-03 20:39").AddSeconds(330)],
            claims.Select(c => c.Until));
    }

    [Fact]
    public void UrgencyThatFillsTheDay_leavesNothingToTheOthers()
    {
        var open = new Dictionary<PayMonth, int> { [Some.December] = 1, [October] = 5_000 };

        var claim = Assert.Single(Timetable.Of(open, One, Some.At("2026-12-03 20:00")));

        Assert.Equal(Some.At("2026-12-04 00:00"), claim.Until);
    }

    [Fact]
    public void TimetableMadeTwice_changesNothing()
    {
        var open = new Dictionary<PayMonth, int> { [Some.December] = 900, [October] = 100 };
        var first = BankLimit.Untouched.With(Timetable.Of(open, One, Some.At("2026-12-03 20:39")));
        var again = first.With(Timetable.Of(open, One, Some.At("2026-12-03 20:39")));

        Assert.Equal(first.Claims, again.Claims);
    }
}
