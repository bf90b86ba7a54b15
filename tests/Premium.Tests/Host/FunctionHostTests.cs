using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

[Collection(HostStorageCollection.Name)]
public sealed class FunctionHostTests(HostStorage azurite) : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 22, 0, 0, TimeSpan.Zero);

    private static readonly HostJson Settings = new("api", new QueueSettings(
        8, 4, 5, TimeSpan.Zero, TimeSpan.FromMilliseconds(200), QueueMessageEncoding.Base64));

    private readonly Probe probe = new();
    private readonly FakeTimeProvider clock = new(Start);
    private readonly List<ServiceProvider> built = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var services in built)
        {
            await services.DisposeAsync();
        }
    }

    [Fact]
    public async Task PastDueTimer_firesOnce_afterDaysOff_onATable()
    {
        var host = Host(typeof(MorningAlone));
        await host.StartAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(1));
        var onTime = await probe.NextAsync<TimerInfo>();
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(3));

        var later = Host(typeof(MorningAlone));
        await later.StartAsync(CancellationToken.None);
        var late = await probe.NextAsync<TimerInfo>();
        await later.StopAsync();
        var third = Host(typeof(MorningAlone));
        await third.StartAsync(CancellationToken.None);
        await third.StopAsync();

        Assert.False(onTime.IsPastDue);
        Assert.True(late.IsPastDue);
        Assert.Equal(Start.AddHours(1).UtcDateTime, late.ScheduleStatus!.Last);
        Assert.Equal(Start.AddHours(25).AddDays(3).UtcDateTime, late.ScheduleStatus.Next);
        Assert.Equal(0, probe.Waiting);
        var row = await new TableClient(azurite.ConnectionString, "timers")
            .GetEntityAsync<TableEntity>("timers", "MorningAlone");
        Assert.Equal(Start.AddHours(1).AddDays(3), row.Value.GetDateTimeOffset("Last"));
    }

    [Fact]
    public async Task HandCrank_wakesATimer_whoseMessageTheQueueFunctionTakes()
    {
        var host = Host(typeof(Sender), typeof(SampleQueues));
        await host.StartAsync(CancellationToken.None);

        await host.RunOnceAsync("Send", CancellationToken.None);
        var message = await probe.NextAsync<string>();
        await host.StopAsync();

        Assert.Equal("sent by hand", message);
        Assert.Equal([new PumpStatus("Take", "sample-host", 1, 0, 0, 0)], host.Status);
    }

    [Fact]
    public async Task HandCrank_ofAnUnknownTimer_namesTheKnownOnes()
    {
        var host = Host(typeof(Sender), typeof(SampleQueues));

        var e = await Assert.ThrowsAsync<ArgumentException>(() => host.RunOnceAsync("Take", CancellationToken.None));

        Assert.StartsWith("No timer function is named 'Take'; there are: Send.", e.Message);
    }

    [Fact]
    public void MissingScheduleSetting_isRefused_namingFunctionAndKey()
    {
        var e = Assert.Throws<InvalidOperationException>(() => Host(typeof(SampleTimers)));

        Assert.Equal(
            "Function 'Morning': the setting 'MorningSchedule' is missing; its trigger says \"%MorningSchedule%\".",
            e.Message);
    }

    private FunctionHost Host(params Type[] classes)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AloneSchedule", "0 0 6 * * *")])
            .Build();
        var services = new ServiceCollection()
            .AddSingleton(probe)
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(new QueueClient(
                azurite.ConnectionString,
                "sample-host",
                new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }))
            .AddLogging(logging => logging.ClearProviders())
            .BuildServiceProvider();
        built.Add(services);
        return new FunctionHost(
            FunctionCatalog.Read(classes),
            Settings,
            new FunctionHostOptions { StorageConnection = azurite.ConnectionString, Clock = clock },
            services);
    }

    public sealed class MorningAlone(Probe probe)
    {
        [Function("MorningAlone")]
        public Task RunAsync([TimerTrigger("%AloneSchedule%")] TimerInfo timer, CancellationToken stop) =>
            probe.RunAsync(timer, stop);
    }

    public sealed class Sender(QueueClient queue)
    {
        [Function("Send")]
        public Task RunAsync([TimerTrigger("0 0 6 * * *")] TimerInfo timer, CancellationToken stop) =>
            queue.SendMessageAsync(timer.IsPastDue ? "late" : "sent by hand", stop);
    }
}
