using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>
/// What an import cannot be written to its end for is found before it is begun: begun, it would keep every other one
/// waiting for good.
/// </summary>
public sealed class RowsInTheWayTests
{
    private static readonly VillageCode Neighbour = World.CodeOf("2011");

    [Fact]
    public async Task MoreMembersThanAVillageHasRoomFor_areRefusedByItsName_andNothingElseIs()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village(), Village(Neighbour)));
        var many = Enumerable.Range(1, 4_000).Select(i => Member(i));

        var plan = await desk.ImportAsync(Members([.. many, Member(4_001, village: Neighbour)]));

        Assert.Equal([Some.Code], plan.LeftOut);
        Assert.Contains("at most 2000 rows", Assert.Single(plan.Wrong).Expected.English, StringComparison.Ordinal);
        Assert.Single((await desk.RosterAsync(Neighbour)).Members);
        Assert.Single((await desk.ImportAsync(Members(Member(1)))).Villages);
    }

    [Fact]
    public async Task AsManyMembersAsAreTaken_fitIntoARow_howeverLongEachIs()
    {
        var registry = new TableRegistry(await TestStorage.AccountAsync());
        var member = new Member(
            new string('x', 43), Segment.Bpu, MemberGroup.LabourIntensiveProject, RiskGroup.VeryHigh,
            new Rupiah(999_999_999_999), Enum.GetValues<SocialProgram>())
        {
            From = new Period(2026, 11),
            To = new Period(2027, 12),
        };
        VillageImport Of(int rows) => new(
            Some.Village(), new Roster(Some.Code, PayerKind.VillageBudget, [.. Enumerable.Repeat(member, rows)])
            {
                LateChanges =
                [
                    .. Enumerable.Repeat(
                        new LateChange(member, Period.First, Period.Last, DateTimeOffset.MaxValue),
                        Roster.LateChangesMax),
                ],
            });

        Assert.Empty(await registry.InTheWayAsync(Some.District, [Of(Roster.RowsMax)], default));
        var row = Assert.Single(await registry.InTheWayAsync(Some.District, [Of(4_000)], default));
        Assert.Equal(("registry 33.16.12 roster~2010", Some.Code), (row.Place, row.Village));
    }

    [Fact]
    public async Task UnreadableRowOfAnAccount_isNamed_beforeAnythingIsBegun()
    {
        var account = await TestStorage.AccountAsync();
        var desk = new ImportDesk { Failing = new TableRegistry(account) };
        await desk.ImportAsync(Villages(Village(), Village(Neighbour)));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        var row = await account.Registry.QueryAsync<TableEntity>("PartitionKey eq 'accounts'").SingleAsync();
        var (sound, key) = (row.GetString("Codes"), row.RowKey);
        await SpoilAsync("Pulorejo");

        var shown = await RefusedAsync(
            desk, Mandates(Some.Mandate() with { MonthlyLimit = new Rupiah(7_000_000) }),
            $"{Some.Code}: registry accounts {key[..8]}..., column Codes");

        await desk.ImportAsync(Villages(Village(Neighbour) with { Name = "Lain" }));
        await SpoilAsync(sound);
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown));

        async Task SpoilAsync(string codes) => await account.Registry.UpsertEntityAsync(
            new TableEntity("accounts", key) { ["Codes"] = codes });
    }

    [Fact]
    public async Task UnreadableRowOfPeople_isNamed_beforeAnythingIsBegun()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(default);
        var desk = new ImportDesk { People = NikVault.Open(account, settings) };
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Members(Member(1)));
        var row = await account.Registry.QueryAsync<TableEntity>().SingleAsync();
        row.GetBinary("Cipher00")[^1] ^= 1;
        await account.Registry.UpsertEntityAsync(row, TableUpdateMode.Replace);

        await RefusedAsync(
            desk, Members(Member(1, wage: 3_000_000)), $"registry 33.16.12~person {row.RowKey}");

        await desk.ImportAsync(Villages(Village() with { Name = "Lain" }));
    }

    /// <returns>The dry run, which can be taken later.</returns>
    private static async Task<string> RefusedAsync(ImportDesk desk, RegisterFile file, string named)
    {
        var (shown, _) = await desk.ShowAsync(file);
        var refused = Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(shown.Id));

        Assert.Equal(TakeRefusal.Rows, refused.Kind);
        Assert.Contains(named, refused.Why.English, StringComparison.Ordinal);
        Assert.Contains(named, refused.Why.Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain(
            await desk.Imports.JournalAsync(default), e => e.Import == shown.Id);
        return shown.Id;
    }
}
