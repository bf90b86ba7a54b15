using Azure.Storage.Queues;
using Microsoft.Extensions.Time.Testing;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

[Collection(HostStorageCollection.Name)]
public sealed class QueuePumpRunTests(HostStorage azurite) : IAsyncDisposable
{
    private readonly QueueRig rig = new(azurite);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task LongRun_keepsItsMessageHidden_byRenewingAtHalfTheLease()
    {
        var finish = new TaskCompletionSource();
        rig.Probe.Work = (_, _) => finish.Task;
        var clock = new WatchedClock();
        var queue = await rig.QueueAsync("long", QueueRig.Base64("slow"));

        var pump = await rig.StartedAsync(queue, clock);
        await rig.Probe.NextAsync<string>();
        for (var half = 0; half < 6; half++)
        {
            await clock.WaitedForAsync(QueueRig.Lease / 2);
            clock.Advance(QueueRig.Lease / 2);
            await rig.Tap.HeardAsync(204, "PUT", "long");
            Assert.Empty((await queue.ReceiveMessagesAsync(8)).Value);
        }

        finish.SetResult();
        await pump.StopAsync(QueueRig.Grace);

        // Deleting takes the receipt of the last renewal.
        Assert.Equal(0, await QueueRig.CountAsync(queue));
        Assert.Equal(new PumpStatus("Take", "long", 1, 0, 0, 0), pump.Status);
    }

    [Fact]
    public async Task TwoPumps_onOneQueue_processEachMessageOnce()
    {
        var texts = Enumerable.Range(0, 60).Select(n => $"message {n:00}").ToArray();
        var queue = await rig.QueueAsync("shared", [.. texts.Select(QueueRig.Base64)]);

        var one = await rig.StartedAsync(queue, TimeProvider.System);
        var two = await rig.StartedAsync(queue, TimeProvider.System);
        var seen = new List<string>();
        while (seen.Count < texts.Length)
        {
            seen.Add(await rig.Probe.NextAsync<string>());
        }

        await Task.WhenAll(one.StopAsync(QueueRig.Grace), two.StopAsync(QueueRig.Grace));

        Assert.Equal(texts, seen.Order());
        Assert.Equal(0, rig.Probe.Waiting);
        Assert.Equal(0, await QueueRig.CountAsync(queue));
        Assert.Equal(texts.Length, one.Status.Processed + two.Status.Processed);
    }

    [Fact]
    public async Task Pump_runsABatchAndAThresholdSideBySide_andNoMore()
    {
        rig.Settings = rig.Settings with { BatchSize = 3, NewBatchThreshold = 1 };
        var finish = new TaskCompletionSource();
        rig.Probe.Work = (text, _) => (string)text is "0" or "1" ? Task.CompletedTask : finish.Task;
        var queue = await rig.QueueAsync(
            "side-by-side", [.. Enumerable.Range(0, 8).Select(n => QueueRig.Base64($"{n}"))]);

        var pump = await rig.StartedAsync(queue, TimeProvider.System);

        // Two of the first three end at once, so three more are taken beside the one that runs; the others wait.
        for (var taken = 0; taken < 6; taken++)
        {
            await rig.Probe.NextAsync<string>();
        }

        Assert.Equal(2, (await queue.PeekMessagesAsync(8)).Value.Length);
        finish.SetResult();
        await rig.Probe.NextAsync<string>();
        await rig.Probe.NextAsync<string>();
        await pump.StopAsync(QueueRig.Grace);

        Assert.Equal(4, rig.Probe.RunningMost);
        Assert.Equal(8, pump.Status.Processed);
    }

    [Fact]
    public async Task Stop_letsTheRunningMessageFinish()
    {
        var finish = new TaskCompletionSource();
        rig.Probe.Work = (_, _) => finish.Task;
        var queue = await rig.QueueAsync("drains", QueueRig.Base64("finish me"));
        var pump = await rig.StartedAsync(queue, new FakeTimeProvider());
        await rig.Probe.NextAsync<string>();

        var stopped = pump.StopAsync(QueueRig.Grace);
        Assert.False(stopped.IsCompleted);
        Assert.Equal(1, pump.Status.Running);
        finish.SetResult();
        await stopped;

        Assert.Equal(0, await QueueRig.CountAsync(queue));
        Assert.Equal(1, pump.Status.Processed);
    }

    [Fact]
    public async Task Stop_afterTheGrace_cancelsTheFunction_andGivesTheMessageBack()
    {
        rig.Probe.Work = (_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, stop);
        var clock = new FakeTimeProvider();
        var queue = await rig.QueueAsync("cancelled", QueueRig.Base64("give me back"));
        var pump = await rig.StartedAsync(queue, clock);
        await rig.Probe.NextAsync<string>();

        var stopped = pump.StopAsync(QueueRig.Grace);
        clock.Advance(QueueRig.Grace);
        await stopped;

        Assert.Equal([QueueRig.Base64("give me back")], await rig.TextsAsync("cancelled"));
        Assert.Equal(new PumpStatus("Take", "cancelled", 0, 0, 0, 0), pump.Status);
    }

    [Fact]
    public async Task Pump_makesItsQueue_andGoesOnWhenItIsGone()
    {
        var queue = rig.Queue("comes-and-goes");
        var pump = await rig.StartedAsync(queue, TimeProvider.System);
        await queue.DeleteAsync();
        await rig.Tap.HeardAsync(404, "GET", "comes-and-goes");

        await queue.CreateAsync();
        await queue.SendMessageAsync(QueueRig.Base64("still there"));
        var message = await rig.Probe.NextAsync<string>();
        await pump.StopAsync(QueueRig.Grace);

        Assert.Equal("still there", message);
    }
}
