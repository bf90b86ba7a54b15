using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PremiumFunctions;

/// <content>What operations are made of.</content>
internal static partial class ApiDocument
{
    /// <summary>As answers are written, numbers as numbers.</summary>
    private static readonly JsonSerializerOptions AsWritten = Options();

    private static JsonObject Parameter(string place, DescribedField field) => new()
    {
        ["name"] = field.Name,
        ["in"] = place,
        ["required"] = place == "path" || field.IsRequired,
        ["description"] = field.What,
        ["schema"] = Schema(field),
    };

    private static JsonObject Body(DescribedBody body)
    {
        var required = body.Fields.Where(f => f.IsRequired).Select(f => (JsonNode)f.Name).ToArray();
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(body.Fields.Select(f =>
            {
                var of = Schema(f);
                of["description"] = f.What;
                return KeyValuePair.Create<string, JsonNode?>(f.Name, of);
            })),
        };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        if (!body.IsOpenEnded && body.Types == BodyTerms.Json.Types)
        {
            schema["additionalProperties"] = false;
        }

        return new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject(
            [
                .. body.Types.Select(t => KeyValuePair.Create<string, JsonNode?>(
                    t, new JsonObject { ["schema"] = schema.DeepClone() })),
                .. body.FileTypes.Select(t => KeyValuePair.Create<string, JsonNode?>(t, new JsonObject())),
            ]),
        };
    }

    private static JsonObject Schema(DescribedField field)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (field.IsRequired && !field.IsFile)
        {
            schema["minLength"] = 1;
        }

        if (field.Choices.Count > 0)
        {
            schema["enum"] = new JsonArray([.. field.Choices.Select(c => (JsonNode)c)]);
        }

        if (field.IsFile)
        {
            schema["contentMediaType"] = "application/octet-stream";
        }

        return schema;
    }

    /// <summary>RFC 9457.</summary>
    private static JsonObject Problem()
    {
        JsonObject Text() => new() { ["type"] = "string" };
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Problem details (RFC 9457). The detail names the field, and what would be accepted.",
            ["properties"] = new JsonObject
            {
                ["type"] = Text(),
                ["title"] = Text(),
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = Text(),
            },
            ["required"] = new JsonArray("title", "status"),
        };
    }

    private static JsonObject Once() => new()
    {
        ["name"] = SameRequest.Header,
        ["in"] = "header",
        ["required"] = false,
        ["description"] = "Carried out once under this mark: the same request again gets the first answer again, "
            + $"another one is refused (422), one still in hand as well (409). Kept {SameRequest.Kept.TotalDays} days.",
        ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = SameRequest.MarkMax },
    };

    private static JsonObject Scheme(string place, string name, string what) =>
        new() { ["type"] = "apiKey", ["in"] = place, ["name"] = name, ["description"] = what };

    private static JsonObject Tag(string name, string what) => new() { ["name"] = name, ["description"] = what };

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
