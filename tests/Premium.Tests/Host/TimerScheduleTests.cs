using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 0 6 * * *", "2026-11-01T22:59:59Z", "2026-11-01T23:00:00Z")]
    [InlineData("0 0 6 * * *", "2026-11-01T23:00:00Z", "2026-11-02T23:00:00Z")]
    [InlineData("0 30 0 1 * *", "2026-10-31T17:00:00Z", "2026-10-31T17:30:00Z")]
    [InlineData("*/10 * * * * *", "2026-11-01T00:00:01.5Z", "2026-11-01T00:00:10Z")]
    [InlineData("0 0 8 * * MON-FRI", "2026-11-06T02:00:00Z", "2026-11-09T01:00:00Z")]
    public void Next_isReadOnTheClockOfJakarta(string cron, string after, string expected) =>
        Assert.Equal(At(expected), new TimerSchedule("Any", cron, TimerSchedule.Jakarta).Next(At(after)));

    [Theory]
    [InlineData("0 6 * * *")]
    [InlineData("0 0 25 * * *")]
    [InlineData("")]
    public void Schedule_ofOtherThanSixFields_isRefused_namingTheFunction(string cron)
    {
        var e = Assert.Throws<InvalidOperationException>(() => new TimerSchedule("Any", cron, TimerSchedule.Jakarta));

        Assert.StartsWith($"Function 'Any': the schedule \"{cron}\" is not readable", e.Message);
    }

    [Fact]
    public void Next_ofADayThatNeverComes_isRefused()
    {
        var schedule = new TimerSchedule("Any", "0 0 0 30 2 *", TimerSchedule.Jakarta);

        var e = Assert.Throws<InvalidOperationException>(() => schedule.Next(At("2026-11-01T00:00:00Z")));

        Assert.Contains("never comes", e.Message);
    }

    [Theory]
    [InlineData("* * * * * *", false)]
    [InlineData("  */5    * *      * * *", false)]
    [InlineData("10,20,45 * * * * *", false)]
    [InlineData("*/10 0-59 * * * *", false)]
    [InlineData("0 * * * * *", true)]
    [InlineData("30 * * * * *", true)]
    [InlineData("* 30 * * * *", true)]
    [InlineData("* * 12 * * Mon", true)]
    [InlineData("0 */5 * * * *", true)]
    public void Schedule_thatComesMoreThanOnceInEveryMinute_isNotMonitored_asTheHostHasIt(string cron, bool expected) =>
        Assert.Equal(
            expected, new TimerSchedule("Any", cron, TimerSchedule.Jakarta).IsMonitored(At("2026-11-01T00:00:00.5Z")));

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
