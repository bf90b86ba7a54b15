using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Premium.Domain;

/// <summary>
/// A village's message as a page for mail programs: one column that fits a small phone, nothing to be fetched, colours
/// left to the program, so that its dark ones work, too. Styles stand on the elements, because some drop the rest.
/// </summary>
internal static partial class MessageHtml
{
    private const string Body = "margin:0 auto;padding:16px;max-width:600px;overflow-wrap:anywhere;"
        + "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";

    private const string Button = "display:block;padding:10px 16px;min-height:24px;border-radius:6px;text-align:center;"
        + "font-weight:bold;text-decoration:none;background:#0b4a6f;color:#ffffff";

    public static string Of(VillageLetter letter, string subject, IReadOnlyList<LetterLine> lines)
    {
        var html = new StringBuilder(
            $"""
            <!DOCTYPE html>
            <html lang="{letter.Texts.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Encoded(subject)}</title>
            </head>
            <body>
            <div lang="{letter.Texts.Language}" style="{Body}">

            """);
        var isList = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var isItem = lines[i].Kind == LineKind.Item;
            if (isItem != isList && lines[i].Kind != LineKind.Detail)
            {
                html.Append(isItem ? "<ul style=\"margin:8px 0 16px;padding-left:20px\">\n" : "</ul>\n");
                isList = isItem;
            }

            html.Append(Of(letter, lines[i], isItem && lines.ElementAtOrDefault(i + 1) is { Kind: LineKind.Detail } more
                ? $"<br>{Encoded(more.Text)}"
                : ""));
        }

        return html.Append("</div>\n</body>\n</html>\n").ToString();
    }

    private static string Of(VillageLetter letter, LetterLine line, string detail) => line.Kind switch
    {
        LineKind.Lead => $"<p style=\"margin:16px 0;font-size:18px\">{WithDay(letter, Strong(line.Text))}</p>\n",
        LineKind.Title => $"<h2 style=\"margin:16px 0 8px;font-size:16px\">{Encoded(line.Text)}</h2>\n",
        LineKind.Item => $"<li style=\"margin:8px 0\">{Strong(line.Text)}{detail}</li>\n",
        LineKind.Figure => $"<p style=\"margin:4px 0\">{Strong(Aligned().Replace(line.Text, ": "))}</p>\n",
        LineKind.Reply => $"<p style=\"margin:24px 0\"><a href=\"{Encoded($"{letter.ReplyTo}")}\" style=\"{Button}\">"
            + $"{Encoded(letter.Say("reply.button"))}</a></p>\n",
        LineKind.Foot => $"<p style=\"margin:4px 0;font-size:14px\">{Encoded(line.Text)}</p>\n",
        LineKind.Plain => $"<p style=\"margin:8px 0\">{Encoded(line.Text)}</p>\n",
        LineKind.Detail or LineKind.Gap => "",
    };

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Strong(string text) => Sum().Replace(Encoded(text), "<strong>$0</strong>");

    private static string WithDay(VillageLetter letter, string html) => letter.IsNewsOnly
        ? html
        : html.Replace(
            letter.Texts.Day(letter.FirstSafeDay), $"<strong>{letter.Texts.Day(letter.FirstSafeDay)}</strong>",
            StringComparison.Ordinal);

    [GeneratedRegex("Rp[0-9]+(?:[.][0-9]+)*")]
    private static partial Regex Sum();

    /// <summary>Blanks that stand below each other in plain text.</summary>
    [GeneratedRegex(" +: ")]
    private static partial Regex Aligned();
}
