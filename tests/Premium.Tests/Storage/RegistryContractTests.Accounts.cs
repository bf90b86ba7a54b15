using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>An account is the same one with however many zeros at the front it is written.</summary>
public sealed partial class RegistryContractTests
{
    private const string Whole = "0099123456";

    [Theory, OnBoth]
    public async Task C18_CodesOfAnAccount_areKept_withHoweverManyZerosItIsWritten(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        await registry.ImportAsync(District, "Banjarejo", [With(2001, Whole)], CancellationToken.None);
        await registry.ImportAsync(District, "Banjarejo", [With(2002, "99123456")], CancellationToken.None);

        var register = await registry.DistrictAsync(District, CancellationToken.None);
        Assert.Equal([Village(2001)], register.Villages.Single(v => v.Code == Village(2002)).EarlierCodes);
        Assert.Equal([Village(2002)], register.Moved[Village(2001)]);
    }

    /// <summary>Such rows were once kept under the number as it was written.</summary>
    [Fact]
    public async Task C18_CodesKeptUnderANumberWithItsZeros_areNotForgotten()
    {
        var account = await TestStorage.AccountAsync();
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"bjt|{Whole}")));
        await account.Registry.UpsertEntityAsync(
            new TableEntity("accounts", key) { ["Codes"] = $"{Village(2001)}" });
        var registry = new TableRegistry(account);
        await registry.ImportAsync(District, "Banjarejo", [With(2002, Whole)], CancellationToken.None);
        await registry.ImportAsync(District, "Banjarejo", [With(2003, "99123456")], CancellationToken.None);

        var register = await registry.DistrictAsync(District, CancellationToken.None);
        Assert.Equal([Village(2001)], register.Villages[0].EarlierCodes);
        Assert.Equal([Village(2001), Village(2002)], register.Villages[1].EarlierCodes);
        Assert.Empty(await registry.InTheWayAsync(District, [With(2002, Whole)], CancellationToken.None));
    }

    private static VillageImport With(int number, string digits)
    {
        var import = Import(Village(number), 1);
        var account = new BankAccount("bjt", AccountNo.Parse(digits));
        return import with
        {
            Village = import.Village with { Mandate = import.Village.Mandate! with { Account = account } },
        };
    }
}
