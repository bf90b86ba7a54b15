using System.Text.Json;
using System.Text.RegularExpressions;

namespace PremiumFunctions.Local.Phones;

/// <summary>A request as the Cloud API checks it.</summary>
internal static partial class PhoneRequest
{
    private static readonly string[] Names =
        ["messaging_product", "recipient_type", "to", "type", "template", "text", "biz_opaque_callback_data"];

    /// <param name="json">What was posted.</param>
    /// <param name="options">Whose account.</param>
    /// <param name="order">What is to be sent.</param>
    /// <returns>The code of what is wrong; 0 for nothing.</returns>
    public static int Read(JsonElement json, PhoneTwinOptions options, out PhoneOrder order)
    {
        order = new PhoneOrder("", "", "", IsText: false);
        if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().Any(f => !Names.Contains(f.Name))
            || Text(json, "messaging_product") != "whatsapp" || Text(json, "recipient_type") != "individual")
        {
            return 100;
        }

        var (to, origin) = (Text(json, "to"), Text(json, "biz_opaque_callback_data"));
        if (!Digits().IsMatch(to) || origin.Length > 512)
        {
            return 131009;
        }

        var isText = Text(json, "type") == "text";
        var wrong = isText ? ReadText(json, out var words) : ReadTemplate(json, options, out words);
        order = new PhoneOrder($"+{to}", words, origin, isText);
        return wrong;
    }

    private static int ReadText(JsonElement json, out string words)
    {
        words = json.TryGetProperty("text", out var text) ? Text(text, "body") : "";
        return words.Length is > 0 and <= 4096 ? 0 : 131009;
    }

    private static int ReadTemplate(JsonElement json, PhoneTwinOptions options, out string words)
    {
        words = "";
        if (Text(json, "type") != "template" || !json.TryGetProperty("template", out var template))
        {
            return 131008;
        }

        if (Text(template, "name") != options.Template
            || !template.TryGetProperty("language", out var language)
            || Text(language, "code") != options.TemplateLanguage)
        {
            return 132001;
        }

        if (List(template, "components") is not [var component] || Text(component, "type") != "body")
        {
            return 131008;
        }

        List<string> values =
            [.. List(component, "parameters").Select(p => Text(p, "type") == "text" ? Text(p, "text") : "")];
        if (values.Count != Place().Matches(options.TemplateBody).Count)
        {
            return 132000;
        }

        if (values.Exists(v => v.Length == 0 || Unfit().IsMatch(v)))
        {
            return 132012;
        }

        words = Place().Replace(options.TemplateBody, m => values[m.Groups[1].Value[0] - '1']);
        return words.Length <= 1024 ? 0 : 132005;
    }

    private static string Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text)
            && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static List<JsonElement> List(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list)
            && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    [GeneratedRegex(@"^[1-9][0-9]{6,14}\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\{\{([1-9])\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\r\n\t]| {5,}")]
    private static partial Regex Unfit();
}

/// <summary>What is to be sent to whom.</summary>
internal sealed record PhoneOrder(string Number, string Text, string Origin, bool IsText);
