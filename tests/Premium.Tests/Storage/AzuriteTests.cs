using Azure.Data.Tables;
using PremiumFunctions.Local;

namespace Premium.Tests.Storage;

public sealed class AzuriteTests
{
    [Fact]
    public async Task AzuriteKeepsItsData_acrossRestarts_inItsFolder()
    {
        var folder = Directory.CreateTempSubdirectory("premium-azurite-");
        try
        {
            await using (var first = await Azurite.StartAsync(folder.FullName, CancellationToken.None))
            {
                var table = new TableClient(first.ConnectionString, "kept");
                await table.CreateAsync();
                await table.AddEntityAsync(new TableEntity("p", "r") { ["Answer"] = 42 });
            }

            await using var second = await Azurite.StartAsync(folder.FullName, CancellationToken.None);
            var row = await new TableClient(second.ConnectionString, "kept").GetEntityAsync<TableEntity>("p", "r");

            Assert.Equal(42, row.Value.GetInt32("Answer"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task TwoAccounts_startedAtOnce_haveTheirOwnPorts()
    {
        var both = await Task.WhenAll(
            Azurite.StartAsync(null, CancellationToken.None), Azurite.StartAsync(null, CancellationToken.None));

        Assert.NotEqual(both[0].ConnectionString, both[1].ConnectionString);
        foreach (var azurite in both)
        {
            await azurite.DisposeAsync();
        }
    }
}
