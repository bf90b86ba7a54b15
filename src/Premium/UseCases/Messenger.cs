using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Brings one message to several contacts, each over their channel, and knows who has it already.</summary>
internal sealed partial class Messenger(IEnumerable<IAlertChannel> channels, ILogger log)
{
    private static readonly TimeSpan BreakMax = TimeSpan.FromHours(1);

    /// <summary>How long until the next try: longer and longer, an hour at most.</summary>
    public static TimeSpan Break(int tries) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Max(tries - 1, 0)), BreakMax.TotalMinutes));

    /// <param name="id">The same whenever it is sent again.</param>
    /// <param name="text">What is said.</param>
    /// <param name="contacts">To whom.</param>
    /// <param name="before">Who has it, or never will.</param>
    /// <param name="stop">Stops between two contacts.</param>
    public async Task<Dictionary<string, DeliveryOutcome>> DeliverAsync(
        string id, AlertText text, IReadOnlyList<Contact> contacts,
        IReadOnlyDictionary<string, DeliveryOutcome> before, CancellationToken stop)
    {
        var outcomes = new Dictionary<string, DeliveryOutcome>(before, StringComparer.Ordinal);
        foreach (var contact in contacts)
        {
            var recipient = $"{contact.Channel}:{contact.Address}";
            if (!outcomes.TryGetValue(recipient, out var known) || known == DeliveryOutcome.Pending)
            {
                outcomes[recipient] = await DeliverAsync(
                    new AlertMessage(id, contact.Address, text.Subject, text.Body), contact.Channel, stop);
            }
        }

        return outcomes;
    }

    private async Task<DeliveryOutcome> DeliverAsync(AlertMessage message, string name, CancellationToken stop)
    {
        if (channels.FirstOrDefault(c => c.Name == name) is not { } channel)
        {
            NotDelivered(message.Id, name, "no such channel");
            return DeliveryOutcome.Refused;
        }

        Delivery delivery;
        try
        {
            delivery = await channel.DeliverAsync(message, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // A defect in one delivery must not lose the outcomes of the others: they would be sent again.
            delivery = new Delivery.Failed($"the channel broke: {e.GetType().Name}", IsFinal: false);
        }

        switch (delivery)
        {
            case Delivery.Delivered:
                return DeliveryOutcome.Delivered;
            case Delivery.Failed failed:
                NotDelivered(message.Id, name, failed.Why);
                return failed.IsFinal ? DeliveryOutcome.Refused : DeliveryOutcome.Pending;
            default:
                throw new InvalidOperationException("Delivery is closed.");
        }
    }

    [LoggerMessage(303, LogLevel.Warning, "message {Message} was not delivered by {Channel}: {Why}")]
    private partial void NotDelivered(string message, string channel, string why);
}
