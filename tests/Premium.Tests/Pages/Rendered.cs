using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Premium.Tests.Pages;

/// <summary>
/// A page as the server writes it. Reading it as XML proves that every element is closed; meta and input, which
/// HTML leaves open, are closed first, and an empty value is written out.
/// </summary>
internal sealed partial class Rendered
{
    private Rendered(string html)
    {
        Html = html;
        var closed = OpenElement().Replace(html, "$1/>")
            .Replace("<option value>", "<option value=\"\">", StringComparison.Ordinal);
        Page = XDocument.Parse(closed, LoadOptions.PreserveWhitespace);
    }

    public string Html { get; }

    public XDocument Page { get; }

    public string Title => Text(Page.Descendants("h1").Single());

    public IEnumerable<string> Hrefs => Page.Descendants("a").Select(a => a.Attribute("href")!.Value);

    public static async Task<Rendered> OfAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return new Rendered(await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    public XElement Table(string name) => Page.Descendants("table").Single(t => Classes(t).Contains(name));

    /// <summary>Body rows of a table that hold data.</summary>
    public IReadOnlyList<XElement> Rows(string table) =>
        [.. Table(table).Elements("tbody").Elements("tr").Where(r => r.Elements("th").Any() || table == "bills")];

    public static string[] Classes(XElement element) => ((string?)element.Attribute("class") ?? "").Split(' ');

    /// <summary>The cell of a row under the column with this heading.</summary>
    public static string Cell(XElement row, string heading) =>
        Text(row.Elements("td").Single(c => (string?)c.Attribute("data-label") == heading));

    /// <summary>Text as a reader sees it, white space folded.</summary>
    public static string Text(XElement element) =>
        string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("(<(?:meta|input) [^>]*[^/>])>")]
    private static partial Regex OpenElement();
}
