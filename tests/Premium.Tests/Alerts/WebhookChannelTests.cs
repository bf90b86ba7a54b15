using System.Text;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Alerts;
using Premium.Ports;

namespace Premium.Tests.Alerts;

public sealed class WebhookChannelTests : AlertChannelContract, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 12, 10, 7, 0, 0, TimeSpan.FromHours(7)));
    private WebhookReceiver receiver = null!;
    private WebhookChannel channel = null!;

    protected override string Healthy => receiver.UrlOf("masuk");

    protected override string Other => receiver.UrlOf("lain");

    protected override string Refused => receiver.UrlOf("410");

    protected override string Deferred => receiver.UrlOf("503");

    protected override string Dropped => "http://127.0.0.1:1/masuk";

    protected override string ReplyLost => receiver.UrlOf("lose");

    protected override IAlertChannel Channel => channel;

    public async Task InitializeAsync()
    {
        receiver = await WebhookReceiver.StartAsync(clock);
        channel = new WebhookChannel(
            new WebhookSettings { Hosts = "gateway.example.id,127.0.0.1", Secret = WebhookReceiver.Secret }, clock);
    }

    public async Task DisposeAsync()
    {
        channel.Dispose();
        await receiver.DisposeAsync();
    }

    protected override IReadOnlyList<(string Recipient, string Subject, string Body)> Arrived() =>
    [
        .. receiver.Taken.Select(t => (
            t.Url, t.Json.GetProperty("subject").GetString()!, t.Json.GetProperty("body").GetString()!)),
    ];

    [Fact]
    public async Task Post_hasVillageShortTextAndTime()
    {
        await channel.DeliverAsync(
            Message() with { Village = "33.16.12.2010", Short = "Satu\nDua" }, CancellationToken.None);

        var json = Assert.Single(receiver.Taken).Json;
        Assert.Equal(
            ["33.16.12.2010-pu-2026-11-due-5", "33.16.12.2010", "Satu\nDua", "2026-12-10T00:00:00+00:00"],
            new[] { "id", "village", "short", "at" }.Select(name => json.GetProperty(name).GetString()));
    }

    /// <summary>A gateway takes an id once: with one for both, the second person would never hear of it.</summary>
    [Fact]
    public async Task OneMessageToTwoPeople_behindOneGateway_isTakenForEach_andOnceWhenRepeated()
    {
        foreach (var path in (string[])["sari", "budi", "sari"])
        {
            await channel.DeliverAsync(Message(receiver.UrlOf(path)), CancellationToken.None);
        }

        Assert.Equal([receiver.UrlOf("sari"), receiver.UrlOf("budi")], receiver.Taken.Select(t => t.Url));
    }

    /// <summary>Of the specification of Standard Webhooks.</summary>
    [Fact]
    public void Signature_isThatOfTheStandard() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookChannel.Signature(
            Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
            "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Theory]
    [InlineData("301")]
    [InlineData("302")]
    [InlineData("307")]
    public async Task Redirect_isNotFollowed(string path)
    {
        var failed = Assert.IsType<Delivery.Failed>(
            await channel.DeliverAsync(Message(receiver.UrlOf(path)), CancellationToken.None));

        Assert.False(failed.IsFinal);
        Assert.Equal([path], receiver.Paths);
    }

    [Theory]
    [InlineData("https://lain.example.id/masuk")]
    [InlineData("http://gateway.example.id/masuk")]
    [InlineData("https://gateway.example.id.lain.example/masuk")]
    [InlineData("https://gateway.example.id@lain.example/masuk")]
    [InlineData("https://sari@gateway.example.id/masuk")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://[::1]/masuk")]
    [InlineData("//127.0.0.1/masuk")]
    public async Task Address_thatIsNotOnAHostThatIsSet_isNeverAsked(string url)
    {
        var failed = Assert.IsType<Delivery.Failed>(
            await channel.DeliverAsync(Message(url), CancellationToken.None));

        Assert.True(failed.IsFinal);
        Assert.Empty(receiver.Paths);
    }
}
