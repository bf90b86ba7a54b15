using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>
/// Holidays that were added beside a file, when a whole one comes: whoever sends it began with another text, and would
/// not see that they are gone.
/// </summary>
public sealed class RuleAdditionTests
{
    private static Task<RulesResult> TakeAsync(RuleDesk desk, string text, int? after, string? from = null) =>
        new TakeRules(desk.Versions, desk.InForce, desk.InForce.Now, desk.Time).RunAsync(
            new RulesRequest(
                RuleFile.Holidays, text, false, from is null ? null : Some.Day(from), "SKB baru", "sari")
            {
                After = after,
            },
            default);

    private static async Task<(IEnumerable<int> Instead, IEnumerable<string> Gone)> WholeAsync(
        RuleDesk desk, string more, string? from = null)
    {
        var taken = Assert.IsType<RulesResult.Taken>(
            await TakeAsync(desk, RuleDesk.Shipped(RuleFile.Holidays) + more, after: null, from));
        return (taken.Instead.Select(v => v.Number), taken.Gone.Select(h => $"{h.Day:yyyy-MM-dd}"));
    }

    /// <summary>The year is mistyped; what is known already may stand in the list that somebody has.</summary>
    [Theory]
    [InlineData("2016-11-13", true)]
    [InlineData("2025-11-13", true)]
    [InlineData("2026-12-01", false)]
    [InlineData("2026-12-14", false)]
    public async Task C30_DayThatIsLongPast_isNotAdded_andIsNamedByItsRow(string day, bool isRefused)
    {
        var desk = new RuleDesk();
        var known = desk.InForce.Now.Calendar.Holidays.First();
        var text = RuleDesk.Holiday(
            $"{known.Day:yyyy-MM-dd}", known.Name,
            known.Kind == HolidayKind.National ? "libur_nasional" : "cuti_bersama")
            + $"{day},Pilkada,libur_nasional,x\n";
        Task<RulesResult> TakeAsync() => desk.TakeAsync(RuleFile.Holidays, text, adds: true);

        if (!isRefused)
        {
            Assert.IsType<RulesResult.Taken>(await TakeAsync());
            return;
        }

        var wrong = await Assert.ThrowsAsync<FormatException>(TakeAsync);
        Assert.Contains("row 3, date: expected a day from 20", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"not {day}", wrong.Message, StringComparison.Ordinal);
        Assert.Empty(await desk.Versions.ReadAsync(default));
    }

    [Fact]
    public async Task C30_WholeFile_namesTheAdditionsThatItDrops_andTheirDays()
    {
        var desk = new RuleDesk();
        await desk.AddAsync("2027-09-14");
        await desk.AddAsync("2027-09-20", "2027-02-01");
        await desk.AddAsync("2027-09-21", "2027-03-01");

        var (instead, gone) = await WholeAsync(desk, "2027-09-20,Pilkada,libur_nasional,x\n", "2027-02-15");

        Assert.Equal([1, 3], instead);
        Assert.Equal(["2027-09-14", "2027-09-21"], gone);

        // What it drops counts until its day.
        var book = new RuleBook(await desk.Versions.ReadAsync(default));
        bool IsOpen(string on) => book.On(Some.Day(on), Some.Rules()).Calendar.IsBankingDay(Some.Day("2027-09-14"));
        Assert.Equal((false, true), (IsOpen("2027-02-14"), IsOpen("2027-02-15")));
    }

    [Fact]
    public async Task C30_WholeFile_namesDaysOfTheFileBefore_fromTodayOn()
    {
        var desk = new RuleDesk();
        await desk.TakenAsync(
            RuleFile.Holidays,
            RuleDesk.Shipped(RuleFile.Holidays) + "2026-11-30,Lewat,cuti_bersama,x\n2027-09-20,Cuti,cuti_bersama,x\n");

        var (instead, gone) = await WholeAsync(desk, "2027-09-21,Cuti,cuti_bersama,x\n");

        Assert.Empty(instead);
        Assert.Equal(["2027-09-20"], gone);
    }

    [Fact]
    public async Task C30_WholeFile_thatHasWhatWasAdded_dropsNothing()
    {
        var desk = new RuleDesk();
        await desk.AddAsync("2027-09-14");

        var (instead, gone) = await WholeAsync(desk, "2027-09-14,Pilkada,libur_nasional,Keppres 1/2026\n");

        Assert.Empty(instead);
        Assert.Empty(gone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task C30_FileWrittenAfterAnotherVersionThanTheLast_isNotTaken(int seen)
    {
        var desk = new RuleDesk();
        await desk.AddAsync("2027-09-14");
        var text = RuleDesk.Shipped(RuleFile.Holidays) + "2027-09-20,Cuti,cuti_bersama,x\n";

        var lost = Assert.IsType<RulesResult.Lost>(await TakeAsync(desk, text, seen));

        Assert.Contains($"the last version is 1 now, not {seen}", lost.Why.English, StringComparison.Ordinal);
        Assert.Single(await desk.Versions.ReadAsync(default));
        Assert.IsType<RulesResult.Taken>(await TakeAsync(desk, text, after: 1));
    }
}
