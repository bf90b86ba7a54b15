using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Who is told when the system itself needs a person.</summary>
public sealed record OperationsContacts(IReadOnlyList<Contact> Contacts);

/// <summary>Tells the operations contacts, each over their channel; whom it could not tell is in the log.</summary>
public sealed partial class Operations(
    IEnumerable<IAlertChannel> channels, OperationsContacts operations, ILogger<Operations> log)
{
    /// <param name="id">The same for the same news, so that a message told again is recognised.</param>
    /// <param name="subject">In Indonesian, as the body.</param>
    /// <param name="body">Names no account and no person.</param>
    /// <param name="stop">Stops between two contacts.</param>
    public async Task TellAsync(string id, string subject, string body, CancellationToken stop)
    {
        if (operations.Contacts.Count == 0)
        {
            NotTold(id, "(no operations contact in the settings)");
        }

        foreach (var contact in operations.Contacts)
        {
            var channel = channels.FirstOrDefault(c => c.Name == contact.Channel);
            var message = new AlertMessage(id, contact.Address, subject, body);
            if (channel is null || await channel.DeliverAsync(message, stop) is not Delivery.Delivered)
            {
                NotTold(id, contact.Channel);
            }
        }
    }

    [LoggerMessage(202, LogLevel.Critical, "{News}: the contact on channel {Channel} could not be told")]
    private partial void NotTold(string news, string channel);
}
