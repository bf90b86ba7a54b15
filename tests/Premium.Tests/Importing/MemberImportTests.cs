using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Spreadsheets;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

public sealed class MemberImportTests
{
    private static readonly Period December = new(2026, 12);
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");

    [Fact]
    public async Task FirstList_insuresEverybodySinceEver_bySegmentAndProgramsOfTheGroup()
    {
        var desk = await DeskAsync();

        var plan = await desk.ImportAsync(Members(
            Member(1, wage: 2_426_640), Member(2, MemberGroup.Neighbourhood, 0),
            Member(3, MemberGroup.Neighbourhood, 0) with { To = December }));

        Assert.Equal("import members: read=3 new=3 changed=0 gone=0 wrong=0", plan.Summary);
        var roster = await desk.RosterAsync();
        Assert.Equal(
            [(Segment.Pu, 4, (Period?)null), (Segment.Bpu, 2, null), (Segment.Bpu, 2, null)],
            roster.Members.Select(m => (m.Segment, m.Programs.Count, m.From)));
        var village = await desk.VillageAsync();
        Assert.Equal(2, village.People(Segment.Bpu, December));
        Assert.Equal(1, village.People(Segment.Bpu, December.Plus(1)));
        Assert.Equal("Orang 1", (await desk.People.FindAsync(
            Some.District, desk.People.IdOf(Nik(1)), CancellationToken.None))?.Name);
        Assert.Equal(
            [("pu", 1), ("bpu", 2)], plan.Bills.Select(b => (b.Bill.Segment.Key(), b.PeopleAfter)));
        Assert.All(plan.Bills, b => Assert.Null(b.Before));
    }

    /// <summary>The last month that can be written is how people write "no end".</summary>
    [Fact]
    public async Task C10_LastMonthOfAll_isNoEnd_forTheCountsToo()
    {
        var desk = await DeskAsync();

        var plan = await desk.ImportAsync(Members(Member(1), Member(2) with { To = Period.Last }));

        Assert.Equal("import members: read=2 new=2 changed=0 gone=0 wrong=0", plan.Summary);
        Assert.Equal(2, (await desk.VillageAsync()).People(Segment.Pu, Period.Last));
    }

    [Fact]
    public async Task SameFileAgain_changesNothing()
    {
        var desk = await DeskAsync();
        var file = Members(Member(1), Member(2, MemberGroup.Neighbourhood, 0));
        await desk.ImportAsync(file, isFull: true);

        var (shown, plan) = await desk.ShowAsync(file, isFull: true);

        Assert.True(plan.ChangesNothing);
        Assert.Equal("import members: read=2 new=0 changed=0 gone=0 wrong=0", plan.Summary);
        Assert.Empty(plan.Bills);
        Assert.Contains("changes nothing", Assert.IsType<Premium.UseCases.TakeResult.Refused>(
            await desk.TakeAsync(shown.Id)).Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JoinerLeaverAndNewWage_countFromTheNextPayMonth_andLeaveTheMonthsBefore()
    {
        var desk = await DeskAsync(since: "2026-10");
        await desk.ImportAsync(Members(Member(1, wage: 2_000_000), Member(2), Member(3)));

        var plan = await desk.ImportAsync(
            Members(Member(1, wage: 2_500_000), Member(3), Member(4)), isFull: true);

        Assert.Equal("import members: read=3 new=1 changed=1 gone=1 wrong=0", plan.Summary);
        var roster = await desk.RosterAsync();
        var october = roster.Of(Segment.Pu, new Period(2026, 10)).ToList();
        var november = roster.Of(Segment.Pu, new Period(2026, 11)).ToList();
        Assert.Equal(2_000_000, october.Single(m => m.Id == desk.People.IdOf(Nik(1))).Wage.Value);
        Assert.Equal(2_500_000, november.Single(m => m.Id == desk.People.IdOf(Nik(1))).Wage.Value);
        Assert.Contains(october, m => m.Id == desk.People.IdOf(Nik(2)));
        Assert.DoesNotContain(november, m => m.Id == desk.People.IdOf(Nik(2)));
        Assert.DoesNotContain(october, m => m.Id == desk.People.IdOf(Nik(4)));
        Assert.Contains(november, m => m.Id == desk.People.IdOf(Nik(4)));

        // Of the open months only the one that the list counts for changes.
        Assert.Equal([new Period(2026, 11)], plan.Bills.Select(b => b.Bill.Period).Distinct());
        Assert.Equal((3, 3), plan.Bills.Select(b => (b.PeopleBefore, b.PeopleAfter)).Single());
        Assert.True(plan.Bills[0].Difference > Rupiah.Zero);
    }

    [Fact]
    public async Task PartialList_leavesTheOthersAlone()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Members(Member(1), Member(2)));

        var plan = await desk.ImportAsync(Members(Member(3)));

        Assert.Equal((1, 0, 0), (plan.New, plan.Changed, plan.Gone));
        Assert.Equal(3, (await desk.RosterAsync()).Of(Segment.Pu, December).Count());
    }

    /// <summary>Such rows stay in a list for months; nobody joins by them, not even for no month at all.</summary>
    [Fact]
    public async Task RowOfWhoLeftBeforeTheListCounts_endsThePerson_once()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Members(Member(1), Member(2)));
        var left = Members(
            Member(1) with { To = new Period(2026, 10) }, Member(3) with { To = new Period(2026, 10) });

        var plan = await desk.ImportAsync(left);

        Assert.Equal((0, 0, 1), (plan.New, plan.Changed, plan.Gone));
        Assert.Equal(
            [(desk.People.IdOf(Nik(1)), new Period(2026, 10)), (desk.People.IdOf(Nik(2)), (Period?)null)],
            (await desk.RosterAsync()).Members.Select(m => (m.Id, m.To)));
        Assert.True((await desk.ShowAsync(left)).Plan.ChangesNothing);
    }

    [Fact]
    public async Task UnknownVillage_andWrongWage_areNamedByRow_andTheirVillagesAreLeftOut()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Villages(Village(Neighbour)));

        var plan = await desk.ImportAsync(Members(
            Member(1), Member(2, wage: 0), Member(3, village: Neighbour),
            Member(4, village: VillageCode.Parse("33.16.12.2099"))));

        Assert.Equal([3, 5], plan.Wrong.Select(w => w.Row));
        Assert.Contains("import villages first", plan.Wrong[1].Expected.English, StringComparison.Ordinal);
        Assert.All(plan.Wrong.Select(w => w.Expected), Indonesian.IsSaid);
        Assert.Equal([Neighbour], plan.Villages.Select(v => v.Code));
        Assert.Empty((await desk.RosterAsync()).Members);
        Assert.Single((await desk.RosterAsync(Neighbour)).Members);
    }

    [Fact]
    public async Task RowThatDoesNotTellItsVillage_stopsTheWholeFile()
    {
        var desk = await DeskAsync();
        var file = Members(Member(1)) with
        {
            Wrong = [new WrongCell("", 3, "kode desa", "33.16", new("kode", "a code"))],
        };

        var (shown, plan) = await desk.ShowAsync(file, isFull: true);

        Assert.True(plan.IsUnusable);
        Assert.IsType<Premium.UseCases.TakeResult.Refused>(await desk.TakeAsync(shown.Id));
        Assert.Empty((await desk.RosterAsync()).Members);
    }

    [Fact]
    public async Task PersonOfTwoVillages_isNamedByHash_notByNik()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Villages(Village(Neighbour)));
        await desk.ImportAsync(Members(Member(1), Member(2)));

        var plan = await desk.ImportAsync(Members(Member(1, village: Neighbour), Member(5, village: Neighbour)));

        var doubled = Assert.Single(plan.Doubled);
        Assert.Equal([Some.Code, Neighbour], doubled.Villages);
        Assert.True(doubled.IsBilledTwice);
        Assert.StartsWith(doubled.Mark, desk.People.IdOf(Nik(1)), StringComparison.Ordinal);
    }

    /// <summary>The old village's part of the list is not taken, so there the person goes on.</summary>
    [Fact]
    public async Task PersonWhoMoves_whileTheOldVillagesRowsAreWrong_isNamed()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Villages(Village(Neighbour)));
        await desk.ImportAsync(Members(Member(1), Member(2)));

        var plan = await desk.ImportAsync(
            Members(Member(2, wage: 0), Member(1, village: Neighbour)), isFull: true);

        Assert.Equal([Neighbour], plan.Villages.Select(v => v.Code));
        Assert.Equal([Some.Code, Neighbour], Assert.Single(plan.Doubled).Villages);
    }

    [Fact]
    public async Task PersonWhoMoved_isNoDouble()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Villages(Village(Neighbour)));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Members(Member(2)), isFull: true);

        Assert.Empty((await desk.ImportAsync(Members(Member(1, village: Neighbour)))).Doubled);
    }

    [Fact]
    public async Task TriedBill_keepsItsSum_andIsListedAsADifference()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Members(Member(1), Member(2)));
        var bill = Some.Bill(BillState.Debited) with { HeadCount = 2 };
        await desk.Ledger.CommitAsync(
            Sheet.Empty(Some.District, Some.December),
            new Change(desk.Clock.GetUtcNow(), "test", "paid", [bill, Some.Debit(DebitState.Paid)]),
            CancellationToken.None);

        desk.Clock.SetUtcNow(Some.At("2026-12-04 09:00"));
        var (_, plan) = await desk.ShowAsync(Members(Member(3)));

        var change = Assert.Single(plan.Bills, b => b.Bill == bill.Id);
        Assert.True(change.IsFixed);
        Assert.Equal((2, 3, bill.Amount), (change.PeopleBefore, change.PeopleAfter, change.Before));
    }

    private static async Task<ImportDesk> DeskAsync(string since = "2026-12")
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse(since) }));
        return desk;
    }
}
