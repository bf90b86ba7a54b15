using System.Text;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

public sealed class NikVaultTests
{
    private const string Digits = "3316120101700001";
    private static readonly Person Siti = new("Siti Contoh", Nik.Parse(Digits));

    [Fact]
    public async Task People_areFound_untilErased()
    {
        var (vault, _) = await VaultAsync();
        var people = Enumerable.Range(0, 250)
            .Select(i => new Person($"Orang {i}", Nik.Parse($"33161201017{i:00000}"))).Append(Siti).ToList();
        people = [.. people.DistinctBy(p => p.Nik.Reveal())];

        await vault.ImportAsync(District, people, CancellationToken.None);
        await vault.ImportAsync(District, [people[7] with { Name = "Nama Baru" }], CancellationToken.None);

        Task<Person?> FindAsync(DistrictCode district, Nik nik) =>
            vault.FindAsync(district, vault.IdOf(nik), CancellationToken.None);
        Assert.Equal("Nama Baru", (await FindAsync(District, people[7].Nik))?.Name);
        Assert.Equal(people[200], await FindAsync(District, people[200].Nik));
        Assert.Null(await FindAsync(District, Nik.Parse("9999999999999999")));
        Assert.Null(await FindAsync(Neighbour, people[7].Nik));

        Assert.True(await vault.EraseAsync(District, vault.IdOf(people[7].Nik), CancellationToken.None));
        Assert.Null(await FindAsync(District, people[7].Nik));
        Assert.False(await vault.EraseAsync(District, vault.IdOf(people[7].Nik), CancellationToken.None));
    }

    [Fact]
    public async Task Table_holdsNeitherNameNorNik_andEqualPeopleLookDifferent()
    {
        var (vault, account) = await VaultAsync();
        await vault.ImportAsync(District, [Siti], CancellationToken.None);
        await vault.ImportAsync(Neighbour, [Siti], CancellationToken.None);

        var rows = await account.Registry.QueryAsync<TableEntity>().ToListAsync(CancellationToken.None);

        Assert.Equal(2, rows.Count);
        foreach (var row in rows)
        {
            var text = $"{row.PartitionKey} {row.RowKey} {Encoding.Latin1.GetString(row.GetBinary("Cipher00"))}";
            Assert.DoesNotContain(Digits, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Siti", text, StringComparison.Ordinal);
        }

        Assert.NotEqual(rows[0].GetBinary("Cipher00"), rows[1].GetBinary("Cipher00"));
    }

    [Fact]
    public async Task RowPutInAnothersPlace_isNotBelieved()
    {
        var (vault, account) = await VaultAsync();
        await vault.ImportAsync(District, [Siti], CancellationToken.None);
        var row = await account.Registry.QueryAsync<TableEntity>().FirstAsync(CancellationToken.None);
        row.PartitionKey = "33.16.11~person";
        await account.Registry.UpsertEntityAsync(row, TableUpdateMode.Replace);
        row.PartitionKey = "33.16.12~person";
        row.GetBinary("Cipher00")[20] ^= 1;
        await account.Registry.UpsertEntityAsync(row, TableUpdateMode.Replace);

        var moved = await Assert.ThrowsAsync<UnreadableRowException>(
            () => vault.FindAsync(DistrictCode.Parse("33.16.11"), vault.IdOf(Siti.Nik), CancellationToken.None));
        await Assert.ThrowsAsync<UnreadableRowException>(
            () => vault.FindAsync(District, vault.IdOf(Siti.Nik), CancellationToken.None));
        await Assert.ThrowsAsync<UnreadableRowException>(
            () => vault.ImportAsync(District, [Siti with { Name = "Lain" }], CancellationToken.None));

        Assert.Contains("33.16.11~person", moved.Message, StringComparison.Ordinal);
        var all = await vault.AllAsync(District, CancellationToken.None);
        Assert.Empty(all.All);
        Assert.True(all.IsUnreadable(vault.IdOf(Siti.Nik)));
    }

    [Fact]
    public async Task TwoWriters_loseNobody()
    {
        var (vault, _) = await VaultAsync();
        Person[] people = [.. Enumerable.Range(0, 60).Select(i =>
            new Person($"Orang {i}", Nik.Parse($"33161201017{i:00000}")))];

        await Task.WhenAll(people.Chunk(20).Select(some => vault.ImportAsync(District, some, CancellationToken.None)));

        Assert.Equal(60, (await vault.AllAsync(District, CancellationToken.None)).All.Count);
    }

    [Fact]
    public async Task OneNikTwice_isRefused_withoutNamingIt()
    {
        var (vault, _) = await VaultAsync();

        var error = await Assert.ThrowsAsync<FormatException>(() => vault.ImportAsync(
            District, [Siti, Siti with { Name = "Lain" }], CancellationToken.None));

        Assert.DoesNotContain(Digits, error.Message, StringComparison.Ordinal);
        Assert.Null(await vault.FindAsync(District, vault.IdOf(Siti.Nik), CancellationToken.None));
    }

    [Theory]
    [InlineData("331612010170001")]
    [InlineData("33161201017000011")]
    [InlineData("331612010170000x")]
    [InlineData(null)]
    public void Nik_thatIsNot16Digits_isRefused_withoutRepeatingIt(string? text)
    {
        var error = Assert.Throws<FormatException>(() => Nik.Parse(text));

        Assert.Equal("The NIK is malformed: expected 16 digits.", error.Message);
        Assert.DoesNotContain(Digits, $"{Siti} {Siti.Nik}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("c2hvcnQ=", "c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task Keys_missingShortOrEqual_areRefused(string hashKey, string cipherKey)
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);

        var error = Assert.Throws<InvalidOperationException>(
            () => NikVault.Open(account, settings with { NikHashKey = hashKey, NikCipherKey = cipherKey }));

        Assert.Contains("Storage:NikHashKey", error.Message, StringComparison.Ordinal);
    }

    private static async Task<(NikVault Vault, StorageAccount Account)> VaultAsync()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(CancellationToken.None);
        return (NikVault.Open(account, settings), account);
    }
}
