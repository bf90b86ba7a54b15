using System.Text.Json.Nodes;

namespace Premium.Tests.Functions;

/// <summary>An operation of the interface as its description has it.</summary>
internal sealed record ApiOperation(string Path, string Method, JsonNode Node)
{
    public string Id => (string)Node["operationId"]!;

    public bool IsGuarded => Node["security"]!.AsArray().Count > 0;

    public IEnumerable<JsonNode> Parameters(string place) =>
        (Node["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == place).Select(p => p!);

    public IReadOnlyList<string> RequiredQuery =>
        [.. Parameters("query").Where(p => (bool)p["required"]!).Select(p => (string)p["name"]!)];

    /// <summary>Of a body of this type.</summary>
    public JsonNode? Schema(string type) => Node["requestBody"]?["content"]?[type]?["schema"];

    public IReadOnlyList<string> Required(string type) =>
        [.. (Schema(type)?["required"]?.AsArray() ?? []).Select(r => (string)r!)];
}
