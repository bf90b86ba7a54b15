using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using PremiumFunctions;
using PremiumFunctions.Local;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>Two instances of the function app on one storage account and one twin; no village is awkward.</summary>
public sealed class WorkersFixture : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 12, 3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-workers-");
    private Azurite azurite = null!;

    public IReadOnlyList<RegionDistrict> Districts { get; } = RegionCodes.Regency("12.17");

    public BankTwin Twin { get; private set; } = null!;

    public ServiceProvider One { get; private set; } = null!;

    public ServiceProvider Other { get; private set; } = null!;

    public string StorageConnection => azurite.ConnectionString;

    public LocalClock Clock { get; } = LocalClock.At(Today, Premium.Domain.Calendar.Shipped());

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync(null, CancellationToken.None);
        var sample = Districts.SelectMany(d => d.Villages).Select(v => SampleRegency.Of(0, v, Today)).ToList();
        Twin = await BankTwin.StartAsync(
            new BankTwinOptions
            {
                DataFolder = folder.FullName,
                Banks = SampleBanks.AsTwins(sample.ToLookup(v => v.Bank, v => v.Account!), GoodSettings.PublicPem),
            },
            Clock,
            CancellationToken.None);
        One = App("one");
        Other = App("other");
        await One.GetRequiredService<StorageAccount>().PrepareAsync(CancellationToken.None);
        foreach (var district in Districts)
        {
            await One.GetRequiredService<IRegistry>().ImportAsync(
                district.Code,
                district.Name,
                [.. sample.Select(v => v.Import).Where(i => i.Village.Code.District == district.Code)],
                CancellationToken.None);
        }
    }

    public async Task DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await Twin.DisposeAsync();
        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public Task<IReadOnlyList<Sheet>> SheetsAsync(DistrictCode district)
    {
        var (from, to) = One.GetRequiredService<Rules>().OpenSheets(Today);
        return One.GetRequiredService<ILedger>().SheetsAsync(district, from, to, CancellationToken.None);
    }

    private ServiceProvider App(string writer)
    {
        var configuration = GoodSettings.OverTwin(
            Twin.BaseUrl,
            new KeyValuePair<string, string?>("Storage:ConnectionString", azurite.ConnectionString),
            new KeyValuePair<string, string?>("Storage:Writer", writer));
        return new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddPremium(Settings.Read(configuration))
            .BuildServiceProvider();
    }
}
