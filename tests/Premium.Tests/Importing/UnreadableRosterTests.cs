using Premium.Domain;
using Premium.InMemory;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>A list of members that cannot be read may hold anybody: nobody says or does as if it did not.</summary>
public sealed class UnreadableRosterTests
{
    private static readonly Period December = new(2026, 12);

    private static async Task<ImportDesk> SpoiledAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        desk.Registry.SpoilRoster(Some.Code, "column Members00");
        return desk;
    }

    [Fact]
    public async Task C10_Erasure_isRefused_andThePersonStays()
    {
        var desk = await SpoiledAsync();

        var refused = Assert.IsType<EraseResult.Refused>(await new ErasePerson(
                desk.Registry, desk.People, desk.Imports, desk, desk.Rules, desk.Clock)
            .RunAsync(Nik(1), "permintaan sendiri", "Sari", Regency, CancellationToken.None));

        Assert.Contains("roster~2010", refused.Why.English, StringComparison.Ordinal);
        Assert.NotNull(await desk.People.FindAsync(
            Some.District, desk.People.IdOf(Nik(1)), CancellationToken.None));
    }

    /// <summary>A village is written whole: an empty list in its place would be no work item any more.</summary>
    [Fact]
    public async Task C10_List_isNotReplacedByAnEmptyOne_whateverElseIsImported()
    {
        var desk = await SpoiledAsync();
        RegisterFile[] files =
        [
            Villages(Village() with { Name = "Sumberwaras Baru" }), Mandates(Some.Mandate()), Members(Member(3)),
            new(ImportKind.Contacts, 1, [])
            {
                Contacts = [new(2, new ContactEntry(Some.Code, new Contact("email", "desa@desa.example")))],
            },
            new(ImportKind.Recodings, 1, [])
            {
                Recodings = [new(2, new RecodingEntry(Some.Code, World.CodeOf("2012"), Some.December))],
            },
        ];

        foreach (var file in files)
        {
            var (_, plan) = await desk.ShowAsync(file);

            Assert.Contains(Some.Code, plan.LeftOut);
            Assert.Contains(plan.Wrong, w => w.Found.Contains("roster~2010", StringComparison.Ordinal));
            Assert.True(plan.ChangesNothing);
        }
    }

    [Fact]
    public async Task C10_WholeListOfMembers_comesInPlaceOfIt()
    {
        var desk = await SpoiledAsync();

        var plan = await desk.ImportAsync(Members(Member(1), Member(2)), isFull: true);

        Assert.Contains(
            "cannot be read", Assert.Single(Assert.Single(plan.Villages).Notes).English, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.RosterAsync()).Members.Count);
    }

    [Fact]
    public async Task C10_Cover_isNotKnown_ratherThanNone()
    {
        var desk = await SpoiledAsync();

        var answer = await new ReadCover(desk.Registry, new InMemoryLedger(), desk.People)
            .RunAsync(Nik(1), December, Regency, CancellationToken.None);

        Assert.Null(answer.IsCovered);
        Assert.Equal(Some.Code, Assert.Single(answer.Unreadable).Village);
        Assert.StartsWith(
            "Belum dapat dipastikan", new Words(Language.Indonesian, TimeSpan.Zero).Cover(answer, December),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task C10_UnreadableRoster_isOnTheWorklist_whereListsAreRead()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);
        world.Registry.SpoilRoster(Some.Code, "column Members00");

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.RegisterRow);
        Assert.Equal(Some.Code, item.Village);
        Assert.Contains("roster~2010", item.Detail, StringComparison.Ordinal);
    }
}
