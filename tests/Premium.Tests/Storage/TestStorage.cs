using System.Globalization;
using System.Reflection;
using Azure.Core.Pipeline;
using Premium.Adapters.Storage;
using Premium.InMemory;
using Premium.Ports;
using PremiumFunctions.Local;
using Xunit.Sdk;

namespace Premium.Tests.Storage;

public enum Backend
{
    Memory,
    Azure,
}

/// <summary>Runs a theory once on the in-memory ports and once on Azurite: one contract, two implementations.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Backend.Memory], [Backend.Azure]];
}

/// <summary>
/// One Azurite for the whole test run, started by the first test that asks and ended with the process. Each caller
/// gets tables and queues of its own by a prefix, so that test classes may run side by side.
/// </summary>
public static class TestStorage
{
    private static readonly Lazy<Task<Azurite>> Shared = new(() => Azurite.StartAsync(null, CancellationToken.None));
    private static int accounts;

    public static async Task<StorageSettings> SettingsAsync() => new()
    {
        ConnectionString = (await Shared.Value).ConnectionString,
        Prefix = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref accounts)}x"),
        NikHashKey = Convert.ToBase64String(new byte[32]),
        NikCipherKey = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]),
    };

    /// <summary>An account with its tables and queues made; the policies see each single request.</summary>
    public static async Task<StorageAccount> AccountAsync(params IReadOnlyList<HttpPipelinePolicy> onEachTry)
    {
        var account = new StorageAccount(await SettingsAsync(), onEachTry);
        await account.PrepareAsync(CancellationToken.None);
        return account;
    }

    public static async Task<ILedger> LedgerAsync(Backend backend) => backend switch
    {
        Backend.Memory => new InMemoryLedger(),
        Backend.Azure => new TableLedger(await AccountAsync(), "test"),
    };

    public static async Task<IRegistry> RegistryAsync(Backend backend) => backend switch
    {
        Backend.Memory => new InMemoryRegistry(),
        Backend.Azure => new TableRegistry(await AccountAsync()),
    };
}
