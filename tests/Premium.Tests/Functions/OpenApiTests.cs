using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Premium.Domain;
using Premium.Tests.Local;
using Premium.UseCases;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Functions;

/// <summary>What the interface says of itself is so: held against the functions, and against their answers.</summary>
[Collection(CycleCollection.Name)]
public sealed class OpenApiTests(CycleFixture cycle)
{
    private async Task<JsonNode> DocumentAsync() =>
        (await cycle.Stranger.GetFromJsonAsync<JsonNode>("openapi.json"))!;

    private async Task<IReadOnlyList<ApiOperation>> OperationsAsync() =>
    [
        .. from path in (await DocumentAsync())["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new ApiOperation(path.Key, operation.Key, operation.Value!),
    ];

    /// <summary>Leads to the function, whatever it answers.</summary>
    private string Address(ApiOperation operation)
    {
        var village = cycle.Villages[0].Code;
        var link = cycle.Parts.Get<ReplyLinks>().For(
            village, ContactRole.Treasurer, cycle.Parts.Clock.GetUtcNow())!.Segments[^1];
        return Regex.Replace(operation.Path.TrimStart('/'), "{(.+?)}", field => field.Groups[1].Value switch
        {
            "district" => $"{village.District}",
            "village" => $"{village}",
            "bill" => $"{village}~pu~2026-11",
            "token" => link,
            "act" => "try-again",
            "file" => "members.csv",
            _ => "none",
        });
    }

    [Fact]
    public async Task Document_isOpenApi31_andHasNoFlaw()
    {
        var read = OpenApiDocument.Parse(await cycle.Stranger.GetStringAsync("openapi.json"), "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal("/api", read.Document!.Servers![0].Url);
    }

    [Fact]
    public async Task Operations_areTheHttpFunctions_eachUnderItsRoute()
    {
        var functions = FunctionCatalog.Read(typeof(PremiumFunctions.Settings).Assembly).Functions
            .Where(f => f.Trigger is FunctionTrigger.Http)
            .SelectMany(f => ((FunctionTrigger.Http)f.Trigger).Methods.Select(
                m => $"{m.ToLowerInvariant()} /{((FunctionTrigger.Http)f.Trigger).Route} {f.Name}"))
            .Select(f => f.Replace("{*", "{", StringComparison.Ordinal));

        Assert.Equal(
            functions.Order(StringComparer.Ordinal),
            (await OperationsAsync()).Select(o => $"{o.Method} {o.Path} {o.Id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EverythingIsSaidInWords_andEveryFieldOfAPathIsDescribed() =>
        Assert.All(await OperationsAsync(), o =>
        {
            Assert.Matches("[.?]$", (string)o.Node["summary"]!);
            Assert.Equal(
                o.Path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}')),
                o.Parameters("path").Select(p => (string)p["name"]!));
            Assert.All(
                o.Parameters("path").Concat(o.Parameters("query")),
                p => Assert.NotEqual("", (string)p["description"]!));
            Assert.Equal(
                o.Method == "post" && o.IsGuarded,
                (o.Node["parameters"]?.AsArray() ?? []).Any(p => (string?)p!["$ref"] is not null));
        });

    [Fact]
    public async Task WhatNeedsAKey_isRefusedToAStranger_andTheRestIsNot()
    {
        foreach (var operation in await OperationsAsync())
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Address(operation));
            using var answer = await cycle.Stranger.SendAsync(request);

            Assert.Equal(
                (operation.Id, operation.IsGuarded),
                (operation.Id, answer.Headers.WwwAuthenticate.Any(w => w.Scheme == "Key")));
            Assert.True(
                operation.Node["responses"]![$"{(int)answer.StatusCode}"] is not null,
                $"{operation.Id} answers {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task JsonBody_withoutARequiredField_isRefused_byTheNameOfTheField()
    {
        var tried = 0;
        foreach (var operation in await OperationsAsync())
        {
            var required = operation.Required("application/json");
            foreach (var missing in required)
            {
                using var answer = await cycle.Admin.PostAsJsonAsync(
                    Address(operation), required.Where(r => r != missing).ToDictionary(r => r, _ => "x"));

                await AssertProblemAsync(answer, HttpStatusCode.BadRequest, $"{missing}: missing");
                tried++;
            }
        }

        Assert.True(tried > 30);
    }

    /// <summary>The last field is the only one that is not known; so nothing is done.</summary>
    [Fact]
    public async Task JsonBody_withAllItsFields_isRefusedForOneMore()
    {
        foreach (var operation in (await OperationsAsync()).Where(o => o.Required("application/json").Count > 0))
        {
            var body = new JsonObject(operation.Schema("application/json")!["properties"]!.AsObject()
                .Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, "x")).Append(new("zzz", "x")));
            using var answer = await cycle.Admin.PostAsJsonAsync(Address(operation), body);

            await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "zzz: not a known field");
        }
    }

    [Fact]
    public async Task Form_withoutARequiredField_isRefused()
    {
        const string Type = "application/x-www-form-urlencoded";
        var tried = 0;
        foreach (var operation in await OperationsAsync())
        {
            var required = operation.Required(Type);
            foreach (var missing in required)
            {
                using var form = new FormUrlEncodedContent(
                    required.Where(r => r != missing).ToDictionary(r => r, _ => "2026-11"));
                using var answer = await cycle.Admin.PostAsync(Address(operation), form);
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                tried++;
            }
        }

        Assert.True(tried > 3);
    }

    [Fact]
    public async Task Query_withoutARequiredField_isRefused_byTheNameOfTheField()
    {
        var tried = 0;
        foreach (var operation in (await OperationsAsync()).Where(o => o.Method == "get"))
        {
            foreach (var missing in operation.RequiredQuery)
            {
                var rest = operation.RequiredQuery.Where(r => r != missing).Select(r => $"{r}={Given(r)}");
                using var answer = await cycle.Admin.GetAsync($"{Address(operation)}?{string.Join('&', rest)}");
                await AssertProblemAsync(answer, HttpStatusCode.BadRequest, $"{missing}: expected");
                tried++;
            }
        }

        Assert.True(tried > 3);
    }

    [Fact]
    public async Task BodyOfAnotherKind_isRefusedEverywhere()
    {
        var posts = (await OperationsAsync()).Where(o => o.Method == "post" && o.Id != "HearWhatsApp");
        foreach (var operation in posts)
        {
            using var body = new StringContent("x", Encoding.UTF8, "text/plain");
            using var answer = await cycle.Admin.PostAsync(Address(operation), body);
            await AssertProblemAsync(answer, HttpStatusCode.UnsupportedMediaType, "Content-Type: expected");
        }
    }

    [Fact]
    public async Task Answers_haveTheShapesThatAreDescribed()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        var tried = 0;
        foreach (var operation in (await OperationsAsync()).Where(o => o.Method == "get"))
        {
            var shape = operation.Node["responses"]!["200"]?["content"]?["application/json"]?["schema"];
            if ((string?)(shape?["$ref"] ?? shape?["items"]?["$ref"]) is not { } name
                || operation.Path.Contains("{run}", StringComparison.Ordinal))
            {
                continue;
            }

            var required = operation.RequiredQuery.Select(r => $"{r}={Given(r)}");
            var answer = await cycle.Admin.GetFromJsonAsync<JsonNode>(
                $"{Address(operation)}?{string.Join('&', required)}");
            var one = shape!["items"] is null ? answer!.AsObject() : answer!.AsArray()[0]!.AsObject();
            var schema = schemas[name.Split('/')[^1]]!;
            Assert.Empty(one.Select(p => p.Key).Except(schema["properties"]!.AsObject().Select(p => p.Key)));
            Assert.Empty(schema["required"]!.AsArray().Select(r => (string)r!).Except(one.Select(p => p.Key)));
            tried++;
        }

        Assert.True(tried > 4);
    }

    private string Given(string field) => field switch
    {
        "bank" => SampleBanks.Ids[0],
        "day" => "2026-12-03",
        "district" => $"{cycle.Villages[0].Code.District}",
        "payMonth" => "2026-12",
        "format" => "csv",
        _ => throw new InvalidOperationException($"{field}: nothing to give."),
    };

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string named)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Contains(named, (string)problem!["detail"]!, StringComparison.Ordinal);
        Assert.Equal((int)status, (int)problem["status"]!);
    }
}
