using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Premium.Adapters.Snap;

/// <summary>
/// JSON as banks send it. What is no character, a byte that is no UTF-8 or half a pair of surrogates, is read as
/// U+FFFD: one letter of somebody's name must not take away a statement or a payment's reply.
/// </summary>
internal static partial class BankJson
{
    /// <exception cref="JsonException">It is no JSON all the same.</exception>
    public static JsonDocument Parse(byte[] body, JsonDocumentOptions options = default) => JsonDocument.Parse(
        Escape().Replace(Text(body), escape => escape.Groups["half"].Success ? "\uFFFD" : escape.Value), options);

    /// <summary>Without the byte order mark that some gateways put first.</summary>
    private static string Text(byte[] body)
    {
        var text = body.AsSpan();
        return Encoding.UTF8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text);
    }

    // Every escape is matched, so that an escaped backslash is never taken for the beginning of another.
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        + @"|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|[\s\S])")]
    private static partial Regex Escape();
}
