using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>The row that tells to which codes the account of a village went.</summary>
public sealed class UnreadMoveRowTests
{
    [Theory, OnBoth]
    public async Task C28_UnreadableWayOfAnAccount_isNamed_untilTheAccountGoesSomewhereAgain(Backend backend)
    {
        var account = await TestStorage.AccountAsync();
        var memory = new InMemoryRegistry();
        IRegistry registry = backend == Backend.Memory ? memory : new TableRegistry(account);
        var (old, later) = (Import(2001), Import(2002));
        await registry.ImportAsync(District, "D", [old], CancellationToken.None);
        await registry.ImportAsync(District, "D", [later], CancellationToken.None);
        if (backend == Backend.Memory)
        {
            memory.SpoilMoved(Village(2001), "column To");
        }
        else
        {
            await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12", "moved~2001") { ["To"] = "x" });
        }

        await registry.ImportAsync(District, "D", [old], CancellationToken.None);
        var register = await registry.DistrictAsync(District, CancellationToken.None);

        Assert.Equal([Village(2001), Village(2002)], register.Villages.Select(v => v.Code));
        Assert.Empty(register.Moved);
        var malformed = Assert.Single(register.Malformed);
        Assert.Equal(("registry 33.16.12 moved~2001", Village(2001)), (malformed.Place, malformed.Village));
        await registry.ImportAsync(District, "D", [later], CancellationToken.None);
        Assert.Empty((await registry.DistrictAsync(District, CancellationToken.None)).Malformed);
    }

    /// <summary>Both with one account.</summary>
    private static VillageImport Import(int number) => new(
        Some.Village(Village(number)) with { Mandate = Some.Mandate(Village(2001)) }, Some.Roster(Village(number)));
}
