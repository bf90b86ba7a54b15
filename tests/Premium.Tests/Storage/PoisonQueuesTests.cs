using Microsoft.Extensions.Time.Testing;
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

    /// <summary>A district that fails on is set aside at every check; all of it wakes the same.</summary>
    [Fact]
    public async Task Replay_putsOfCopiesOneBack()
    {
        var (account, queues) = await WithAsync([.. Enumerable.Repeat("again", 40), "once", "again"]);
        Assert.Equal(2, await queues.ReplayAsync(WakeQueues.Districts, Stop));

        Assert.Empty(await queues.ListAsync(Stop));
        Assert.Equal(
            ["again", "once"],
            (await account.Queue(WakeQueues.Districts).PeekMessagesAsync(9, Stop)).Value
                .Select(m => m.Body.ToString()).Order());
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
        Assert.All(await queues.ListAsync(Stop), m => Assert.Equal(
            m.Text == raw ? "not base64: no function was given it" : null, m.Cause));
        Assert.Equal(2, await queues.ReplayAsync(WakeQueues.Districts, Stop));
        Assert.Equal(raw, Assert.Single(await queues.ListAsync(Stop)).Text);
        Assert.Equal(
            ["Zmlyc3Q=", raw],
            (await account.RawQueue(WakeQueues.Districts).PeekMessagesAsync(9, Stop)).Value
                .Select(m => m.Body.ToString()).OrderBy(t => t == raw));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MessageThatWouldVanishSoon_isKept_andSinceWhenIsKnown(bool isNoted)
    {
        var (account, queues) = await WithAsync();
        var poison = account.Queue(WakeQueues.Districts + "-poison");
        if (isNoted)
        {
            var earlier = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-1));
            await new PoisonQueues(account, earlier).NoteAsync(
                WakeQueues.Districts, "first", new FormatException("wrong"), Stop);
        }

        await poison.SendMessageAsync("first", timeToLive: TimeSpan.FromDays(1), cancellationToken: Stop);
        var before = Assert.Single(await queues.ListAsync(Stop));
        for (var checks = 0; checks < 2; checks++)
        {
            await queues.RenewAsync(Stop);
            var kept = Assert.Single((await poison.PeekMessagesAsync(9, Stop)).Value);
            Assert.Equal(("first", 9999), (kept.Body.ToString(), kept.ExpiresOn!.Value.Year));
        }

        var after = Assert.Single(await queues.ListAsync(Stop));
        Assert.Equal((before.Text, before.Since), (after.Text, after.Since));
        Assert.Equal(isNoted ? before.Cause : "not noted", after.Cause);
        Assert.Empty(await new RowsCheck(account).RunAsync(Stop).ToListAsync());
    }

    [Fact]
    public async Task MessageThatStaysForDays_isLeftAsItIs()
    {
        var (account, queues) = await WithAsync("first");
        var poison = account.Queue(WakeQueues.Districts + "-poison");
        var before = Assert.Single((await poison.PeekMessagesAsync(9, Stop)).Value).MessageId;
        await queues.RenewAsync(Stop);

        Assert.Equal(before, Assert.Single((await poison.PeekMessagesAsync(9, Stop)).Value).MessageId);
    }

    /// <summary>Those in front, which one peek shows, do not vanish any more; those behind them would.</summary>
    [Fact]
    public async Task MessagesBehindThoseThatAPeekShows_areCounted_andKeptToo()
    {
        var (account, queues) = await WithAsync();
        var poison = account.Queue(WakeQueues.Districts + "-poison");
        for (var i = 0; i < 40; i++)
        {
            var life = i < PoisonQueues.ShownMax ? TimeSpan.FromSeconds(-1) : TimeSpan.FromDays(1);
            await poison.SendMessageAsync($"message {i}", timeToLive: life, cancellationToken: Stop);
        }

        Assert.Equal(40, (await queues.CountsAsync(Stop))[WakeQueues.Districts]);
        await queues.RenewAsync(Stop);

        // What was renewed shows at once, what was only looked at half a minute later.
        var kept = (await poison.PeekMessagesAsync(PoisonQueues.ShownMax, Stop)).Value;
        Assert.Equal(8, kept.Length);
        Assert.All(kept, m => Assert.Equal(9999, m.ExpiresOn!.Value.Year));
        Assert.Equal(40, (await poison.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task LongCause_isCut()
    {
        var (_, queues) = await WithAsync("first");
        await queues.NoteAsync(WakeQueues.Districts, "first", new FormatException(new string('x', 5000)), Stop);
        Assert.Equal(1000, Assert.Single(await queues.ListAsync(Stop)).Cause?.Length);
    }
}
