using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;

namespace Premium.Tests.Storage;

/// <summary>A contact that no channel can use, round after round.</summary>
public sealed class MalformedContactTests
{
    [Theory]
    [InlineData("""[{"c":"email","a":"a@desa.example,b@desa.example"}]""")]
    [InlineData("""[{"c":"email","a":null}]""")]
    [InlineData("[null]")]
    public async Task C25_BesideAMalformedContact_theNeighboursTreasurerHasOneMail_andTheVillageIsNamed(string contacts)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        var world = await new World().WithAsync(100_000, numbers: ["2010", "2011"]);
        await registry.ImportAsync(
            Some.District, "Ngawen",
            [
                .. new[] { "2010", "2011" }.Select(World.CodeOf)
                    .Select(c => new VillageImport(Some.Village(c), Some.Roster(c))),
            ],
            default);
        await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12", "village~2010")
        {
            ["Contacts00"] = contacts,
        });
        world.UseRegistry = registry;

        await RoundsAsync(world);

        AssertOneMail(world);
        Assert.Contains(
            await world.ItemsAsync(), i => i.Kind == WorkKinds.NoContact && i.Village == Some.Code);
    }

    /// <summary>As one that an older program kept, and at which the channel itself gives up.</summary>
    [Fact]
    public async Task C25_BesideAContactAtWhichTheChannelFails_theNeighboursTreasurerHasOneMail()
    {
        var world = await new World(faultOf: m => m.Recipient.Contains("2010", StringComparison.Ordinal)
            ? throw new FormatException("The specified string is not in the form required for an e-mail address.")
            : DeliveryFault.None).WithAsync(100_000, numbers: ["2010", "2011"]);

        await RoundsAsync(world);

        AssertOneMail(world);
    }

    private static async Task RoundsAsync(World world)
    {
        await world.CollectAsync();
        for (var round = 0; round < 60; round++)
        {
            await world.PumpAsync();
            await world.SendAsync();
            world.Time.Advance(TimeSpan.FromSeconds(10));
        }

        await world.WatchAsync();
        await world.PumpAsync();
    }

    private static void AssertOneMail(World world) => Assert.Equal(
        "33.16.12.2011-pu-2026-11-missed",
        Assert.Single(world.Mail.Messages, m => m.Recipient == "bendahara-2011@desa.example").Id);
}
