using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Ports;

namespace Premium.Adapters.Alerts;

/// <summary>What is posted to the Cloud API.</summary>
internal static partial class WhatsAppBody
{
    public static readonly IReadOnlyList<string> Placeholders =
        ["subject", "short", "line1", "line2", "line3", "line4", "village"];

    /// <summary>Of one parameter; the whole body of a template holds 1,024.</summary>
    private const int ParameterLengthMax = 400;

    private const int TextLengthMax = 4096;

    /// <summary>A template, which may be sent at any time.</summary>
    public static JsonObject Template(AlertMessage message, WhatsAppSettings settings)
    {
        var places = settings.Parameters
            .Select(p => new JsonObject { ["type"] = "text", ["text"] = Value(p, message) });
        return With(message, "template", new JsonObject
        {
            ["name"] = settings.Template,
            ["language"] = new JsonObject { ["code"] = settings.TemplateLanguage },
            ["components"] = new JsonArray(
                new JsonObject { ["type"] = "body", ["parameters"] = new JsonArray([.. places]) }),
        });
    }

    /// <summary>Free text, which Meta takes only within a day of the recipient's own last message.</summary>
    public static JsonObject Text(AlertMessage message) => With(message, "text", new()
    {
        ["preview_url"] = false,
        ["body"] = Cut(message.PhoneText, TextLengthMax),
    });

    private static JsonObject With(AlertMessage message, string type, JsonObject content) => new()
    {
        ["messaging_product"] = "whatsapp",
        ["recipient_type"] = "individual",
        ["to"] = message.Recipient.TrimStart('+'),
        ["type"] = type,
        [type] = content,
        ["biz_opaque_callback_data"] = message.Origin,
    };

    private static string Value(string placeholder, AlertMessage message)
    {
        var text = placeholder switch
        {
            "subject" => message.SubjectLine,
            "short" => message.PhoneText.ReplaceLineEndings(" · "),
            "village" => message.Village,
            _ => message.PhoneText.ReplaceLineEndings("\n").Split('\n')
                .ElementAtOrDefault(placeholder[^1] - '1') ?? "",
        };

        // Meta refuses parameters that are empty, or hold line breaks, tabs or rows of spaces.
        var plain = Blanks().Replace(text, " ").Trim();
        return plain.Length == 0 ? "-" : Cut(plain, ParameterLengthMax);
    }

    private static string Cut(string text, int lengthMax) =>
        text.Length <= lengthMax ? text : text[..(lengthMax - 1)].TrimEnd() + "…";

    [GeneratedRegex(@"[\s\p{Cc}\u2028\u2029]+")]
    private static partial Regex Blanks();
}
