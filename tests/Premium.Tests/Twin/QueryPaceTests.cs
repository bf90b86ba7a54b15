using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>A night's reconciliation stays within the bank's limit.</summary>
public sealed class QueryPaceTests
{
    private const int Villages = 150;
    private const int BankTakes = 120;

    /// <summary>Goes on by itself from the given moment: spacing is real.</summary>
    private sealed class RunningClock(DateTimeOffset from) : TimeProvider
    {
        private readonly long began = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => from + System.GetElapsedTime(began);
    }

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
        var bank = new PlayedBank
        {
            Id = "jateng",
            ClientId = "klien-jateng",
            ClientSecret = Secret,
            PartnerPublicKeyPem = Key.ExportSubjectPublicKeyInfoPem(),
            PartnerId = "MITRA1",
            ChannelId = "95221",
            CollectionAccount = Collection,
            CallsPerSecondMax = BankTakes,
            Accounts = [.. codes.Select(c => new TwinAccount(Some.Account(c).No, "Desa", new Rupiah(1)))],
        };
        var clock = new RunningClock(now);
        await using (var twin = await BankTwin.StartAsync(
            new BankTwinOptions { DataFolder = folder.FullName, Banks = [bank] }, clock, CancellationToken.None))
        {
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddSingleton<TimeProvider>(clock)
                .AddSnapBanks(new Dictionary<string, BankProfile> { [Some.Bank] = Profile(twin, bank, perSecond) })
                .BuildServiceProvider();
            world.UseStatements = services.GetRequiredService<IStatements>();

            var report = await world.ReconcileAsync(Some.December);

            Assert.Equal(isTurnedAway, bank.TurnedAway > 0);
            Assert.Equal(isTurnedAway, report.Problems.Count > 0);
        }

        folder.Delete(recursive: true);
    }

    private static BankProfile Profile(BankTwin twin, PlayedBank bank, int perSecond) => new()
    {
        BaseUrl = twin.BaseUrl.GetLeftPart(UriPartial.Authority),
        ClientId = bank.ClientId,
        ClientSecret = bank.ClientSecret,
        PrivateKeyPem = Key.ExportPkcs8PrivateKeyPem(),
        PartnerId = bank.PartnerId,
        ChannelId = bank.ChannelId,
        CollectionAccount = Collection.Reveal(),
        QueriesPerSecond = perSecond,
        QueryRetryDelaySeconds = 0,
        TokenPath = bank.PathPrefix + "/access-token/b2b",
        BalancePath = bank.PathPrefix + "/balance-inquiry",
        StatementPath = bank.PathPrefix + "/bank-statement",
        TransferPath = bank.PathPrefix + "/transfer-intrabank",
        StatusPath = bank.PathPrefix + "/transfer/status",
        PartnerReferenceMax = bank.ReferenceLengthMax,
        ExternalIdMax = bank.ExternalIdLengthMax,
        BalanceExternalIdMax = bank.ExternalIdLengthMax,
    };
}
