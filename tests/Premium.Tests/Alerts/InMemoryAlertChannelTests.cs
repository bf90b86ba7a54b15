using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Alerts;

public sealed class InMemoryAlertChannelTests : AlertChannelContract
{
    private readonly InMemoryAlertChannel channel = new(faultOf: message => message.Recipient switch
    {
        Refused => DeliveryFault.Refused,
        Deferred => DeliveryFault.Deferred,
        Dropped => DeliveryFault.Away,
        ReplyLost => DeliveryFault.ReplyLost,
        _ => DeliveryFault.None,
    });

    protected override IAlertChannel Channel => channel;

    protected override IReadOnlyList<(string Recipient, string Subject, string Body)> Arrived() =>
        [.. channel.Messages.Select(m => (m.Recipient, m.Subject, m.Body))];

    [Fact]
    public async Task Tries_countEachTry_whateverCameOfIt()
    {
        await channel.DeliverAsync(Message(Dropped), CancellationToken.None);
        await channel.DeliverAsync(Message(), CancellationToken.None);
        await channel.DeliverAsync(Message(), CancellationToken.None);

        Assert.Equal(3, channel.Tries);
    }
}
