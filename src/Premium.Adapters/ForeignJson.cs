using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Premium.Adapters;

/// <summary>
/// JSON as banks and Meta send it. What is no character, a byte that is no UTF-8 or half a pair of surrogates, is read
/// as U+FFFD: one letter of somebody's name must not take away a statement, a payment's reply or what others wrote.
/// </summary>
internal static partial class ForeignJson
{
    /// <exception cref="JsonException">It is no JSON all the same.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> body, JsonDocumentOptions options = default) =>
        JsonDocument.Parse(
            Escape().Replace(Text(body), escape => escape.Groups["half"].Success ? "\uFFFD" : escape.Value), options);

    /// <summary>Without the byte order mark that some gateways put first.</summary>
    private static string Text(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body.StartsWith(Encoding.UTF8.Preamble) ? body[3..] : body);

    // Every escape is matched, so that an escaped backslash is never taken for the beginning of another.
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        + @"|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|[\s\S])")]
    private static partial Regex Escape();
}
