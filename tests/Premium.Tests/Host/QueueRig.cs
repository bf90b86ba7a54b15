using System.Text;
using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

/// <summary>Queues on Azurite, a tap on their answers, and pumps that run the sample queue function on them.</summary>
public sealed class QueueRig : IAsyncDisposable
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly QueueServiceClient storage;
    private readonly ServiceProvider services;

    public QueueRig(HostStorage azurite)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.AddPolicy(Tap, HttpPipelinePosition.PerCall);
        storage = new QueueServiceClient(azurite.ConnectionString, options);
        services = new ServiceCollection().AddSingleton(Probe).BuildServiceProvider();
    }

    public Probe Probe { get; } = new();

    public QueueTap Tap { get; } = new();

    public QueueSettings Settings { get; set; } = new(
        8, 4, 5, TimeSpan.Zero, TimeSpan.FromMilliseconds(200), QueueMessageEncoding.Base64);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static async Task<int> CountAsync(QueueClient queue) =>
        (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public async Task<IEnumerable<string>> TextsAsync(string queue) =>
        (await storage.GetQueueClient(queue).PeekMessagesAsync(8)).Value.Select(m => m.MessageText);

    public QueueClient Queue(string name) => storage.GetQueueClient(name);

    public async Task<QueueClient> QueueAsync(string name, params string[] bodies)
    {
        var queue = storage.GetQueueClient(name);
        await queue.CreateAsync();
        foreach (var body in bodies)
        {
            await queue.SendMessageAsync(body);
        }

        return queue;
    }

    public async Task<QueuePump> StartedAsync(QueueClient queue, TimeProvider clock)
    {
        var pump = new QueuePump(
            FunctionCatalog.Read(typeof(SampleQueues)).Functions.Single(),
            queue,
            storage.GetQueueClient(queue.Name + "-poison"),
            Settings,
            new FunctionInvoker(services),
            Lease,
            clock,
            NullLogger<QueuePump>.Instance);
        await pump.StartAsync(CancellationToken.None);
        return pump;
    }
}
