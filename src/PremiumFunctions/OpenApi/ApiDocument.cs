using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>The interface as an OpenAPI 3.1 document: the functions as they are, with what is said of them.</summary>
internal static partial class ApiDocument
{
    public const string ByKey = "key";
    public const string BySession = "session";

    private static readonly Lazy<JsonObject> Rest = new(() =>
    {
        var gone = DescribedFunctions.Names.Except(ApiFunction.All.Select(f => f.Name)).ToList();
        if (gone.Count > 0)
        {
            throw new InvalidOperationException($"No HTTP function: {string.Join(", ", gone)}.");
        }

        var schemas = new JsonObject { ["Problem"] = Problem() };
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Village premiums to BPJS Ketenagakerjaan",
                ["version"] = "1",
                ["description"] = "Sums are whole rupiah, days are yyyy-MM-dd, times ISO 8601, months yyyy-MM. "
                    + "Programs send their key; pages are for a session, which a person begins at pages/sign-in. "
                    + "Text of a body and of a query is always a string.",
            },
            ["tags"] = new JsonArray(
                Tag("programs", "JSON and files."), Tag("pages", "What a person reads and fills in.")),
            ["paths"] = Paths(schemas),
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["responses"] = Refusals(),
                ["parameters"] = new JsonObject { ["once"] = Once() },
                ["securitySchemes"] = new JsonObject
                {
                    [ByKey] = Scheme("header", AdminKeys.Header, "A person's key."),
                    [BySession] = Scheme(
                        "cookie", Sessions.CookieName,
                        "Begun at pages/sign-in; what it sends carries the token of its form as well. "
                        + $"Where PublicUrl is https, the cookie is called __Host-{Sessions.CookieName}."),
                },
            },
        };
    });

    /// <param name="root">Path that every route lies under, such as <c>/api</c>.</param>
    public static string Text(string root)
    {
        var document = Rest.Value.DeepClone().AsObject();
        document.Insert(2, "servers", new JsonArray(new JsonObject { ["url"] = root.Length == 0 ? "/" : root }));
        return document.ToJsonString();
    }

    private static JsonObject Paths(JsonObject schemas)
    {
        var paths = new JsonObject();
        foreach (var route in ApiFunction.All.GroupBy(f => f.Address))
        {
            paths[$"/{route.Key}"] = new JsonObject(route.Select(
                f => KeyValuePair.Create<string, JsonNode?>(f.Method, Operation(f, schemas))));
        }

        return paths;
    }

    private static JsonObject Operation(ApiFunction function, JsonObject schemas)
    {
        var said = DescribedFunctions.Of(function.Name);
        var isPost = function.Method == "post";
        var operation = new JsonObject
        {
            ["operationId"] = function.Name,
            ["summary"] = said.Summary,
            ["tags"] = new JsonArray(IsPage(function) ? "pages" : "programs"),
            ["security"] = said.IsOpen ? new JsonArray()
                : new JsonArray(
                    new JsonObject { [ByKey] = new JsonArray() }, new JsonObject { [BySession] = new JsonArray() }),
        };
        var parameters = new JsonArray([
            .. function.PathFields.Select(f => Parameter("path", DescribedFunctions.PathField(f))),
            .. Query(function, said).Select(f => Parameter("query", f)),
        ]);
        if (isPost && !said.IsOpen)
        {
            parameters.Add(new JsonObject { ["$ref"] = "#/components/parameters/once" });
        }

        if (parameters.Count > 0)
        {
            operation["parameters"] = parameters;
        }

        if (said.Body is { } body)
        {
            operation["requestBody"] = Body(body);
        }

        operation["responses"] = Responses(function, said, schemas);
        return operation;
    }

    private static IEnumerable<DescribedField> Query(ApiFunction function, Described said) =>
    [
        .. said.Query,
        .. said.IsListed ? [DescribedFunctions.Format] : Array.Empty<DescribedField>(),
        .. IsPage(function) ? [DescribedFunctions.Lang] : Array.Empty<DescribedField>(),
    ];

    private static bool IsPage(ApiFunction function) => function.Route.StartsWith("pages", StringComparison.Ordinal);

    private static JsonObject Responses(ApiFunction function, Described said, JsonObject schemas)
    {
        var responses = new JsonObject();
        foreach (var answers in said.Answers.GroupBy(a => a.Status))
        {
            var answer = new JsonObject { ["description"] = answers.First().What };
            var content = new JsonObject();
            foreach (var kind in answers.Where(a => a.Type.Length > 0))
            {
                content[kind.Type] = new JsonObject { ["schema"] = Shape(kind, schemas) };
            }

            if (said.IsListed && answers.Key == StatusCodes.Status200OK)
            {
                content[DescribedAnswer.Csv] = new JsonObject();
                content[DescribedAnswer.Xlsx] = new JsonObject();
            }

            if (content.Count > 0)
            {
                answer["content"] = content;
            }

            responses[$"{answers.Key}"] = answer;
        }

        foreach (var status in DescribedRefusals.Of(function, said).Order())
        {
            responses[$"{status}"] = new JsonObject { ["$ref"] = $"#/components/responses/{status}" };
        }

        return responses;
    }

    private static JsonObject Shape(DescribedAnswer answer, JsonObject schemas)
    {
        if (answer.Type != "application/json")
        {
            return new JsonObject { ["type"] = "string" };
        }

        if (answer.Shape is not { } shape)
        {
            return new JsonObject { ["type"] = "object" };
        }

        var of = shape.GetElementType() ?? shape;
        schemas[of.Name] ??= AsWritten.GetJsonSchemaAsNode(
            of, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        var one = new JsonObject { ["$ref"] = $"#/components/schemas/{of.Name}" };
        return shape.IsArray ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
    }

    private static JsonObject Refusals() => new(DescribedRefusals.All.Select(
        r => KeyValuePair.Create<string, JsonNode?>($"{r.Key}", Refusal(r.Key, r.Value))));

    private static JsonObject Refusal(int status, string why)
    {
        var content = new JsonObject
        {
            ["application/problem+json"] = new JsonObject
            {
                ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" },
            },
        };

        // Said before anything is known of who asks, and so never as a page.
        if (status != StatusCodes.Status503ServiceUnavailable)
        {
            content["text/html"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
            why += " A page to who prefers text/html.";
        }

        return new JsonObject { ["description"] = why, ["content"] = content };
    }
}
