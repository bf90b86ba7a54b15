using Azure.Storage.Queues;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

[Collection(HostStorageCollection.Name)]
public sealed class QueuePumpTests(HostStorage azurite) : IAsyncDisposable
{
    private readonly QueueRig rig = new(azurite);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task MessageThatSucceeds_isDecodedAndDeleted()
    {
        var queue = await rig.QueueAsync("succeeds", QueueRig.Base64("33.16.12 é"));

        var pump = await rig.StartedAsync(queue, TimeProvider.System);
        var message = await rig.Probe.NextAsync<string>();
        await pump.StopAsync(QueueRig.Grace);

        Assert.Equal("33.16.12 é", message);
        Assert.Equal(0, await QueueRig.CountAsync(queue));
        Assert.Equal(new PumpStatus("Take", "succeeds", 1, 0, 0, 0), pump.Status);
    }

    [Fact]
    [Trait("Incident", "sbc-pay queue worker")]
    public async Task MessageThatFailsFiveTimes_goesToPoison_withItsOriginalText()
    {
        rig.Probe.Work = (_, _) => throw new InvalidOperationException("never works");
        var queue = await rig.QueueAsync("fails", QueueRig.Base64("keep <me> & all"));

        var pump = await rig.StartedAsync(queue, TimeProvider.System);
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Equal("keep <me> & all", await rig.Probe.NextAsync<string>());
        }

        await pump.StopAsync(QueueRig.Grace);

        Assert.Equal(0, rig.Probe.Waiting);
        Assert.Equal(0, await QueueRig.CountAsync(queue));
        Assert.Equal([QueueRig.Base64("keep <me> & all")], await rig.TextsAsync("fails-poison"));
        Assert.Equal(new PumpStatus("Take", "fails", 0, 5, 1, 0), pump.Status);
    }

    [Theory]
    [InlineData("garbage", "not base64!")]
    [InlineData("not-text", "/w==")]
    public async Task MessageThatIsNotBase64Text_goesToPoisonAtOnce_untried(
        string name, string body)
    {
        var queue = await rig.QueueAsync(name, body);

        var pump = await rig.StartedAsync(queue, TimeProvider.System);
        await rig.Tap.HeardAsync(201, "POST", name + "-poison");
        await pump.StopAsync(QueueRig.Grace);

        Assert.Equal(0, rig.Probe.Waiting);
        Assert.Equal(0, await QueueRig.CountAsync(queue));
        Assert.Equal([body], await rig.TextsAsync(name + "-poison"));
        Assert.Equal(new PumpStatus("Take", name, 0, 0, 1, 0), pump.Status);
    }

    [Fact]
    public async Task MessageWhoseTriesWereUsedUpByCrashes_goesToPoison_withoutAnotherTry()
    {
        var queue = await rig.QueueAsync("crashes", QueueRig.Base64("once too often"));
        rig.Settings = rig.Settings with { MaxDequeueCount = 1 };
        var taken = (await queue.ReceiveMessageAsync()).Value;
        await queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.Zero);

        var pump = await rig.StartedAsync(queue, TimeProvider.System);
        await rig.Tap.HeardAsync(201, "POST", "crashes-poison");
        await pump.StopAsync(QueueRig.Grace);

        Assert.Equal(1, taken.DequeueCount);
        Assert.Equal(0, rig.Probe.Waiting);
        Assert.Equal([QueueRig.Base64("once too often")], await rig.TextsAsync("crashes-poison"));
    }

    [Fact]
    public async Task PlainMessages_areNotDecoded_whenTheHostSaysNone()
    {
        rig.Settings = rig.Settings with { MessageEncoding = QueueMessageEncoding.None };
        var queue = await rig.QueueAsync("plain", "not base64!");

        var pump = await rig.StartedAsync(queue, TimeProvider.System);
        var message = await rig.Probe.NextAsync<string>();
        await pump.StopAsync(QueueRig.Grace);

        Assert.Equal("not base64!", message);
        Assert.Equal(0, await QueueRig.CountAsync(queue));
    }

    [Fact]
    public async Task FailedMessage_restsAsLongAsTheHostSays()
    {
        rig.Probe.Work = (_, _) => throw new InvalidOperationException("not now");
        rig.Settings = rig.Settings with { VisibilityTimeout = TimeSpan.FromHours(1) };
        var queue = await rig.QueueAsync("rests", QueueRig.Base64("later"));

        var pump = await rig.StartedAsync(queue, TimeProvider.System);
        await rig.Probe.NextAsync<string>();
        await pump.StopAsync(QueueRig.Grace);

        Assert.Empty((await queue.ReceiveMessagesAsync(8)).Value);
        Assert.Equal(1, await QueueRig.CountAsync(queue));
    }
}
