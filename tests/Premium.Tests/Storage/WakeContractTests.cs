using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.InMemory;
using Premium.Ports;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

public sealed class WakeContractTests
{
    private static readonly DistrictWake Collect = new(District, WakePurpose.Collect, "collect~2026-12-03~01");

    [Theory, OnBoth]
    public async Task Wakes_arriveOnTheirQueues_asTheyWereSent(Backend backend)
    {
        var (wake, takeAsync) = await WakeAsync(backend);
        var watch = new DistrictWake(Neighbour, WakePurpose.Watch, null);
        var alerts = new AlertWake(District, December);
        var reconciliation = new ReconciliationWake("reconcile~2026-12-03~01", District);

        await wake.DistrictAsync(Collect, TimeSpan.Zero, CancellationToken.None);
        await wake.DistrictAsync(watch, TimeSpan.FromSeconds(-5), CancellationToken.None);
        await wake.AlertsAsync(alerts, TimeSpan.Zero, CancellationToken.None);
        await wake.ReconciliationAsync(reconciliation, CancellationToken.None);

        var taken = await takeAsync();
        Assert.Equal(
            [Collect, watch],
            taken.Where(m => m.Queue == WakeQueues.Districts).Select(m => WakeMessages.ParseDistrict(m.Text)));
        Assert.Equal(
            [alerts], taken.Where(m => m.Queue == WakeQueues.Alerts).Select(m => WakeMessages.ParseAlerts(m.Text)));
        Assert.Equal(
            [reconciliation],
            taken.Where(m => m.Queue == WakeQueues.Reconciliations)
                .Select(m => WakeMessages.ParseReconciliation(m.Text)));
    }

    [Theory, OnBoth]
    public async Task DelayedWakes_areNotSeenAtOnce(Backend backend)
    {
        var (wake, takeAsync) = await WakeAsync(backend);

        await wake.DistrictAsync(Collect, WakeQueues.DelayMax, CancellationToken.None);
        await wake.AlertsAsync(new AlertWake(District, December), TimeSpan.FromHours(1), CancellationToken.None);

        Assert.Empty(await takeAsync());
    }

    [Theory, OnBoth]
    public async Task DelayOverSevenDays_isSeven_andStopsNothing(Backend backend)
    {
        var (wake, takeAsync) = await WakeAsync(backend);

        await wake.DistrictAsync(Collect, TimeSpan.FromDays(25_000), CancellationToken.None);

        Assert.Empty(await takeAsync());
    }

    /// <summary>A queue that cuts off fractions hands nothing out before its moment.</summary>
    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 0)]
    [InlineData(5, 1_000)]
    [InlineData(119_999, 120_000)]
    [InlineData(120_000, 120_000)]
    public void Delay_isWholeSeconds_andNeverShorter(int milliseconds, int expected) => Assert.Equal(
        TimeSpan.FromMilliseconds(expected), WakeQueues.DelayOf(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public async Task InMemoryWakes_becomeVisibleInOrderOfTime_andMayBePutBack()
    {
        var time = new FakeTimeProvider(Noon);
        var wake = new InMemoryWake(time);
        await wake.DistrictAsync(Collect, TimeSpan.FromMinutes(2), CancellationToken.None);
        await wake.AlertsAsync(new AlertWake(District, December), TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.Equal(Noon.AddSeconds(30), wake.NextDue);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal([WakeQueues.Alerts, WakeQueues.Districts], wake.TakeDue().Select(m => m.Queue));
        Assert.Null(wake.NextDue);

        wake.Put(WakeQueues.Districts, "again", TimeSpan.FromSeconds(30));
        Assert.Null(wake.Take());
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("again", wake.Take()?.Text);
        Assert.Equal(0, wake.Count);
    }

    [Fact]
    public async Task QueueMessages_areBase64_asTheFunctionsHostReadsThem_andDoNotExpire()
    {
        var account = await TestStorage.AccountAsync();
        await new QueueWake(account).DistrictAsync(Collect, TimeSpan.Zero, CancellationToken.None);
        var raw = new QueueClient(
            (await TestStorage.SettingsAsync()).ConnectionString, account.Queue(WakeQueues.Districts).Name);

        QueueMessage message = await raw.ReceiveMessageAsync();

        var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText));
        Assert.Equal(
            """{"v":1,"district":"33.16.12","purpose":"collect","run":"collect~2026-12-03~01"}""", text);
        Assert.True(message.ExpiresOn is null || message.ExpiresOn > Noon.AddYears(50));
    }

    private static async Task<(IWake Wake, Func<Task<IReadOnlyList<QueuedWake>>> TakeAsync)> WakeAsync(Backend backend)
    {
        if (backend == Backend.Memory)
        {
            var memory = new InMemoryWake(new FakeTimeProvider(Noon));
            return (memory, () => Task.FromResult(memory.TakeDue()));
        }

        var account = await TestStorage.AccountAsync();
        return (new QueueWake(account), async () =>
        {
            var taken = new List<QueuedWake>();
            foreach (var name in new[] { WakeQueues.Districts, WakeQueues.Alerts, WakeQueues.Reconciliations })
            {
                var messages = await account.Queue(name).ReceiveMessagesAsync(32);
                taken.AddRange(messages.Value.Select(m => new QueuedWake(name, m.MessageText, Noon)));
            }

            return taken;
        }
        );
    }
}
