using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Local.Hostile;

/// <summary>Rubbish for every HTTP route of the catalogue.</summary>
internal static class HostileRequests
{
    /// <summary>In place of an id: nothing, paths, other alphabets, what a filter or a page could choke on.</summary>
    private static readonly (string Name, string Text)[] Ids =
    [
        ("id rubbish", "rubbish"), ("id ~~", "~~"), ("id ..", "..%2F..%2Fetc%2Fpasswd"),
        ("id '", "x%27%20or%20RowKey%20ge%20%27"),
        ("id script", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"),
        ("id emoji", "%F0%9F%92%A5"), ("id half a character", "%F0%9F"), ("id NUL", "a%00b"),
        ("id of 4,000 letters", new string('x', 4000)), ("id of nobody", "99.99.99"),
        ("id of the year 9999", "collect~9999-12-31~01"), ("id of the year 1", "collect~0001-01-01~01"),
    ];

    private static readonly (string Name, string Type, byte[] Body, string Expected)[] Bodies =
    [
        ("form", "application/x-www-form-urlencoded", "purpose=collect"u8.ToArray(), "415"),
        ("text", "text/plain", """{"purpose":"collect"}"""u8.ToArray(), "415"),
        ("no type", "", """{"purpose":"collect"}"""u8.ToArray(), "415"),
        ("UTF-16", "application/json; charset=utf-16", Encoding.Unicode.GetBytes("{}"), "415"),
        ("1 MB", "application/json", Text("{\"a\":\"" + new string('x', 1 << 20) + "\"}"), "413"),
        ("nothing", "application/json", [], "400"),
        ("null", "application/json", "null"u8.ToArray(), "400"),
        ("list", "application/json", "[1,2]"u8.ToArray(), "400"),
        ("number", "application/json", "1e999"u8.ToArray(), "400"),
        ("half", "application/json", "{\"purpose\":\"coll"u8.ToArray(), "400"),
        ("not UTF-8", "application/json", [(byte)'{', 0xFF, 0xFE, (byte)'}'], "400"),
        ("10,000 brackets", "application/json", Text(new string('[', 10_000)), "400"),
        ("unknown field", "application/json", """{"$type":"System.Object"}"""u8.ToArray(), "400"),
    ];

    /// <summary>The fields of each POST, and what they must hold to get past the first look.</summary>
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["runs"] = ["purpose"],
        ["reconciliations"] = ["bank", "payMonth"],
        ["decisions"] = ["reference", "outcome", "reason", "evidence"],
        ["receipts"] = ["bill", "number", "amount", "paidOn"],
        ["receipts/withdrawals"] = ["bill", "number", "reason"],
        ["clearances"] = ["bill", "reason"],
        ["worklist"] = ["item"],
        ["poison"] = ["queue"],
        ["rules"] = ["file", "text", "reason"],
        ["cover"] = ["nik", "month"],
        ["people/erasures"] = ["nik", "reason"],
        ["imports/taken"] = ["import"],
        ["pauses"] = ["scope", "reason"],
        ["pauses/resumptions"] = ["pause", "reason"],
        ["mutes"] = ["village", "reason", "until"],
        ["mutes/ends"] = ["mute", "reason"],
        ["alerts/resends"] = ["village", "reason"],
    };

    /// <summary>Posts that take files or forms, and what of these is refused how; a page answers with a page.</summary>
    private static readonly Dictionary<string, (string Name, string Type, byte[] Body, string Expected)[]> Forms =
        new(StringComparer.Ordinal)
        {
            ["imports"] = FilesOf(""),
            ["pages/imports"] = FilesOf(" without problem body"),
            ["pages/imports/{import}"] = EmptyForm("404"),
            ["pages/imports/{import}/columns"] = EmptyForm("404"),
            ["webhooks/whatsapp"] =
            [
                ("text", "text/plain", "x"u8.ToArray(), "415"), ("no type", "", "x"u8.ToArray(), "415"),
                ("unsigned", "application/json", """{"entry":[]}"""u8.ToArray(), "401"),
                ("1 MB", "application/json", new byte[1 << 20], "401"),
                ("4 MB", "application/json", new byte[4 << 20], "413|broke off: Unknown"),
            ],
            [Reply] = [("no link", FormType, "act=paid"u8.ToArray(), "404"), ("JSON", "application/json", [], "404")],
            ["pages/messages"] = EmptyForm("400 without problem body|200"),
            ["pages/acts/{act}"] = EmptyForm("404"),
            [SignIn] = EmptyForm("403"),
            ["pages/sign-out"] = EmptyForm("200"),
            ["pages/cover"] = EmptyForm("400 without problem body|200"),
        };

    // The routes that ask for no key.
    private const string Reply = "r/{token}", SignIn = "pages/sign-in";
    private static bool IsOpen(string route) => route is SignIn or "openapi.json" or "health";

    private const string FormType = "application/x-www-form-urlencoded";
    private const string NoParts = "multipart/form-data", Parts = NoParts + "; boundary=x";

    private static (string Name, string Type, byte[] Body, string Expected)[] EmptyForm(string how) =>
    [
        ("text", "text/plain", "x"u8.ToArray(), "415"), ("no type", "", "x"u8.ToArray(), "415"),
        ("form of 1 MB", FormType, Text("a=" + new string('x', 1 << 20)), "413"), ("empty form", FormType, [], how),
        ("long name", FormType, Text(new('x', 3_000)), how + "|400"),
        ("many fields", FormType, Text(string.Concat(Enumerable.Repeat("f=1&", 1_100))), how + "|400"),
    ];

    private static (string Name, string Type, byte[] Body, string Expected)[] FilesOf(string how) =>
    [
        ("text", "text/plain", "x"u8.ToArray(), "415"), ("no type", "", "x"u8.ToArray(), "415"),
        ("JSON", "application/json", "{}"u8.ToArray(), "415"), ("nothing", "text/csv", [], "400" + how),
        ("rubbish", "application/octet-stream", [0, 1, 2, 255], "400" + how),
        ("form without parts", Parts, Text("--x--"), "400" + how), ("no boundary", NoParts, Text("--x--"), "400"),
        ("head cut short", Parts, Text("--x\r\nContent-Dis"), "400"),
        ("part cut short", Parts, Text("--x\r\nContent-Type: text/csv\r\n\r\nNIK;"), "400"),
        // Refused by its length; the connection may close while it is still being sent.
        ("33 MB", "application/octet-stream", new byte[33 * 1024 * 1024], "413|broke off: Unknown"),
    ];

    private static readonly (string Name, string Json, string Expected)[] Values =
    [
        ("numbers", "1", "400"),
        ("nulls", "null", "400"),
        ("objects", "{}", "400"),
        ("empty texts", "\"\"", "400"),
        ("NUL", "\"\\u0000\"", "400|404"),
        ("half a character", "\"\\ud83d\"", "400"),
        ("1601", "\"1601-01-01\"", "400|404"),
        ("9999", "\"9999-12-31\"", "400|404"),
        ("60,000 letters", $"\"{new string('x', 12_000)}\"", "400|404"),
    ];

    private static readonly (string Name, string Path, string Expected)[] Queries =
    [
        ("?district", "audit?district=..%2F..", "400"),
        ("?district, nobody's", "audit?district=99.99.99", "200"),
        ("?file", "rules?file=..%2F..%2Fweb.config", "400"),
        ("?lang", "pages?lang=%00", "200"),
        ("?lang twice", "pages/worklist?lang=en&lang=id", "200"),
        ("bill of 9999", "bills/16.74.01.2001~pu~9999-12/evidence", "400"),
        ("bill of year 1", "bills/16.74.01.2001~pu~0001-01/evidence", "400"),
        ("bill with gap", "bills/16.74.01.2001~%20~2026-11/evidence", "400"),
        ("path upwards", "pages/..%2f..%2f..%2fappsettings.json", "404"),
        ("backslash, out of the prefix", "..\\..\\secrets", "404 without problem body"),
        ("no route", "no/such/route", "404"),
    ];

    public static async Task<IReadOnlyList<Tried>> ThrowAsync(
        HttpClient admin, HttpClient stranger, IEnumerable<FunctionEntry> catalogue)
    {
        var tried = new List<Tried>();
        foreach (var http in catalogue.Select(f => f.Trigger).OfType<FunctionTrigger.Http>())
        {
            // What takes every method answers for addresses that are nobody's; they are in the list below.
            await (http.Methods.Count == 0 ? Task.CompletedTask
                : http.Methods.Contains("post") ? PostsAsync(admin, stranger, http.Route, tried)
                : GetsAsync(admin, stranger, http.Route, tried));
        }

        foreach (var (name, path, expected) in Queries)
        {
            tried.Add(new Tried("GET " + path[..Math.Min(path.Length, 36)], name, expected,
                await StatusAsync(admin, HttpMethod.Get, path)));
        }

        return tried;
    }

    private static async Task GetsAsync(HttpClient admin, HttpClient stranger, string route, List<Tried> tried)
    {
        var isKnown = !route.Contains("{*", StringComparison.Ordinal);
        tried.Add(new Tried("PUT " + route, "another method", isKnown ? "405" : "404",
            await StatusAsync(admin, HttpMethod.Put, Filled(route, "x"))));
        tried.Add(new Tried("GET " + route, "no key", route == Reply ? "404" : IsOpen(route) ? "200" : "401",
            await StatusAsync(stranger, HttpMethod.Get, Filled(route, "x"))));
        foreach (var (name, text) in route.Contains('{', StringComparison.Ordinal) ? Ids : [])
        {
            // A path with NUL does not get past the web server.
            var expected = text.Contains("%00", StringComparison.Ordinal) ? "400 without problem body" : "400|404";
            tried.Add(new Tried("GET " + route, name, expected,
                await StatusAsync(admin, HttpMethod.Get, Filled(route, text))));
        }
    }

    private static async Task PostsAsync(HttpClient admin, HttpClient stranger, string route, List<Tried> tried)
    {
        if (Forms.TryGetValue(route, out var forms))
        {
            foreach (var (name, type, body, expected) in forms)
            {
                tried.Add(new Tried("POST " + route, name, expected,
                    await StatusAsync(admin, HttpMethod.Post, Filled(route, "x"), type, body)));
            }

            return;
        }

        Assert.True(Fields.ContainsKey(route), $"POST {route}: say here which fields it has.");
        tried.Add(new Tried("POST " + route, "no key", "401",
            await StatusAsync(stranger, HttpMethod.Post, route, "application/json", "{}"u8.ToArray())));
        foreach (var (name, type, body, expected) in Bodies)
        {
            tried.Add(new Tried("POST " + route, name, expected,
                await StatusAsync(admin, HttpMethod.Post, route, type, body)));
        }

        foreach (var (name, json, expected) in Values)
        {
            var text = "{" + string.Join(',', Fields[route].Select(f => $"\"{f}\":{json}")) + "}";
            tried.Add(new Tried("POST " + route, "fields: " + name, expected,
                await StatusAsync(admin, HttpMethod.Post, route, "application/json", Text(text))));
        }
    }

    private static string Filled(string route, string id)
    {
        var from = route.IndexOf('{', StringComparison.Ordinal);
        return from < 0 ? route : route[..from] + id + route[(route.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }

    private static bool IsPage(string path) =>
        path.StartsWith("pages/", StringComparison.Ordinal) || path.StartsWith("r/", StringComparison.Ordinal);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task<string> StatusAsync(
        HttpClient client, HttpMethod method, string path, string type = "", byte[]? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = type.Length == 0 ? null : MediaTypeHeaderValue.Parse(type);
        }

        try
        {
            using var answer = await client.SendAsync(request);
            var isProblem = answer.StatusCode == HttpStatusCode.OK
                || (IsPage(path) && answer.StatusCode == HttpStatusCode.NotFound)
                || answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
            return ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)
                + (isProblem ? "" : " without problem body");
        }
        catch (HttpRequestException e)
        {
            return $"broke off: {e.HttpRequestError}";
        }
    }
}
