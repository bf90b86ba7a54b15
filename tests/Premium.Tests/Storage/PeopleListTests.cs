using System.Buffers.Text;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Storage;

/// <summary>Everybody of a district in one reading.</summary>
public sealed class PeopleListTests
{
    private static readonly Person Siti = new("Siti Contoh", Nik.Parse("3316120101700001"));
    private static readonly Person Budi = new("Budi Contoh", Nik.Parse("3316120101700002"));

    [Theory, OnBoth]
    public async Task District_isListedWhole_withoutItsNeighbours_andWithoutTheErased(Backend backend)
    {
        IPeople people = backend == Backend.Memory ? new InMemoryPeople() : (await VaultAsync()).Vault;
        await people.ImportAsync(Samples.District, [Siti, Budi], default);
        await people.ImportAsync(Samples.Neighbour, [Siti], default);
        await people.EraseAsync(Samples.District, people.IdOf(Budi.Nik), default);

        var all = await people.AllAsync(Samples.District, default);

        Assert.Equal((people.IdOf(Siti.Nik), Siti), (Assert.Single(all.All).Key, Assert.Single(all.All).Value));
    }

    [Fact]
    public async Task WhoWasErased_andWhoCannotBeRead_areToldApart_andHideNobody()
    {
        var (vault, account) = await VaultAsync();
        await vault.ImportAsync(Some.District, [Siti, Budi], default);
        var rows = await account.Registry.QueryAsync<TableEntity>().ToListAsync(CancellationToken.None);
        var first = Base64Url.DecodeFromChars(vault.IdOf(Budi.Nik))[0] >> 2;
        var row = rows.Single(r => r.RowKey == $"people~{first:00}");
        row.GetBinary("Cipher00")[^1] ^= 1;
        await account.Registry.UpsertEntityAsync(row, TableUpdateMode.Replace);
        var registry = new InMemoryRegistry();
        await registry.ImportAsync(
            Some.District, "Ngawen",
            [
                new VillageImport(Some.Village(), new Roster(Some.Code, PayerKind.VillageBudget,
                [
                    Some.Neighbour(vault.IdOf(Siti.Nik)), Some.Neighbour(vault.IdOf(Budi.Nik)), Some.Neighbour("lama"),
                ])),
            ],
            default);

        var listed = await new ReadMembers(registry, vault).RunAsync(Some.District, default);

        Assert.Equal(
            [(Siti, false), (null, true), (null, false)], listed.Select(l => (l.Person, l.IsUnreadable)));
    }

    private static async Task<(NikVault Vault, StorageAccount Account)> VaultAsync()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(default);
        return (NikVault.Open(account, settings), account);
    }
}
