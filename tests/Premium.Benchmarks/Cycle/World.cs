using Premium.Domain;
using PremiumFunctions.Local;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;
using PremiumFunctions.Local.Verbs;

namespace Premium.Benchmarks.Cycle;

/// <summary>
/// One Azurite in memory and one bank twin without faults, for all measurements. The twin has one bank a measurement,
/// each with an account of every village, because a bank takes a payment reference once.
/// </summary>
public sealed class World : IAsyncDisposable
{
    public const string PartnerId = "PREMIUM";
    public const string ChannelId = "95221";
    public const string ClientId = "premium-benchmark";
    public const string ClientSecret = "secret-of-the-benchmark";

    private static readonly Rupiah Plenty = new(1_000_000_000);

    private readonly DirectoryInfo folder;
    private readonly Azurite azurite;

    private World(DirectoryInfo folder, Azurite azurite, BankTwin twin, SampleKeys keys, LocalClock clock)
    {
        this.folder = folder;
        this.azurite = azurite;
        Twin = twin;
        Keys = keys;
        Clock = clock;
    }

    public static AccountNo Collection => AccountNo.Parse("9900000000017");

    public BankTwin Twin { get; }

    public SampleKeys Keys { get; }

    public LocalClock Clock { get; }

    public string Storage => azurite.ConnectionString;

    public static AccountNo AccountOf(VillageCode village) => AccountNo.Parse($"99{village.Digits}7");

    public static async Task<World> StartAsync(
        IEnumerable<string> banks, IReadOnlyList<RegionVillage> villages, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("premium-benchmark-");
        var clock = LocalClock.At(SampledVillages.Day, Calendar.Shipped());
        var keys = SampleKeys.In(folder.FullName);
        var azurite = await Azurite.StartAsync(folder: null, stop);
        var accounts = villages
            .Select(v => new TwinAccount(AccountOf(v.Code), "RKD " + v.Name, Plenty))
            .ToList();
        var twin = await BankTwin.StartAsync(
            new BankTwinOptions
            {
                DataFolder = Path.Combine(folder.FullName, "bank"),
                Banks = [.. banks.Select(bank => new PlayedBank
                {
                    Id = bank,
                    ClientId = ClientId,
                    ClientSecret = ClientSecret,
                    PartnerPublicKeyPem = keys.PublicPem,
                    PartnerId = PartnerId,
                    ChannelId = ChannelId,
                    CollectionAccount = Collection,
                    Accounts = accounts,
                })],
            },
            clock,
            stop);
        return new World(folder, azurite, twin, keys, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Twin.DisposeAsync();
        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
