using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace PremiumFunctions.Local.Host;

/// <summary>Where and by which clocks the host runs.</summary>
public sealed record FunctionHostOptions
{
    /// <summary>Connection string of the storage account with queues and tables (Azurite).</summary>
    public required string StorageConnection { get; init; }

    /// <summary>Says when timers are due; may be a virtual clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Paces the queues; real time, because the storage service hides messages in real time.</summary>
    public TimeProvider QueueClock { get; init; } = TimeProvider.System;

    /// <summary>What <c>WEBSITE_TIME_ZONE</c> is on Azure.</summary>
    public TimeZoneInfo Zone { get; init; } = TimerSchedule.Jakarta;

    /// <summary>How long a taken message stays hidden if the process dies; the Functions host: ten minutes.</summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a stop lets running functions go on; the Functions host cancels them soon, too.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Put around each call of a timer or queue function, as a worker's middleware is.</summary>
    public Func<Func<Task>, CancellationToken, Task>? Around { get; init; }

    /// <summary>Where timers keep their last run; the table <c>timers</c> when not given.</summary>
    public ITimerStore? TimerStore { get; init; }
}

/// <summary>Runs the functions of a catalog on this machine as the Azure Functions host would.</summary>
public sealed class FunctionHost
{
    private readonly FunctionCatalog catalog;
    private readonly HostJson hostJson;
    private readonly FunctionHostOptions options;
    private readonly ILogger<FunctionHost> logger;
    private readonly List<TimerPump> timers;
    private readonly List<QueuePump> queues;

    /// <exception cref="InvalidOperationException">A setting that a trigger names is missing or wrong.</exception>
    public FunctionHost(
        FunctionCatalog catalog, HostJson hostJson, FunctionHostOptions options, IServiceProvider services)
    {
        this.catalog = catalog;
        this.hostJson = hostJson;
        this.options = options;
        logger = services.GetRequiredService<ILogger<FunctionHost>>();
        var configuration = services.GetRequiredService<IConfiguration>();
        var invoker = new FunctionInvoker(services, options.Around);
        var store = options.TimerStore ?? new TableTimerStore(new TableServiceClient(options.StorageConnection));
        var storage = new QueueServiceClient(
            options.StorageConnection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        timers =
        [
            .. from function in catalog.Functions
               let timer = function.Trigger as FunctionTrigger.Timer
               where timer is not null
               let cron = SettingNames.Resolve(timer.Schedule, function.Name, configuration)
               select new TimerPump(
                   function,
                   new TimerSchedule(function.Name, cron, options.Zone),
                   store,
                   invoker,
                   options.Clock,
                   services.GetRequiredService<ILogger<TimerPump>>()),
        ];
        queues =
        [
            .. from function in catalog.Functions
               let queue = function.Trigger as FunctionTrigger.Queue
               where queue is not null
               let name = SettingNames.Resolve(queue.QueueName, function.Name, configuration)
               select new QueuePump(
                   function,
                   storage.GetQueueClient(name),
                   storage.GetQueueClient(name + "-poison"),
                   hostJson.Queues,
                   invoker,
                   options.MessageLease,
                   options.QueueClock,
                   services.GetRequiredService<ILogger<QueuePump>>()),
        ];
    }

    /// <summary>The queue functions and how far they are, for display.</summary>
    public IReadOnlyList<PumpStatus> Status => [.. queues.Select(q => q.Status)];

    /// <summary>Maps every HTTP function; call before the web application starts.</summary>
    public void Map(IEndpointRouteBuilder endpoints) =>
        HttpFunctions.Map(endpoints, catalog.Functions, hostJson.RoutePrefix, logger);

    /// <summary>Starts queues, then timers, so that what a past-due timer sends finds its reader.</summary>
    public async Task StartAsync(CancellationToken stop, bool withTimers = true)
    {
        await Task.WhenAll(queues.Select(q => q.StartAsync(stop)));
        await Task.WhenAll(withTimers ? timers.Select(t => t.StartAsync(stop)) : []);
    }

    /// <summary>Takes no more work; returns when what runs has ended, or twice the grace period later.</summary>
    public Task StopAsync() => Task.WhenAll(
    [
        .. timers.Select(t => t.StopAsync(options.Grace)),
        .. queues.Select(q => q.StopAsync(options.Grace)),
    ]);

    /// <summary>Runs a timer function now, as its timer would; works without <see cref="StartAsync"/>.</summary>
    /// <exception cref="ArgumentException">No timer function has this name.</exception>
    public Task RunOnceAsync(string function, CancellationToken stop)
    {
        var timer = timers.Find(t => t.Function == function) ?? throw new ArgumentException(
            $"No timer function is named '{function}'; there are: "
                + string.Join(", ", timers.Select(t => t.Function)) + '.',
            nameof(function));
        return timer.RunOnceAsync(stop);
    }
}
