using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Names in lists of members: they are kept apart from the lists.</summary>
public sealed class NameImportTests
{
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");

    private static async Task<ImportDesk> DeskAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village(), Village(Neighbour)));
        await desk.ImportAsync(Members(Member(1), Member(2), Member(3, village: Neighbour)));
        return desk;
    }

    private static MemberEntry Named(int number, string name, VillageCode? village = null)
    {
        var entry = Member(number, village: village);
        return entry with { Person = entry.Person with { Name = name } };
    }

    private static async Task<string?> NameAsync(ImportDesk desk, int number) =>
        (await desk.People.FindAsync(Some.District, desk.People.IdOf(Nik(number)), default))?.Name;

    [Fact]
    public async Task NameThatIsPutRight_isAChangeByItself_once()
    {
        var desk = await DeskAsync();
        var file = Members(Named(1, "Orang Pertama"), Member(2));

        var plan = await desk.ImportAsync(file);

        Assert.Equal("import members: read=2 new=0 changed=1 gone=0 wrong=0", plan.Summary);
        Assert.Equal((Some.Code, 1), plan.Villages.Select(v => (v.Code, v.Altered)).Single());
        Assert.Empty(plan.Bills);
        Assert.Equal("Orang Pertama", await NameAsync(desk, 1));
        Assert.True((await desk.ShowAsync(file)).Plan.ChangesNothing);
    }

    [Fact]
    public async Task NewNameAndNewWage_areOneChange()
    {
        var desk = await DeskAsync();

        var plan = await desk.ImportAsync(
            Members(Named(1, "Orang Pertama") with { Wage = new Rupiah(3_000_000) }, Named(2, "Orang Kedua")));

        Assert.Equal(2, plan.Changed);
    }

    /// <summary>The first row counts, or the same file would change something for ever.</summary>
    [Fact]
    public async Task PersonInTwoRows_isNamedByTheFirst()
    {
        var desk = await DeskAsync();
        var file = Members(Named(3, "Orang Ketiga"), Named(3, "Orang 3a", Neighbour));

        await desk.ImportAsync(file);

        Assert.Equal("Orang Ketiga", await NameAsync(desk, 3));
        Assert.True((await desk.ShowAsync(file)).Plan.ChangesNothing);
    }

    [Fact]
    public async Task VillageThatIsLeftOut_leavesNoNames()
    {
        var desk = await DeskAsync();

        var plan = await desk.ImportAsync(Members(
            Named(1, "Orang Pertama"), Member(2, wage: 0), Member(8), Member(9, village: Neighbour)));

        Assert.Equal([Some.Code], plan.LeftOut);
        Assert.Equal("Orang 1", await NameAsync(desk, 1));
        Assert.Null(await NameAsync(desk, 8));
        Assert.Equal("Orang 9", await NameAsync(desk, 9));
    }

    /// <summary>Rows of who left stay in a list for months.</summary>
    [Fact]
    public async Task C10_WhoWasErased_isNotBroughtBackByAnOldRow_andWhoIsInsuredIs()
    {
        var desk = await DeskAsync();
        var left = Member(1) with { To = new Period(2026, 10) };
        await desk.ImportAsync(Members(left));
        await desk.People.EraseAsync(Some.District, desk.People.IdOf(Nik(1)), default);
        await desk.People.EraseAsync(Some.District, desk.People.IdOf(Nik(2)), default);

        var plan = await desk.ImportAsync(Members(left, Member(2), Member(4)));

        Assert.Equal((1, 1, 0), (plan.New, plan.Changed, plan.Gone));
        Assert.Null(await NameAsync(desk, 1));
        Assert.Equal("Orang 2", await NameAsync(desk, 2));
    }
}
