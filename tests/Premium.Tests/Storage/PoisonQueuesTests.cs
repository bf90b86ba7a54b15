using Premium.Adapters.Storage;
using Premium.Ports;

namespace Premium.Tests.Storage;

[Trait("Incident", "sbc-pay queue worker")]
public sealed class PoisonQueuesTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    private static async Task<(StorageAccount Account, PoisonQueues Queues)> WithAsync(params string[] poisoned)
    {
        var account = await TestStorage.AccountAsync();
        var queue = account.Queue(WakeQueues.Districts + "-poison");
        await queue.CreateIfNotExistsAsync(cancellationToken: Stop);
        foreach (var text in poisoned)
        {
            await queue.SendMessageAsync(text, Stop);
        }

        return (account, new PoisonQueues(account, TimeProvider.System));
    }

    [Fact]
    public async Task PoisonedMessage_isListedWithItsLastCause_andOneWithoutIsListedToo()
    {
        var (_, queues) = await WithAsync("first", "second");
        await queues.NoteAsync(WakeQueues.Districts, "first", new FormatException("it is not JSON"), Stop);
        await queues.NoteAsync(WakeQueues.Districts, "first", new FormatException("field v is not 1"), Stop);
        await queues.NoteAsync(WakeQueues.Alerts, "second", new FormatException("of another queue"), Stop);

        Assert.Equal(
            [("districts", "first", "FormatException: field v is not 1"), ("districts", "second", null)],
            (await queues.ListAsync(Stop)).Select(m => (m.Queue, m.Text, m.Cause)));
    }

    [Fact]
    public async Task Replay_putsEveryMessageBackOnItsQueue_andNoneIsLeft()
    {
        var texts = Enumerable.Range(1, 40).Select(i => $"message {i}").ToArray();
        var (account, queues) = await WithAsync(texts);
        Assert.Equal(0, await queues.ReplayAsync(WakeQueues.Alerts, Stop));
        Assert.Equal(40, await queues.ReplayAsync(WakeQueues.Districts, Stop));

        Assert.Empty(await queues.ListAsync(Stop));
        var back = new List<string>();
        while ((await account.Queue(WakeQueues.Districts).ReceiveMessagesAsync(32, cancellationToken: Stop)).Value
            is { Length: > 0 } batch)
        {
            back.AddRange(batch.Select(m => m.Body.ToString()));
        }

        Assert.Equal(texts.Order(), back.Order());
        Assert.Equal(0, await queues.ReplayAsync(WakeQueues.Districts, Stop));
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("{\"v\":1}")]
    [InlineData("/////w==")]
    [InlineData("abc")]
    public async Task C27_MessageThatNobodyCanDecode_isListedAsItIs_andHidesNoOther(string raw)
    {
        var (account, queues) = await WithAsync("first");
        await account.RawQueue(WakeQueues.Districts + "-poison").SendMessageAsync(raw, Stop);
        await account.RawQueue(WakeQueues.Alerts + "-poison").CreateIfNotExistsAsync(cancellationToken: Stop);
        await account.RawQueue(WakeQueues.Alerts + "-poison").SendMessageAsync(raw, Stop);

        Assert.Equal(
            [(WakeQueues.Alerts, raw), (WakeQueues.Districts, "first"), (WakeQueues.Districts, raw)],
            (await queues.ListAsync(Stop)).Select(m => (m.Queue, m.Text)).OrderBy(m => (m.Queue, m.Text == raw)));
        Assert.Equal(2, await queues.ReplayAsync(WakeQueues.Districts, Stop));
        Assert.Equal(raw, Assert.Single(await queues.ListAsync(Stop)).Text);
        Assert.Equal(
            ["Zmlyc3Q=", raw],
            (await account.RawQueue(WakeQueues.Districts).PeekMessagesAsync(9, Stop)).Value
                .Select(m => m.Body.ToString()).OrderBy(t => t == raw));
    }

    [Fact]
    public async Task LongCause_isCut()
    {
        var (_, queues) = await WithAsync("first");
        await queues.NoteAsync(WakeQueues.Districts, "first", new FormatException(new string('x', 5000)), Stop);
        Assert.Equal(1000, Assert.Single(await queues.ListAsync(Stop)).Cause?.Length);
    }
}
