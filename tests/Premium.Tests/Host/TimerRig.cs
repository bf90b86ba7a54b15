using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Premium.Tests.Snap;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

/// <summary>A clock moved by hand, timer state in memory, and pumps that run the sample timers on them.</summary>
public sealed class TimerRig : IAsyncDisposable
{
    // Six in the morning of 3 November 2026 in Jakarta is an hour away.
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 22, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider services;

    public TimerRig()
    {
        services = new ServiceCollection()
            .AddSingleton(Probe)
            .AddLogging(logging => logging.AddProvider(Log))
            .BuildServiceProvider();
        Clock.SetUtcNow(Start);
    }

    public WatchedClock Clock { get; } = new();

    internal KeptLog Log { get; } = new();

    public Probe Probe { get; } = new();

    public SignallingTimerStore Store { get; } = new(new MemoryTimerStore());

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public static TimerSchedule Schedule(string cron) => new("Morning", cron, TimerSchedule.Jakarta);

    public async Task RanOnceAndStoppedAsync(string function)
    {
        var pump = await StartedAsync(function);
        await Store.SavedAsync();
        Clock.Advance(Hour);
        await Probe.NextAsync<TimerInfo>();
        await Store.SavedAsync();
        await pump.StopAsync(Grace);
    }

    public async Task<TimerPump> StartedAsync(string function, string cron = "0 0 6 * * *")
    {
        var pump = Pump(function, cron);
        await pump.StartAsync(CancellationToken.None);
        return pump;
    }

    public TimerPump Pump(string function, string cron) => new(
        FunctionCatalog.Read(typeof(SampleTimers), typeof(StubbornTimers)).Functions.Single(f => f.Name == function),
        Schedule(cron),
        Store,
        new FunctionInvoker(services),
        Clock,
        services.GetRequiredService<ILogger<TimerPump>>());
}
