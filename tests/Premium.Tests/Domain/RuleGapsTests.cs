using System.Text.Json.Nodes;
using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class RuleGapsTests
{
    public static TheoryData<string> Files =>
        [.. RuleFile.All.Where(f => f.EndsWith(".json", StringComparison.Ordinal))];

    /// <summary>A null anywhere in a file of rules is refused or read, and nothing falls over it.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void C28_ANullAnywhere_isAProblemOfTheFile_andNoFailure(string file)
    {
        var shipped = RulesData.Shipped(file);
        var refused = 0;
        for (var at = 0; Spoiled(shipped, at, list: false) is { } text; at++)
        {
            refused += RuleFile.Problem(file, text) is null ? 0 : 1;
            refused += RuleFile.Problem(file, Spoiled(shipped, at, list: true)!) is null ? 0 : 1;
        }

        Assert.True(refused > 0);
    }

    /// <summary>The text with its n-th value null, or a list of one; null where it has no such value.</summary>
    private static string? Spoiled(string json, int at, bool list)
    {
        var root = JsonNode.Parse(json)!;
        var left = at;
        if (left-- == 0)
        {
            return list ? "[null]" : "null";
        }

        return Spoil(root) ? root.ToJsonString() : null;

        bool Spoil(JsonNode node)
        {
            if (node is JsonObject fields)
            {
                foreach (var (name, value) in fields.ToList())
                {
                    if (left-- == 0)
                    {
                        fields[name] = list ? new JsonArray((JsonNode?)null) : null;
                        return true;
                    }

                    if (value is not null && Spoil(value))
                    {
                        return true;
                    }
                }
            }
            else if (node is JsonArray values)
            {
                for (var i = 0; i < values.Count; i++)
                {
                    if (left-- == 0)
                    {
                        values[i] = list ? new JsonArray((JsonNode?)null) : null;
                        return true;
                    }

                    if (values[i] is { } value && Spoil(value))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
