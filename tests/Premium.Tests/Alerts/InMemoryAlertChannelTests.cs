using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Alerts;

public abstract class InMemoryChannelContract : AlertChannelContract
{
    private readonly InMemoryAlertChannel channel;

    protected InMemoryChannelContract(bool tellsLater) =>
        channel = new InMemoryAlertChannel(faultOf: FaultOf) { TellsLater = tellsLater };

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

    private DeliveryFault FaultOf(AlertMessage message) =>
        message.Recipient == Refused ? DeliveryFault.Refused
        : message.Recipient == Deferred ? DeliveryFault.Deferred
        : message.Recipient == Dropped ? DeliveryFault.Away
        : message.Recipient == ReplyLost ? DeliveryFault.ReplyLost
        : DeliveryFault.None;
}

/// <summary>As a mailbox.</summary>
public sealed class InMemoryAlertChannelTests() : InMemoryChannelContract(tellsLater: false);

/// <summary>As a phone.</summary>
public sealed class InMemoryPhoneTests() : InMemoryChannelContract(tellsLater: true);
