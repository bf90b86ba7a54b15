using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.Tests.Functions;

namespace Premium.Tests.Local.Hostile;

/// <summary>Rubbish in one field at a time, all others right: of every query and of every body of JSON.</summary>
internal static class HostileFields
{
    /// <summary>As they stand in an address.</summary>
    private static readonly (string Name, string Text)[] Texts =
    [
        ("NUL", "a%00b"), ("half a character", "%F0%9F"), ("'", "x%27%20or%20RowKey%20ge%20%27"),
        ("script", "%3Cscript%3E"), ("4,000 letters", new string('x', 4000)), ("the year 1", "0001-01-01"),
        ("the year 9999", "9999-12"), ("a large number", "99999999999999999999"), ("twice", "a&FIELD=b"),
    ];

    /// <summary>None of them is right for any field.</summary>
    private static readonly (string Name, string Json)[] Values =
    [
        ("number", "1"), ("object", "{}"), ("list", "[1]"), ("NUL", "\"a\\u0000b\""),
        ("half a character", "\"\\ud83d\""), ("12,000 letters", $"\"{new string('x', 12_000)}\""),
        ("line break, other direction", "\"a\\r\\n\\u202e<script>\""),
    ];

    private static readonly (string Name, string Json)[] Days =
    [
        ("1601", "\"1601-01-01\""), ("9999", "\"9999-12-31\""), ("no such day", "\"2026-02-30\""),
        ("no such month", "\"2026-13\""),
    ];

    /// <param name="admin">Who asks.</param>
    /// <param name="village">One whose rows are as they should be, so that the field alone is wrong.</param>
    public static async Task<IReadOnlyList<Tried>> ThrowAsync(HttpClient admin, VillageCode village)
    {
        var tried = new List<Tried>();
        await QueriesAsync(admin, village, tried);
        foreach (var (route, fields) in RightFields.Posts)
        {
            foreach (var field in fields)
            {
                await BodiesAsync(admin, village, route, field, tried);
            }
        }

        return tried;
    }

    private static async Task QueriesAsync(HttpClient admin, VillageCode village, List<Tried> tried)
    {
        var paths = (await admin.GetFromJsonAsync<JsonNode>("openapi.json"))!["paths"]!.AsObject();
        foreach (var asked in paths.Where(p => p.Value!["get"] is not null)
            .Select(p => new ApiOperation(p.Key.TrimStart('/'), "get", p.Value!["get"]!)))
        {
            var fields = asked.Parameters("query").Select(p => (string)p["name"]!).ToList();
            foreach (var (field, (name, text)) in fields.SelectMany(f => Texts.Select(t => (f, t))))
            {
                var others = asked.RequiredQuery.Where(f => f != field).Select(f => $"&{f}={Right(f, village)}");
                var path = $"{Address(asked.Path, village)}?{field}="
                    + text.Replace("FIELD", field, StringComparison.Ordinal) + string.Concat(others);
                tried.Add(new Tried(
                    $"GET {asked.Path} {field}", name, "200|400|401|404",
                    await HostileRequests.StatusAsync(admin, HttpMethod.Get, path)));
            }
        }
    }

    private static async Task BodiesAsync(
        HttpClient admin, VillageCode village, string route, RightField field, List<Tried> tried)
    {
        foreach (var (name, json) in field.IsDay ? [.. Values, .. Days] : Values)
        {
            var fields = RightFields.Posts[route].Select(f => $"\"{f.Name}\":" + (f == field
                ? json
                : JsonSerializer.Serialize(
                    f.Right.Replace("33.16.12.2010", $"{village}", StringComparison.Ordinal))));
            using var body = new StringContent(
                $$"""{{{string.Join(',', fields)}}}""", Encoding.UTF8, "application/json");
            using var answer = await admin.PostAsync(route, body);
            var text = await answer.Content.ReadAsStringAsync();

            // What is in a rule file is named by the file.
            var isNamed = (int)answer.StatusCode != 400
                || text.Contains(field.Name, StringComparison.OrdinalIgnoreCase)
                || (field.Name == "text" && text.Contains("holidays-id.csv", StringComparison.Ordinal));
            tried.Add(new Tried(
                $"POST {route} {field.Name}", name, "400|404|409",
                $"{(int)answer.StatusCode}{(isNamed ? "" : " naming another: " + text)}"));
        }
    }

    /// <summary>Of what is there, where that is known beforehand.</summary>
    private static string Address(string path, VillageCode village) => Regex.Replace(
        path, "{(.+?)}", field => field.Groups[1].Value switch
        {
            "district" => $"{village.District}",
            "village" => $"{village}",
            "bill" => $"{village}~pu~2026-11",
            "file" => "members.csv",
            "act" => "pause",
            "run" => "collect~2026-12-03~16.74~01",
            _ => "x",
        });

    private static string Right(string field, VillageCode village) => field switch
    {
        "bank" => "bank-daerah",
        "day" => "2026-12-03",
        "district" => $"{village.District}",
        "payMonth" => "2026-12",
        "format" => "csv",
        _ => throw new InvalidOperationException($"{field}: say here what is right for it."),
    };
}
