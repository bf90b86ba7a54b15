using System.Globalization;
using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class BankTermsTests
{
    /// <summary>06:00 to 21:00, one minute of patience.</summary>
    private static readonly BankTerms Plain = new();

    private static BankTerms With(string pauses, BankTerms? terms = null) =>
        (terms ?? Plain) with { Pauses = BankPause.TryParse(pauses)! };

    private static DateTime At(string local) =>
        DateTime.ParseExact(local, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-12-03 05:59:59", false)]
    [InlineData("2026-12-03 06:00:00", true)]
    [InlineData("2026-12-03 20:59:00", true)]
    [InlineData("2026-12-03 20:59:01", false)]
    [InlineData("2026-12-03 21:00:00", false)]
    public void Window_takesWhatArrivesBeforeItCloses(string at, bool takes) =>
        Assert.Equal(takes, Plain.Takes(At(at)));

    [Theory]
    [InlineData("2026-12-03 11:58:59", true)]
    [InlineData("2026-12-03 11:59:00", true)]
    [InlineData("2026-12-03 11:59:01", false)]
    [InlineData("2026-12-03 12:29:59", false)]
    [InlineData("2026-12-03 12:30:00", true)]
    public void DailyPause_takesNothingThatCouldArriveInIt(string at, bool takes) =>
        Assert.Equal(takes, With("12:00-12:30").Takes(At(at)));

    [Theory]
    [InlineData("2026-12-03 23:28:59", true)]
    [InlineData("2026-12-03 23:29:01", false)]
    [InlineData("2026-12-04 00:00:00", false)]
    [InlineData("2026-12-04 00:29:59", false)]
    [InlineData("2026-12-04 00:30:00", true)]
    public void PauseAndWindow_passMidnight(string at, bool takes)
    {
        var night = Plain with { WindowOpens = new TimeOnly(22, 0), WindowCloses = new TimeOnly(5, 0) };
        Assert.Equal(takes, With("23:30-00:30", night).Takes(At(at)));
    }

    [Theory]
    [InlineData("2026-12-03 21:59:59", false)]
    [InlineData("2026-12-03 22:00:00", true)]
    [InlineData("2026-12-04 04:59:00", true)]
    [InlineData("2026-12-04 05:00:00", false)]
    public void Window_thatPassesMidnight_isOpenOnBothSides(string at, bool takes) => Assert.Equal(
        takes, (Plain with { WindowOpens = new TimeOnly(22, 0), WindowCloses = new TimeOnly(5, 0) }).Takes(At(at)));

    [Theory]
    [InlineData("2026-12-02 10:00:00", "2026-12-02 10:00:00")]
    [InlineData("2026-12-03 10:00:00", "2026-12-05 12:00:00")]
    [InlineData("2026-12-02 20:59:30", "2026-12-03 06:00:00")]
    [InlineData("2026-12-03 08:00:00", "2026-12-05 12:00:00")]
    public void DatedPause_isLeftAtItsEnd(string from, string opens) => Assert.Equal(
        At(opens), With("2026-12-03T08:00/2026-12-05T12:00").NextOpening(At(from)));

    [Fact]
    public void Gap_tooShortForAPayment_isNoOpening() => Assert.Equal(
        At("2026-12-03 13:00:00"),
        (With("12:00-12:30,12:31-13:00") with { PaymentPatience = TimeSpan.FromSeconds(61) })
            .NextOpening(At("2026-12-03 12:00:00")));

    [Fact]
    public void PausesThatLeaveNothing_haveNoOpening() =>
        Assert.Null(With("00:00-12:00,12:00-00:00").NextOpening(At("2026-12-03 12:00:00")));

    [Fact]
    public void OpenTime_leavesOutPausesAndWhatWouldArriveTooLate()
    {
        var terms = With("12:00-13:00");
        var (from, to) = (At("2026-12-03 11:00:00"), At("2026-12-04 00:00:00"));

        // 11:00 to 11:59 and 13:00 to 20:59.
        Assert.Equal(TimeSpan.FromMinutes(59 + (8 * 60) - 1), terms.OpenBetween(from, to));
        Assert.Equal(At("2026-12-03 11:59:00"), terms.After(from, TimeSpan.FromMinutes(59), to));
        Assert.Equal(At("2026-12-03 13:01:00"), terms.After(from, TimeSpan.FromMinutes(60), to));
        Assert.Equal(to, terms.After(from, TimeSpan.FromHours(12), to));
    }

    [Theory]
    [InlineData("12:00-13:00,")]
    [InlineData("12:00")]
    [InlineData("12:00-12:00")]
    [InlineData("24:00-01:00")]
    [InlineData("2026-12-13T06:00/2026-12-13T00:00")]
    [InlineData("2026-12-13/2026-12-14")]
    public void PauseThatMakesNoSense_isNotRead(string text) => Assert.Null(BankPause.TryParse(text));

    [Fact]
    public void Pauses_areReadInEitherForm()
    {
        Assert.Equal(
            [
                new BankPause.Daily(new TimeOnly(23, 30), new TimeOnly(0, 30)),
                new BankPause.Once(At("2026-12-13 00:00:00"), At("2026-12-13 06:00:00")),
            ],
            BankPause.TryParse("23:30-00:30, 2026-12-13T00:00/2026-12-13T06:00")!);
        Assert.Empty(BankPause.TryParse("")!);
    }

    [Theory]
    [InlineData("2026-12-04 20:30", "2026-12-04 20:30")]
    [InlineData("2026-12-04 21:00", "2026-12-07 06:00")]
    [InlineData("2026-12-05 10:00", "2026-12-07 06:00")]
    [InlineData("2026-12-24 10:00", "2026-12-28 09:00")]
    public void NextOpening_ofABank_isOnABankingDay(string from, string opens) => Assert.Equal(
        Some.At(opens),
        Some.Rules(With("2026-12-28T00:00/2026-12-28T09:00")).NextOpening(Some.Bank, Some.At(from)));
}
