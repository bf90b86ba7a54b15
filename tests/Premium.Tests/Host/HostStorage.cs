using PremiumFunctions.Local;

namespace Premium.Tests.Host;

/// <summary>One Azurite for the tests of the host; each test uses queues of its own.</summary>
public sealed class HostStorage : IAsyncLifetime
{
    private Azurite? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public async Task InitializeAsync() => azurite = await Azurite.StartAsync(null, CancellationToken.None);

    public async Task DisposeAsync() => await azurite!.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class HostStorageCollection : ICollectionFixture<HostStorage>
{
    public const string Name = "host storage";
}
