using Microsoft.Extensions.DependencyInjection;
using Premium.Adapters.Storage;
using Premium.Ports;

namespace Premium.Tests.Storage;

public sealed class StorageRegistrationTests
{
    [Fact]
    public async Task Ports_comeFromOneAccount()
    {
        await using var services = new ServiceCollection()
            .AddPremiumStorage(await TestStorage.SettingsAsync())
            .BuildServiceProvider();

        await services.GetRequiredService<StorageAccount>().PrepareAsync(CancellationToken.None);
        await services.GetRequiredService<StorageAccount>().PrepareAsync(CancellationToken.None);

        Assert.Equal(Samples.December, (await services.GetRequiredService<ILedger>().DecemberAsync()).PayMonth);
        Assert.Empty(await services.GetRequiredService<IRegistry>().DistrictsAsync("", CancellationToken.None));
        Assert.IsType<QueueWake>(services.GetRequiredService<IWake>());
        Assert.IsType<NikVault>(services.GetRequiredService<NikVault>());
    }

    [Fact]
    public void ManagedIdentity_needsNoConnectionString()
    {
        var account = new StorageAccount(new StorageSettings
        {
            TableUri = "https://example.table.core.windows.net",
            QueueUri = "https://example.queue.core.windows.net",
        });

        Assert.Equal("https://example.table.core.windows.net/sheets", account.Sheets.Uri.ToString());
        Assert.Equal("https://example.queue.core.windows.net/districts", account.Queue("districts").Uri.ToString());
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "https://example.table.core.windows.net", "")]
    [InlineData("UseDevelopmentStorage=true", "https://a.example", "https://b.example")]
    [InlineData("UseDevelopmentStorage=true", "https://a.example", "")]
    public void Settings_thatNameNoAccountOrTwo_areRefused(string connection, string tables, string queues)
    {
        var settings = new StorageSettings { ConnectionString = connection, TableUri = tables, QueueUri = queues };

        var error = Assert.Throws<InvalidOperationException>(settings.Check);

        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
    }
}
