using System.Net;
using System.Text.RegularExpressions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>A browser without script: keeps cookies, follows nothing, sends forms of pages it was shown.</summary>
internal sealed partial class Desk : IDisposable
{
    private readonly HttpClientHandler handler;

    /// <param name="api">Where the app is, such as <c>http://127.0.0.1:5080/api/</c>.</param>
    public Desk(Uri api)
    {
        handler = new HttpClientHandler { AllowAutoRedirect = false };
        Http = new HttpClient(handler) { BaseAddress = api };
        Http.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
    }

    public HttpClient Http { get; }

    public CookieContainer Cookies => handler.CookieContainer;

    public Cookie? Session => Cookies.GetAllCookies().FirstOrDefault(c => c.Name == "premium");

    public static async Task<Desk> SignedInAsync(Uri api, string key = LocalParts.AdminKey)
    {
        var desk = new Desk(api);
        Assert.Equal(HttpStatusCode.SeeOther, (await desk.SignInAsync(key)).StatusCode);
        return desk;
    }

    /// <summary>The same browser, at another instance; cookies know no port.</summary>
    public Desk At(Uri api)
    {
        var other = new Desk(api);
        other.Cookies.Add(Cookies.GetCookies(Http.BaseAddress!));
        return other;
    }

    public async Task<HttpResponseMessage> SignInAsync(string key, string then = "")
    {
        var form = await FormAsync($"pages/sign-in?then={Uri.EscapeDataString(then)}");
        form["key"] = key;
        return await SendAsync("pages/sign-in", form);
    }

    /// <summary>The hidden fields of the last form of a page that goes where it is said to go.</summary>
    public async Task<Dictionary<string, string>> FormAsync(string page, string action = "")
    {
        var answer = await Http.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Fields(await answer.Content.ReadAsStringAsync(), action);
    }

    public static Dictionary<string, string> Fields(string html, string action = "")
    {
        var form = Form().Matches(html).Last(f => f.Groups[1].Value.Contains(action, StringComparison.Ordinal));
        return Input().Matches(form.Groups[2].Value).ToDictionary(
            i => WebUtility.HtmlDecode(i.Groups[1].Value), i => WebUtility.HtmlDecode(i.Groups[2].Value));
    }

    /// <summary>Of every field that a person fills in.</summary>
    public static IEnumerable<string> FieldIds(string html) =>
        from Match field in Filled().Matches(html)
        where !field.Value.Contains("type=\"hidden\"", StringComparison.Ordinal)
        select field.Groups[1].Value;

    public async Task<HttpResponseMessage> SendAsync(string path, IReadOnlyDictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await Http.PostAsync(path, content);
    }

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("<form [^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|select|textarea) [^>]*?id=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Filled();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Input();
}
