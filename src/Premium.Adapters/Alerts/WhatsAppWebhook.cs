using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Premium.Domain;

namespace Premium.Adapters.Alerts;

/// <summary>What one call of Meta's webhook brings.</summary>
/// <param name="Words">Of messages that we sent.</param>
/// <param name="Written">What was written to us.</param>
public sealed record WhatsAppNews(IReadOnlyList<DeliveryWord> Words, IReadOnlyList<InboundText> Written);

/// <summary>
/// Reads what Meta's webhook brings: signed, but in any order, several times, with much that is not for us. What is of
/// another number, of no message of ours or of a kind not known is passed over.
/// </summary>
public static class WhatsAppWebhook
{
    private const string SignaturePrefix = "sha256=";

    /// <summary>Compared in a time that tells nothing.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="header">X-Hub-Signature-256.</param>
    /// <param name="settings">Whose secret.</param>
    public static bool IsSigned(ReadOnlySpan<byte> body, string header, WhatsAppSettings settings)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return header.Length == SignaturePrefix.Length + (2 * given.Length)
            && header.StartsWith(SignaturePrefix, StringComparison.Ordinal)
            && Convert.FromHexString(header.AsSpan(SignaturePrefix.Length), given, out _, out _)
                == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(
                given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.AppSecret), body));
    }

    /// <summary>Meta asks once, when the webhook is set up.</summary>
    public static bool IsVerifyToken(string token, WhatsAppSettings settings) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(token)),
            SHA256.HashData(Encoding.UTF8.GetBytes(settings.VerifyToken)));

    /// <exception cref="FormatException">It is no JSON.</exception>
    public static WhatsAppNews Read(ReadOnlyMemory<byte> body, WhatsAppSettings settings)
    {
        try
        {
            using var json = ForeignJson.Parse(body.Span);
            var values = (
                from entry in List(json.RootElement, "entry")
                from change in List(entry, "changes")
                let value = Field(change, "value")
                where Text(Field(value, "metadata"), "phone_number_id") == settings.PhoneNumberId
                select value).ToList();
            return new WhatsAppNews(
                [.. values.SelectMany(v => List(v, "statuses")).Select(Word).OfType<DeliveryWord>()],
                [
                    .. values.SelectMany(v => List(v, "messages"))
                        .Select(m => new InboundText(
                            Number(Text(m, "from")), Time(m), Text(m, "id"), Said(m), Text(Field(m, "context"), "id")))
                        .Where(m => m.Number.Length > 0 && m.Id.Length > 0),
                ]);
        }
        catch (JsonException e)
        {
            throw new FormatException("The request body is not JSON.", e);
        }
    }

    /// <summary>Null where nothing was said that waits for an answer; empty where it was not said in words.</summary>
    private static string? Said(JsonElement message) => Text(message, "type") switch
    {
        "text" => Text(Field(message, "text"), "body"),
        "button" => Text(Field(message, "button"), "text"),
        "image" or "video" or "audio" or "document" or "sticker" or "location" or "contacts" => "",
        _ => null,
    };

    private static DeliveryWord? Word(JsonElement status)
    {
        var reference = Text(status, "id");
        if (!DeliveryOrigin.TryParse(Text(status, "biz_opaque_callback_data"), out var origin)
            || reference.Length == 0)
        {
            return null;
        }

        var error = List(status, "errors").Select(e => Field(e, "code"))
            .Select(c => c.ValueKind == JsonValueKind.Number && c.TryGetInt32(out var code) ? code : -1)
            .Append(-1).Select(WhatsAppErrors.Of).First();
        DeliveryLine Of(DeliveryOutcome outcome) => new(outcome) { At = Time(status), Reference = reference };
        DeliveryLine? line = Text(status, "status") switch
        {
            "sent" => Of(DeliveryOutcome.Accepted),
            "delivered" => Of(DeliveryOutcome.Delivered),
            "read" => Of(DeliveryOutcome.Read),
            "failed" => error.Line(reference) with { At = Time(status) },
            _ => null,
        };
        return line is null ? null : new DeliveryWord(
            origin, WhatsAppChannel.ChannelName, Number(Text(status, "recipient_id")), line)
        {
            After = error.After,
        };
    }

    private static string Number(string digits) =>
        digits.Length is > 0 and <= 15 && digits.All(char.IsAsciiDigit) ? $"+{digits}" : "";

    /// <summary>Seconds, as text.</summary>
    private static DateTimeOffset Time(JsonElement of) =>
        long.TryParse(Text(of, "timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;

    private static JsonElement Field(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var field) ? field : default;

    private static string Text(JsonElement of, string name) =>
        Field(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? "" : "";

    private static IEnumerable<JsonElement> List(JsonElement of, string name) =>
        Field(of, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
