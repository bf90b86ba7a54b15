using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class CalendarTests
{
    private static readonly Calendar Shipped = Calendar.Shipped();

    public static TheoryData<string, string, string, string> DueDates()
    {
        var data = new TheoryData<string, string, string, string>();
        var file = Path.Combine(AppContext.BaseDirectory, "Domain", "due-dates.csv");
        foreach (var row in File.ReadAllLines(file).Skip(1))
        {
            var cells = row.Split(',');
            data.Add(cells[0], cells[1], cells[4], cells[6]);
        }

        return data;
    }

    [Fact]
    public void DueDates_coverThirtySixMonths() => Assert.Equal(36, DueDates().Count);

    [Theory]
    [MemberData(nameof(DueDates))]
    public void DueAndSafeDay_ofEveryMonth2025To2027(string pu, string bpu, string due, string safe)
    {
        foreach (var (segment, period) in new[] { (Segment.Pu, Period.Parse(pu)), (Segment.Bpu, Period.Parse(bpu)) })
        {
            Assert.Equal(Some.Day(due), Shipped.LegalDueDay(segment, period));
            Assert.Equal(Some.Day(safe), Shipped.SafeDebitDay(segment, period));
        }
    }

    [Theory]
    [InlineData(Segment.Pu, "2027-02", "2027-03-05")]
    [InlineData(Segment.Bpu, "2027-01", "2027-01-15")]
    public void SafeDay_ofTheMonthsToTest(Segment segment, string period, string safe) =>
        Assert.Equal(Some.Day(safe), Shipped.SafeDebitDay(segment, Period.Parse(period)));

    [Theory]
    [InlineData(Segment.Pu, "2026-11", "2026-12-01")]
    [InlineData(Segment.Bpu, "2026-11", "2026-11-02")]
    [InlineData(Segment.Bpu, "2027-01", "2027-01-04")]
    [InlineData(Segment.Pu, "2026-12", "2027-01-04")]
    public void OpeningDay_isTheFirstBankingDayOfThePayMonth(Segment segment, string period, string day) =>
        Assert.Equal(Some.Day(day), Shipped.OpeningDay(segment.PayMonthOf(Period.Parse(period))));

    [Fact]
    public void NextBankingDay_skipsHolidaysJointLeaveAndWeekEnds() =>
        Assert.Equal(Some.Day("2027-03-16"), Shipped.NextBankingDay(Some.Day("2027-03-05")));

    [Fact]
    public void OneDayWithTwoNames_isRefused_namingTheRow()
    {
        var error = Assert.Throws<FormatException>(() => Calendar.Parse(
            "own.csv",
            "date,name,type,source\n2027-01-01,Tahun Baru,libur_nasional,x\n2027-01-01,Lain,cuti_bersama,x\n"));
        Assert.Contains("own.csv, row 3, date", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Tahun Baru' and 'Lain'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-02-30,Salah,libur_nasional,x", "row 2, date: expected yyyy-MM-dd")]
    [InlineData("01/02/2027,Salah,libur_nasional,x", "row 2, date: expected yyyy-MM-dd")]
    [InlineData("2027-02-03,Salah,libur,x", "row 2, type: expected libur_nasional or cuti_bersama")]
    [InlineData("2027-02-03", "row 2, columns: expected date,name,type,source")]
    public void BadRow_isRefused_namingRowColumnAndWhatIsAccepted(string row, string message)
    {
        var error = Assert.Throws<FormatException>(() => Calendar.Parse("own.csv", "date,name,type,source\n" + row));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileWithoutHeader_isRefused_ratherThanLosingItsFirstHoliday()
    {
        var error = Assert.Throws<FormatException>(() =>
            Calendar.Parse("own.csv", "2027-01-01,Tahun Baru,libur_nasional,x\n"));
        Assert.Contains("own.csv, row 1: expected the header", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WindowsFile_withByteOrderMark_isRead()
    {
        var calendar = Calendar.Parse(
            "own.csv", "\uFEFFdate,name,type,source\r\n2027-01-04,Cuti,cuti_bersama,x\r\n\r\n");
        Assert.False(calendar.IsBankingDay(Some.Day("2027-01-04")));
        Assert.Equal(0, calendar.LastKnownYear);
    }
}
