using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.Tests.Domain;
using Premium.Tests.Storage;

namespace Premium.Tests.Functions;

/// <summary>Addresses of runs with what no key of a table may hold, on storage as strict as Azure's.</summary>
public sealed class OddRunsTests
{
    [Fact]
    public async Task AddressThatNoRunCanHave_isNotFound()
    {
        var storage = await TestStorage.SettingsAsync();
        await using var host = await DeskHost.StartAsync(
            storage, new FakeTimeProvider(Some.At("2026-12-03 09:00").ToUniversalTime()),
            more: services => services.AddSingleton(new StorageAccount(storage, new AzureKeys())));
        using var sari = host.ClientOf(DeskHost.SariKey);

        foreach (var rest in new[] { "a%23b", "a%3Fb", "a%5Cb", "a%01b", "a%2Fb", "33.16~01", new string('a', 1100) })
        {
            foreach (var path in new[] { "runs", "pages/runs" })
            {
                var answer = await sari.GetAsync($"{path}/collect~2026-12-03~{rest}");
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path} {rest}: {answer.StatusCode}");
            }
        }
    }
}
