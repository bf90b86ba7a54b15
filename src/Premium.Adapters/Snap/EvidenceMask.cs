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
/// <param name="accounts">Numbers masked wherever they appear, free text and groups of digits included.</param>
/// <param name="secrets">Texts removed wherever they appear.</param>
internal sealed partial class EvidenceMask(IEnumerable<AccountNo> accounts, IEnumerable<string> secrets)
{
    private const int CutNoticeFrom = 1_000;

    private static readonly string[] AccountNames = ["accountno", "customerno", "cardno", "accountid", "nik"];
    private static readonly string[] SecretNames = ["token", "signature", "secret", "password", "otp", "key"];
    private static readonly string[] PersonNames = ["name", "email", "phone", "address", "mobile"];
    private static readonly string[] PlainNames = ["reference", "externalid", "transactionid", "responsecode", "value"];
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string[] secrets = [.. secrets.Where(secret => secret.Length > 0)];

    private readonly (string Digits, string Shown)[] accounts =
    [
        .. accounts.Select(account => (account.Reveal(), account.ToString())),
        // As a bank prints it that cuts the zeros at the front.
        .. accounts.Where(account => account.RevealWithoutZeros().Length >= 5)
            .Select(account => (account.RevealWithoutZeros(), account.ToString())),
    ];

    /// <summary>A request or reply: JSON by its fields, anything else as free text.</summary>
    public string Body(byte[] body)
    {
        try
        {
            // A field named twice makes a reply unreadable; masked it must be all the same.
            using var document = ForeignJson.Parse(body);
            return Json(document.RootElement);
        }
        catch (JsonException)
        {
            return Text(Encoding.UTF8.GetString(body), BankCall.TextMax);
        }
    }

    public string Json(JsonElement root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            Write(writer, root, "");
        }

        return Cut(Hide(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)), BankCall.TextMax);
    }

    /// <summary>Free text: a gateway's error page, a message.</summary>
    public string Text(string text, int max)
    {
        // What is known goes first: hiding numbers would leave the rest of a secret that holds one.
        var shown = Header().Replace(Bearer().Replace(Hide(text), "Bearer ***"), "$1***");
        shown = Element().Replace(Field().Replace(shown, "$1:\"***\""), "<$1>***<");
        return Cut(LongNumbers.Hide(shown), max);
    }

    /// <summary>A reference of the bank: long digits stay, known accounts and secrets do not.</summary>
    public string Reference(string text) => Cut(Hide(text), 64);

    private void Write(Utf8JsonWriter writer, JsonElement element, string name)
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
                writer.WriteStringValue(Mask(name, Hide(element.GetString()!)));
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
            return LongNumbers.LastThree(value);
        }

        if (Array.Exists(SecretNames, name.Contains) || Array.Exists(PersonNames, name.Contains))
        {
            return "***";
        }

        return Array.Exists(PlainNames, name.Contains) ? value : LongNumbers.Hide(value);
    }

    /// <summary>Says where it is cut, never within a character; a table takes no control characters.</summary>
    private static string Cut(string text, int max)
    {
        text = Control().Replace(text, "\uFFFD");
        if (text.Length <= max)
        {
            return text;
        }

        var notice = max < CutNoticeFrom ? "" : FormattableString.Invariant($" [cut: {text.Length} characters in all]");
        var length = max - notice.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), notice);
    }

    private string Hide(string text)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        // A pattern is only made for an account that is there: most texts name none.
        var joined = LongNumbers.Joined(text);
        return accounts.Where(account => joined.Contains(account.Digits, StringComparison.Ordinal)).Aggregate(
            text, (shown, account) => LongNumbers.Grouped(account.Digits).Replace(shown, account.Shown));
    }

    [GeneratedRegex("Bearer +[^\\s\"<]+", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex("((?:x-signature|x-client-key|x-partner-id|authorization) *[:=] *)[^\\r\\n<]+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    // Fields of JSON that is none, and elements of XML, whose name says that a person or a secret is in them.
    [GeneratedRegex("(\"[^\"]*(?:name|mail|phone|address|mobile|token|signature|secret|password|otp|key)[^\"]*\")"
        + "\\s*:\\s*\"(?:[^\"\\\\]|\\\\.)*\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Field();

    [GeneratedRegex("<([^<>/]*(?:name|mail|phone|address|mobile|token|signature|secret|password|otp|key)[^<>/]*)>"
        + "[^<]+<", RegexOptions.IgnoreCase)]
    private static partial Regex Element();

    [GeneratedRegex("[\\p{Cc}-[\\t\\n\\r]]")]
    private static partial Regex Control();
}
