using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Makes a reply fit to keep and to show: account numbers keep their last three digits; names, tokens and signatures
/// go. References, codes, amounts and dates stay, for they are the evidence.
/// </summary>
/// <param name="accounts">Numbers masked wherever they appear, free text included.</param>
/// <param name="secrets">Texts removed wherever they appear.</param>
internal sealed partial class EvidenceMask(IEnumerable<AccountNo> accounts, IEnumerable<string> secrets)
{
    public const int RawMax = 4_000;

    private static readonly string[] AccountNames = ["accountno", "customerno", "cardno", "accountid", "nik"];
    private static readonly string[] SecretNames = ["token", "signature", "secret", "password", "otp", "key"];
    private static readonly string[] PersonNames = ["name", "email", "phone", "address", "mobile"];
    private static readonly string[] PlainNames = ["reference", "externalid", "transactionid", "responsecode", "value"];
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly (string Hidden, string Shown)[] hidden =
    [
        .. accounts.Select(account => (account.Reveal(), account.ToString())),
        .. secrets.Where(secret => secret.Length > 0).Select(secret => (secret, "***")),
    ];

    public string Json(JsonElement root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            Write(writer, root, "");
        }

        return Cut(Hide(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)), RawMax);
    }

    /// <summary>Free text: a gateway's error page, a message.</summary>
    public string Text(string text, int max = RawMax) =>
        Cut(Hide(Bearer().Replace(LongNumber().Replace(text, HideNumber), "Bearer ***")), max);

    /// <summary>A reference of the bank: long digits stay, known accounts and secrets do not.</summary>
    public string Reference(string text) => Cut(Hide(text), 64);

    private static void Write(Utf8JsonWriter writer, JsonElement element, string name)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, property.Name.ToLowerInvariant());
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, name);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Mask(name, element.GetString()!));
                break;
            case JsonValueKind.Number:
                var shown = Mask(name, element.GetRawText());
                if (shown == element.GetRawText())
                {
                    writer.WriteRawValue(shown);
                }
                else
                {
                    writer.WriteStringValue(shown);
                }

                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static string Mask(string name, string value)
    {
        if (Array.Exists(AccountNames, name.Contains))
        {
            return LastThree(value);
        }

        if (Array.Exists(SecretNames, name.Contains) || Array.Exists(PersonNames, name.Contains))
        {
            return "***";
        }

        return Array.Exists(PlainNames, name.Contains) ? value : LongNumber().Replace(value, HideNumber);
    }

    private static string HideNumber(Match number) =>
        DebitId.TryParseReference(number.Value, out _) ? number.Value : LastThree(number.Value);

    private static string LastThree(string value) => "***" + value[^Math.Min(3, value.Length)..];

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..max];

    private string Hide(string text) =>
        hidden.Aggregate(text, (shown, pair) => shown.Replace(pair.Hidden, pair.Shown, StringComparison.Ordinal));

    [GeneratedRegex("[0-9]{9,}")]
    private static partial Regex LongNumber();

    [GeneratedRegex("Bearer +[^\\s\"]+", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();
}
