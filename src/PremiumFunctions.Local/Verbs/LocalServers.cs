using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;
using PremiumFunctions.Local.Phones;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Where the servers of an installation listen on 127.0.0.1; 0 for ports that the system picks.</summary>
public sealed record ServerPorts(StoragePorts Storage, int Mail = 0, int Bank = 0, int Phones = 0)
{
    public static ServerPorts Free { get; } = new(new StoragePorts());
}

/// <summary>
/// What the functions of one local installation work with, started side by side: storage with the sample register,
/// mail server, phones, bank twin. One process at a time may have a data folder open.
/// </summary>
public sealed class LocalServers : IAsyncDisposable
{
    /// <summary>Azurite writes to disk once for all that arrives meanwhile.</summary>
    private const int ImportsAtOnce = 8;

    private readonly Stack<IAsyncDisposable> started = new();

    private LocalServers()
    {
    }

    public required IReadOnlyList<RegionDistrict> Districts { get; init; }

    /// <summary>
    /// The one that timers and desk of the app work on, as an app has one only: of a sample of the nation, the first.
    /// </summary>
    public string Regency => Districts[0].Code.Regency;

    public Azurite Storage { get; private set; } = null!;

    public MailSink Mail { get; private set; } = null!;

    /// <summary>WhatsApp, as this machine plays it.</summary>
    public PhoneTwin Phones { get; private set; } = null!;

    public BankTwin Twin { get; private set; } = null!;

    public SampleKeys Keys { get; private set; } = null!;

    /// <param name="options">Which sample, and where its data is.</param>
    /// <param name="clock">The bank's, and what the sample is laid around.</param>
    /// <param name="ports">Where to listen.</param>
    /// <param name="stop">Stops the start.</param>
    /// <exception cref="ArgumentException">The data folder cannot be used.</exception>
    public static async Task<LocalServers> StartAsync(
        InstallationOptions options, TimeProvider clock, ServerPorts ports, CancellationToken stop)
    {
        var servers = new LocalServers
        {
            Districts = options.Villages is { } count
                ? RegionCodes.Nation(count)
                : RegionCodes.Regency(options.Regency),
        };
        try
        {
            servers.started.Push(await FolderLock.TakeAsync(options.Data, stop));
            await servers.StartAllAsync(options, clock, ports, stop);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var server))
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Storage takes longest, to be installed and to be filled; all else is ready by then.</summary>
    private async Task StartAllAsync(
        InstallationOptions options, TimeProvider clock, ServerPorts ports, CancellationToken stop)
    {
        var storage = KeptAsync(
            Azurite.StartAsync(Path.Combine(options.Data, "azurite"), stop, ports.Storage));
        var mail = KeptAsync(MailSink.StartAsync(Path.Combine(options.Data, "mail"), stop, ports.Mail));
        var phones = KeptAsync(StartPhonesAsync());
        var sampling = Task.Run(() => Sample(clock), stop);
        var twin = KeptAsync(Task.Run(StartTwinAsync, stop));
        var filling = FillAsync();
        await Task.WhenAll(storage, mail, phones, twin, filling);
        (Storage, Mail, Phones, Twin) = (await storage, await mail, await phones, await twin);

        async Task<PhoneTwin> StartPhonesAsync()
        {
            var sink = await mail;
            return await PhoneTwin.StartAsync(
                new PhoneTwinOptions { DataFolder = Path.Combine(options.Data, "phones"), Port = ports.Phones },
                clock, stop, () => [.. sink.Messages().Select(PhoneMessage.Of)]);
        }

        async Task<BankTwin> StartTwinAsync()
        {
            Keys = SampleKeys.In(options.Data);
            var sample = await sampling;
            return await BankTwin.StartAsync(
                new BankTwinOptions
                {
                    DataFolder = Path.Combine(options.Data, "bank"),
                    Port = ports.Bank,
                    Banks = SampleBanks.AsTwins(sample.ToLookup(v => v.Bank, v => v.Account), Keys.PublicPem),
                    Faults = new BankTwinFaults(options.Faults, Seed: 1),
                    LateAfter = TimeSpan.FromMinutes(1),
                },
                clock,
                stop);
        }

        async Task FillAsync()
        {
            var account = new StorageAccount(
                new StorageSettings { ConnectionString = (await storage).ConnectionString });
            await account.PrepareAsync(stop);
            if (options.Villages is null)
            {
                await ImportFilesAsync(options, account, await sampling, clock, stop);
            }
            else
            {
                await ImportAsync(new TableRegistry(account), await sampling, stop);
            }
        }
    }

    private List<SampleVillage> Sample(TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        return [.. Districts.SelectMany(d => d.Villages).Select((v, i) => SampleRegency.Of(i, v, today))];
    }

    /// <summary>A regency comes in as any other does: by files.</summary>
    private async Task ImportFilesAsync(
        InstallationOptions options, StorageAccount account, IReadOnlyList<SampleVillage> sample, TimeProvider clock,
        CancellationToken stop)
    {
        var desk = await RegisterDesk.OpenAsync(
            account, SampleKeys.In(options.Data).NikKeys, SampleBanks.Ids, new PlanningSettings(),

            // The data folder is locked: nobody else takes the sample, and a start that was killed is gone on with.
            new ImportPolicy { TakingMax = TimeSpan.Zero }, clock, stop);
        await SampleFiles.ImportAsync(
            desk, Path.Combine(options.Data, "register"), Districts, sample, options.Regency, desk.Rules,
            desk.Rules.Today(clock.GetUtcNow()), stop);
    }

    /// <summary>
    /// A part of the nation is too large for lists that people keep, and goes in directly.
    /// What is in the register stays: mandates that an admin changed are not put back. Asked by village, because a
    /// start that was killed has listed districts that it did not fill.
    /// </summary>
    private async Task ImportAsync(
        TableRegistry registry, IReadOnlyList<SampleVillage> sample, CancellationToken stop)
    {
        var listed = (await registry.DistrictsAsync("", stop)).ToHashSet();
        var imports = sample.Select(v => v.Import).ToLookup(i => i.Village.Code.District);
        await Parallel.ForEachAsync(
            Districts,
            new ParallelOptions { MaxDegreeOfParallelism = ImportsAtOnce, CancellationToken = stop },
            async (district, cancelled) =>
            {
                var known = listed.Contains(district.Code)
                    ? (await registry.DistrictAsync(district.Code, cancelled)).Villages.Select(v => v.Code).ToHashSet()
                    : [];
                List<VillageImport> missing =
                    [.. imports[district.Code].Where(i => !known.Contains(i.Village.Code))];
                if (missing.Count > 0)
                {
                    await registry.ImportAsync(district.Code, district.Name, missing, cancelled);
                }
            });
    }

    /// <summary>What has started is ended with the others, even where one of them fails.</summary>
    private async Task<T> KeptAsync<T>(Task<T> starting)
        where T : IAsyncDisposable
    {
        var server = await starting;
        lock (started)
        {
            started.Push(server);
        }

        return server;
    }
}
