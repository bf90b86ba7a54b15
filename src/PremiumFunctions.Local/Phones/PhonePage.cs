using System.Globalization;
using System.Net;
using System.Text;

namespace PremiumFunctions.Local.Phones;

/// <summary>What each recipient would have received, as a phone shows it: one below the other, newest last.</summary>
internal static class PhonePage
{
    private const string Style = """
        :root { color-scheme: light; font: 15px/1.4 system-ui, sans-serif; }
        body { margin: 0; padding: 1rem; background: #e9edef; color: #111b21; }
        h1 { font-size: 1.2rem; margin: 0 0 1rem; }
        main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
               align-items: start; }
        section { background: #efeae2; border: 1px solid #d1d7db; border-radius: 1rem; overflow: hidden; }
        h2 { margin: 0; padding: .7rem 1rem; font-size: 1rem; background: #008069; color: #fff;
             overflow-wrap: anywhere; }
        .mail h2 { background: #3b4a75; }
        ol { list-style: none; margin: 0; padding: .8rem; display: grid; gap: .6rem; }
        li { background: #fff; border-radius: .6rem; padding: .5rem .7rem; box-shadow: 0 1px 1px #0002;
             white-space: pre-wrap; overflow-wrap: anywhere; }
        li.lost { opacity: .55; border: 1px dashed #b00; background: none; }
        li.theirs { background: #d9fdd3; margin-left: 2rem; }
        form { display: flex; gap: .4rem; padding: 0 .8rem .8rem; }
        form input { flex: 1; min-width: 0; font: inherit; padding: .5rem; min-height: 44px; box-sizing: border-box; }
        form button { font: inherit; padding: .5rem 1rem; min-height: 44px; }
        time { display: block; text-align: right; font-size: .75rem; color: #54656f; }
        """;

    public static string Of(IReadOnlyList<PhoneMessage> messages)
    {
        var page = new StringBuilder(
            $"<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\"><title>Telepon</title>" +
            $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{Style}</style></head>" +
            "<body><h1>Yang diterima di telepon dan surel</h1><main>");
        foreach (var phone in messages.GroupBy(m => m.Number).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var isMail = phone.Key.Contains('@', StringComparison.Ordinal);
            page.Append(CultureInfo.InvariantCulture, $"<section class=\"{(isMail ? "mail" : "phone")}\">")
                .Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(phone.Key)}</h2><ol>");
            foreach (var message in phone.OrderBy(m => m.At))
            {
                var at = message.At.ToOffset(TimeSpan.FromHours(7));
                page.Append(message.IsTheirs ? "<li class=\"theirs\">"
                        : message.HasArrived ? "<li>" : "<li class=\"lost\">")
                    .Append(WebUtility.HtmlEncode(message.Text))
                    .Append(CultureInfo.InvariantCulture, $"<time>{at:yyyy-MM-dd HH:mm}")
                    .Append(message.HasArrived ? "" : " · tidak sampai")
                    .Append("</time></li>");
            }

            page.Append("</ol>").Append(isMail ? "" : AnswerForm(phone)).Append("</section>");
        }

        return page.Append("</main></body></html>").ToString();
    }

    /// <summary>Answers the newest message, as its owner would.</summary>
    private static string AnswerForm(IGrouping<string, PhoneMessage> phone)
    {
        var newest = phone.Where(m => !m.IsTheirs).MaxBy(m => m.At);
        return newest is null ? "" :
            $"<form method=\"post\"><input type=\"hidden\" name=\"number\" "
            + $"value=\"{WebUtility.HtmlEncode(phone.Key)}\"><input type=\"hidden\" name=\"about\" "
            + $"value=\"{WebUtility.HtmlEncode(newest.Id)}\"><input name=\"text\" required maxlength=\"300\" "
            + "aria-label=\"Balasan\" placeholder=\"1, 2, 3 atau 4\"><button>Balas</button></form>";
    }
}
