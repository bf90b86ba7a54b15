using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>A last month that a list says of somebody who is several rows: another wage was handed in ahead.</summary>
public sealed class LastMonthTests
{
    private static readonly PayMonth Raise = PayMonth.Parse("2027-02");

    [Theory]
    [InlineData("2027-03", "2026-12")]
    [InlineData("2027-01", "2026-12")]
    [InlineData("2026-12", "2026-10")]
    [InlineData("2027-03", "2027-01")]
    public async Task StatedLastMonth_endsAllRowsOfThePerson_andCountsOne(string counts, string last)
    {
        var (desk, to) = (await RaisedAsync(), Period.Parse(last));

        var plan = await desk.ImportAsync(Members(Member(1, wage: 3_000_000) with { To = to }), from: Of(counts));

        Assert.Equal((0, 0, 1), (plan.New, plan.Changed, plan.Gone));
        var roster = await desk.RosterAsync();
        Assert.Equal(2, roster.Of(Segment.Pu, to).Count());
        Assert.Equal(desk.People.IdOf(Nik(2)), Assert.Single(roster.Of(Segment.Pu, to.Plus(1))).Id);
        Assert.Single(roster.Of(Segment.Pu, to.Plus(12)));
        Assert.DoesNotContain(roster.Members, m => m.To < m.From);
    }

    /// <summary>The list that is said to count earlier is of the wage before.</summary>
    [Fact]
    public async Task LaterLastMonth_leavesTheTermsThatBeginInBetween()
    {
        var desk = await RaisedAsync();
        var to = new Period(2027, 6);

        await desk.ImportAsync(Members(Member(1, wage: 2_000_000) with { To = to }), from: Some.December);

        var roster = await desk.RosterAsync();
        Assert.Equal(3_000_000, roster.Of(Segment.Pu, to).Single(m => m.Id == desk.People.IdOf(Nik(1))).Wage.Value);
        Assert.Single(roster.Of(Segment.Pu, to.Plus(1)));
    }

    [Fact]
    public async Task WhoIsLeftOut_isOneLeaver()
    {
        var desk = await RaisedAsync();

        var plan = await desk.ImportAsync(Members(Member(2)), isFull: true, from: Some.December);

        Assert.Equal((0, 0, 1), (plan.New, plan.Changed, plan.Gone));
        Assert.Equal(2, plan.PeopleBefore);
    }

    [Fact]
    public async Task WhoLeavesAndComesAgain_isInsuredAgain_inWhateverOrderTheRowsAre()
    {
        var desk = await RaisedAsync();
        var file = Members(
            Member(1, wage: 3_000_000) with { From = new Period(2027, 9) },
            Member(1, wage: 2_000_000) with { From = new Period(2026, 11), To = new Period(2027, 4) });

        var plan = await desk.ImportAsync(file, from: Some.December);

        Assert.Equal((0, 0, 1), (plan.New, plan.Changed, plan.Gone));
        var roster = await desk.RosterAsync();
        Assert.Equal(2, roster.Of(Segment.Pu, new Period(2027, 4)).Count());
        Assert.Single(roster.Of(Segment.Pu, new Period(2027, 5)));
        Assert.Single(roster.Of(Segment.Pu, new Period(2027, 8)));
        Assert.Equal(2, roster.Of(Segment.Pu, new Period(2027, 9)).Count());
        Assert.True((await desk.ShowAsync(file, from: Some.December)).Plan.ChangesNothing);
    }

    [Fact]
    public async Task C10_LastMonthOfAll_saidOfSomebodyWithoutEnd_isNoLeaver()
    {
        var desk = await RaisedAsync();

        var plan = await desk.ImportAsync(Members(Member(2) with { To = Period.Last }), from: Some.December);

        Assert.Equal(0, plan.Gone);
        Assert.Equal(2, (await desk.RosterAsync()).Of(Segment.Pu, Period.Last).Count());
    }

    /// <summary>Two people; from January on the first has a wage of 3,000,000.</summary>
    private static async Task<ImportDesk> RaisedAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Members(Member(1, wage: 2_000_000), Member(2)));
        await desk.ImportAsync(Members(Member(1, wage: 3_000_000)), from: Raise);
        return desk;
    }

    private static PayMonth Of(string month) => PayMonth.Parse(month);
}
