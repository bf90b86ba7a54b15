using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using PremiumFunctions.Local.Twin;
using PremiumFunctions.Local.Verbs;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>A night's reconciliation stays within the bank's limit.</summary>
public sealed class QueryPaceTests
{
    private const int Villages = 150;
    private const int BankTakes = 120;

    [Theory]
    [InlineData(50, false)]
    [InlineData(1_000_000, true)]
    public async Task ReconcilingManyVillages_isTurnedAwayOnlyWithoutAPace(int perSecond, bool isTurnedAway)
    {
        var now = Some.At("2026-12-03 20:30");
        var world = new World(time: new FakeTimeProvider(now));
        var codes = Enumerable.Range(2001, Villages).Select(n => World.CodeOf($"{n}")).ToList();
        foreach (var code in codes)
        {
            await world.PutAsync(Some.Village(code));
        }

        var folder = Directory.CreateTempSubdirectory("bank-twin-");
        var bank = NewBank(
            "jateng", AccountFate.Normal, callsPerSecondMax: BankTakes,
            accounts: [.. codes.Select(c => new TwinAccount(Some.Account(c).No, "Desa", new Rupiah(1)))]);
        var clock = new LocalClock(now);
        await using (var twin = await BankTwin.StartAsync(
            new BankTwinOptions { DataFolder = folder.FullName, Banks = [bank] }, clock, CancellationToken.None))
        {
            var profile = ProfileOf(twin, bank);
            profile.QueriesPerSecond = perSecond;
            profile.QueryRetryDelaySeconds = 0;
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddSingleton<TimeProvider>(clock)
                .AddSnapBanks(new Dictionary<string, BankProfile> { [Some.Bank] = profile })
                .BuildServiceProvider();
            world.UseStatements = services.GetRequiredService<IStatements>();

            var report = await world.ReconcileAsync(Some.December);

            Assert.Equal(isTurnedAway, bank.TurnedAway > 0);
            Assert.Equal(isTurnedAway, report.Problems.Count > 0);
        }

        folder.Delete(recursive: true);
    }
}
