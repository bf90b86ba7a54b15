using System.Globalization;
using Premium.Adapters.Storage;
using Premium.Ports;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Run;

/// <summary>
/// Everything one local installation consists of, started: storage, mail server, bank twin, function app. One process
/// at a time may have a data folder open.
/// </summary>
public sealed class LocalParts : IAsyncDisposable
{
    public const string Admin = "admin";
    public const string AdminKey = "local-admin-key-0001";

    /// <summary>Another person, for what takes two.</summary>
    public const string Second = "second";
    public const string SecondKey = "local-admin-key-0002";

    /// <summary>Short, so that the messages of a killed process come back while somebody is still watching.</summary>
    private static readonly TimeSpan MessageLease = TimeSpan.FromSeconds(15);

    private readonly Stack<IAsyncDisposable> started = new();

    private LocalParts(LocalOptions options, LocalClock clock)
    {
        Options = options;
        Clock = clock;
    }

    public LocalOptions Options { get; }

    public LocalClock Clock { get; }

    public required IReadOnlyList<RegionDistrict> Districts { get; init; }

    public MailSink Mail { get; private set; } = null!;

    public BankTwin Twin { get; private set; } = null!;

    public WebApplication App { get; private set; } = null!;

    public FunctionHost Functions { get; private set; } = null!;

    /// <summary>Code of the regency that runs work on; empty where the sample spans several.</summary>
    public string Regency => Options.Villages is null ? Options.Regency : "";

    public string PagesUrl => $"{App.Urls.First()}/api/pages";

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static async Task<LocalParts> StartAsync(LocalOptions options, CancellationToken stop)
    {
        var clock = LocalClock.At(options.Today, Premium.Domain.Calendar.Shipped());
        var parts = new LocalParts(options, clock)
        {
            Districts = options.Villages is { } count
                ? RegionCodes.Nation(count)
                : RegionCodes.Regency(options.Regency),
        };
        try
        {
            parts.started.Push(await FolderLock.TakeAsync(options.Data, stop));
            var azurite = await Azurite.StartAsync(Path.Combine(options.Data, "azurite"), stop);
            parts.started.Push(azurite);
            parts.Mail = await MailSink.StartAsync(Path.Combine(options.Data, "mail"), stop);
            parts.started.Push(parts.Mail);
            var sample = parts.SampleVillages();
            var keys = SampleKeys.In(options.Data);
            parts.Twin = await BankTwin.StartAsync(
                new BankTwinOptions
                {
                    DataFolder = Path.Combine(options.Data, "bank"),
                    Banks = SampleBanks.AsTwins(
                        sample.ToLookup(v => v.Bank, v => v.Account), keys.PublicPem),
                    Faults = new BankTwinFaults(options.Faults, Seed: 1),
                    LateAfter = TimeSpan.FromMinutes(1),
                },
                clock,
                stop);
            parts.started.Push(parts.Twin);
            parts.StartApp(azurite.ConnectionString, keys.PrivatePem);
            await parts.Get<StorageAccount>().PrepareAsync(stop);
            await parts.ImportAsync(sample, stop);
            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    /// <summary>With --once the cycle is cranked by hand, so that no timer opens a second run beside it.</summary>
    public Task StartFunctionsAsync(CancellationToken stop) => Functions.StartAsync(stop, withTimers: !Options.Once);

    private List<SampleVillage> SampleVillages()
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        return [.. Districts.SelectMany(d => d.Villages).Select((v, i) => SampleRegency.Of(i, v, today))];
    }

    private void StartApp(string storage, string privateKeyPem)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(LocalSettings.Of(this, storage, privateKeyPem));
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(
            CultureInfo.InvariantCulture, $"http://127.0.0.1:{(Options.Once ? 0 : Options.Port)}"));
        // Silent and refusing banks are part of the sample; what they do is on the pages, not on the console.
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Error)
            .AddFilter("Polly", LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(TimerSchedule.Jakarta);
        builder.Services.AddPremium(Settings.Read(builder.Configuration));
        App = builder.Build();
        started.Push(App);
        Functions = new FunctionHost(
            FunctionCatalog.Read(typeof(Settings).Assembly),
            HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json")),
            new FunctionHostOptions { StorageConnection = storage, Clock = Clock, MessageLease = MessageLease },
            App.Services);
        Functions.Map(App);
    }

    /// <summary>What is in the register stays: mandates that an admin changed are not put back.</summary>
    private async Task ImportAsync(IReadOnlyList<SampleVillage> sample, CancellationToken stop)
    {
        var registry = Get<IRegistry>();
        var known = (await registry.DistrictsAsync("", stop)).ToHashSet();
        foreach (var district in Districts.Where(d => !known.Contains(d.Code)))
        {
            await registry.ImportAsync(
                district.Code,
                district.Name,
                [.. sample.Where(v => v.Import.Village.Code.District == district.Code).Select(v => v.Import)],
                stop);
        }
    }
}
