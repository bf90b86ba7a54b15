using System.Text.Json;
using Premium.Adapters.Alerts;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <content>Whom a village's messages go to, as far as a row says so rightly.</content>
internal static partial class RegisterRows
{
    /// <summary>
    /// Without the marks that turn a text around, which no import takes: they would turn what stands behind the name,
    /// on pages and in mails.
    /// </summary>
    internal static string Straight(string name) =>
        name.Any(IsTurn) ? string.Concat(name.Where(c => !IsTurn(c))) : name;

    private static bool IsTurn(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static Contact? ReadContact(JsonElement contact, int number, List<string> flaws)
    {
        var (channel, address) = (Text(contact, "c")?.Trim() ?? "", Text(contact, "a")?.Trim() ?? "");
        if (!IsReachable(channel, address))
        {
            // The address is a person's; it is not repeated.
            flaws.Add($"Contacts: contact {number} is left out: expected a channel and one plain address.");
            return null;
        }

        // Rows written before roles were kept are of treasurers.
        var role = ContactRole.Treasurer;
        var isKnown = !Has(contact, "r") || (Enum.TryParse(Text(contact, "r"), out role) && Enum.IsDefined(role));
        if (!isKnown)
        {
            flaws.Add($"Contacts: contact {number} has no role that is known, and is told as a treasurer.");
        }

        if (Has(contact, "n") && Text(contact, "n") is null)
        {
            flaws.Add($"Contacts: contact {number} has a name that is no text, and is told without it.");
        }

        return new Contact(channel, address)
        {
            Role = isKnown ? role : ContactRole.Treasurer,
            Name = Straight(Text(contact, "n") ?? ""),
            Language = Text(contact, "l") == "en" ? "en" : "id",
        };
    }

    /// <summary>False for null, too.</summary>
    private static bool Has(JsonElement contact, string field) =>
        contact.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Null for what is not there, or no text.</summary>
    private static string? Text(JsonElement contact, string field)
    {
        try
        {
            return contact.ValueKind == JsonValueKind.Object && contact.TryGetProperty(field, out var value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, which no text has.
            return null;
        }
    }

    private static bool IsReachable(string channel, string address) => channel switch
    {
        "email" => !address.Any(char.IsControl) && SmtpSettings.TryAddress(address, out _),
        WhatsAppChannel.ChannelName => WhatsAppChannel.IsNumber(address),
        "webhook" => address.Length > 0 && !address.Any(char.IsControl),
        _ => false,
    };
}
