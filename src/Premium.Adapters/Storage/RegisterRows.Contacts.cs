using Premium.Adapters.Alerts;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <content>Whom a village's messages go to, as far as a row says so rightly.</content>
internal static partial class RegisterRows
{
    private static Contact? ReadContact(ContactJson? contact, int number, List<string> flaws)
    {
        var (channel, address) = (contact?.Channel?.Trim() ?? "", contact?.Address?.Trim() ?? "");
        if (!IsReachable(channel, address))
        {
            // The address is a person's; it is not repeated.
            flaws.Add($"Contacts: contact {number} is left out: expected a channel and one plain address.");
            return null;
        }

        // Rows written before roles were kept are of treasurers.
        var isKnown = Enum.TryParse<ContactRole>(contact!.Role ?? nameof(ContactRole.Treasurer), out var role)
            && Enum.IsDefined(role);
        if (!isKnown)
        {
            flaws.Add($"Contacts: contact {number} has no role that is known, and is told as a treasurer.");
        }

        return new Contact(channel, address)
        {
            Role = isKnown ? role : ContactRole.Treasurer,
            Name = contact.Name ?? "",
            Language = contact.Language == "en" ? "en" : "id",
        };
    }

    private static bool IsReachable(string channel, string address) => channel switch
    {
        "email" => !address.Any(char.IsControl) && SmtpSettings.TryAddress(address, out _),
        WhatsAppChannel.ChannelName => WhatsAppChannel.IsNumber(address),
        "webhook" => address.Length > 0 && !address.Any(char.IsControl),
        _ => false,
    };
}
