using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Premium.Domain;
using PremiumFunctions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local.Hostile;

/// <summary>Rubbish for forms that are there: every act, and a file that somebody uploaded.</summary>
internal static class HostileForms
{
    private const string Form = BodyTerms.Form;
    private const string Page = " without problem body";

    /// <param name="parts">The installation.</param>
    /// <param name="admin">Who sends.</param>
    /// <param name="village">Whose members are uploaded, with a wrong cell: there is nothing to take.</param>
    public static async Task<IReadOnlyList<Tried>> ThrowAsync(LocalParts parts, HttpClient admin, VillageCode village)
    {
        var tried = new List<Tried>();
        foreach (var act in parts.Get<IEnumerable<Act>>())
        {
            await ActAsync(admin, act, tried);
        }

        await ImportAsync(admin, village, tried);
        return tried;
    }

    private static async Task ActAsync(HttpClient admin, Act act, List<Tried> tried)
    {
        var path = $"pages/acts/{act.Key}";
        async Task TryAsync(string name, string expected, string type, string body) => tried.Add(new Tried(
            "POST " + path, name, expected,
            await HostileRequests.StatusAsync(admin, HttpMethod.Post, path, type, [.. body.Select(c => (byte)c)])));
        await TryAsync("text", "415", "text/plain", "x");
        await TryAsync("JSON", "415", "application/json", "{}");
        await TryAsync("no type", "415", "", "x");
        await TryAsync("form without its parts", "400|413|415", "multipart/form-data; boundary=x", "--x\r\nContent-");

        // What asks for nothing is done by an empty form.
        var fields = (await act.ShowAsync(new ActValues(new Dictionary<string, string>()), default)).Fields;
        if (fields.All(f => f.IsOptional))
        {
            return;
        }

        foreach (var (name, text) in new[]
        {
            ("nothing", ""), ("rubbish", "x"), ("NUL", "a%00b"), ("half a character", "%F0%9F"),
            ("1601", "1601-01-01"), ("9999", "9999-12-31"), ("12,000 letters", new string('x', 12_000)),
            ("a large number", "9999999999999999999"),
        })
        {
            var all = string.Join('&', fields.Select(f => $"{f.Name}={text}"));
            var refused = $"400|400{Page}|404{Page}|409{Page}|413|415";
            await TryAsync("fields: " + name, refused, Form, all);
            tried.Add(new Tried("GET " + path, "fields: " + name, $"200|400{Page}",
                await HostileRequests.StatusAsync(
                    admin, HttpMethod.Get, text.Length > 4_000 ? path : $"{path}?{all}")));
        }
    }

    private static async Task ImportAsync(HttpClient admin, VillageCode village, List<Tried> tried)
    {
        using var file = new StringContent(
            $"kode desa;nik;nama;kelompok;upah\n{village};9999010101600001;Rini Umpama;RT/RW;2.5jt\n");
        file.Headers.ContentType = new("text/csv");
        using var answer = await admin.PostAsync("imports?kind=members&from=2028-03", file);
        var import = (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["import"]?["id"];
        Assert.True(import is not null, await answer.Content.ReadAsStringAsync());
        foreach (var path in new[] { $"imports/{import}", $"imports/{import}/wrong" })
        {
            tried.Add(new Tried("GET " + path, "a file with a wrong cell", "200",
                await HostileRequests.StatusAsync(admin, HttpMethod.Get, path)));
        }

        foreach (var rest in new[] { "", "/columns" })
        {
            var path = $"pages/imports/{import}{rest}";
            async Task TryAsync(string name, string expected, string type, string body) => tried.Add(new Tried(
                "POST " + path, name, expected,
                await HostileRequests.StatusAsync(
                    admin, HttpMethod.Post, path, type, [.. body.Select(c => (byte)c)])));
            tried.Add(new Tried("GET " + path, "a file with a wrong cell", "200",
                await HostileRequests.StatusAsync(admin, HttpMethod.Get, path)));
            await TryAsync("text", "415", "text/plain", "x");
            await TryAsync("form of 1 MB", "413", Form, "a=" + new string('x', 1 << 20));
            await TryAsync("many fields", "400", Form, string.Concat(Enumerable.Repeat("f=1&", 1_100)));
            var refused = rest.Length == 0 ? $"400|409{Page}" : $"400|400{Page}";
            await TryAsync("rubbish", refused, Form, "col-nik=tidak+ada&col-x=x&days=x&decimal=xx&name=x");
            await TryAsync("NUL", refused, Form, "col-nik=a%00b&days=%00&decimal=%00&name=%00");
            await TryAsync("half a character", refused, Form, "col-%F0%9F=%F0%9F&col-nik=%F0%9F&name=%F0%9F");
            await TryAsync("12,000 letters", refused, Form, $"col-nik={new string('x', 12_000)}&name=x");
        }
    }
}
