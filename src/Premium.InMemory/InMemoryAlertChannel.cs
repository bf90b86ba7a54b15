using Premium.Ports;

namespace Premium.InMemory;

/// <summary>What goes wrong with one delivery, in the order in which a mail server can get it wrong.</summary>
public enum DeliveryFault
{
    None,

    /// <summary>Nothing was taken; trying again helps.</summary>
    Away,

    /// <summary>The recipient does not exist; trying again does not help.</summary>
    Refused,

    /// <summary>Not now.</summary>
    Deferred,

    /// <summary>The message was taken, but its sender never hears so.</summary>
    ReplyLost,
}

/// <summary>
/// An alert channel that keeps what it is given, for the simulator and for tests. The same message sent again to
/// the same recipient is kept once, as a mailbox shows it once, unless it is as a phone. Safe for use by several
/// threads.
/// </summary>
/// <param name="name">As contacts name the channel.</param>
/// <param name="faultOf">Asked once for each try; it must not depend on time or on ambient randomness.</param>
public sealed class InMemoryAlertChannel(string name = "email", Func<AlertMessage, DeliveryFault>? faultOf = null)
    : IAlertChannel
{
    private readonly Lock gate = new();
    private readonly List<AlertMessage> messages = [];
    private readonly HashSet<(string Id, string Recipient)> taken = [];

    public string Name { get; } = name;

    /// <summary>
    /// As phone channels do: what is taken over has a reference, its fate is told later, and a repeat is one more
    /// message.
    /// </summary>
    public bool TellsLater { get; init; }

    public bool KnowsRepeats => !TellsLater;

    /// <summary>Times a delivery was tried, whatever came of it.</summary>
    public int Tries { get; private set; }

    /// <summary>What recipients hold, in the order of arrival.</summary>
    public IReadOnlyList<AlertMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    public Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            Tries++;
            return Task.FromResult(Deliver(message));
        }
    }

    private Delivery Deliver(AlertMessage message)
    {
        if (message.Recipient.Length == 0 || message.Recipient.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return new Delivery.Failed("The recipient is not an address.", IsFinal: true);
        }

        var fault = faultOf?.Invoke(message) ?? DeliveryFault.None;
        switch (fault)
        {
            case DeliveryFault.Away:
                return new Delivery.Failed("The channel could not be reached.", IsFinal: false);
            case DeliveryFault.Refused:
                return new Delivery.Failed("The recipient was refused.", IsFinal: true);
            case DeliveryFault.Deferred:
                return new Delivery.Failed("The channel asked to come back later.", IsFinal: false);
            case DeliveryFault.None or DeliveryFault.ReplyLost:
                if (taken.Add((message.Id, message.Recipient)) || TellsLater)
                {
                    messages.Add(message with { Subject = message.SubjectLine });
                }

                return Answer($"{Name} {messages.Count}", isLost: fault == DeliveryFault.ReplyLost);
            default:
                throw new InvalidOperationException($"Delivery fault {fault} is not known.");
        }
    }

    private Delivery Answer(string reference, bool isLost) => (isLost, TellsLater) switch
    {
        (false, false) => new Delivery.Delivered(reference),
        (false, true) => new Delivery.Accepted(reference),
        (true, false) => new Delivery.Failed("The connection was lost before the answer.", IsFinal: false),
        (true, true) => new Delivery.Unsure("The connection was lost before the answer."),
    };
}
