using System.Text.Json.Serialization;

namespace Premium.Adapters.Storage;

internal sealed record ContactJson(
    [property: JsonPropertyName("c")] string? Channel,
    [property: JsonPropertyName("a")] string? Address)
{
    // Absent in rows written before, and then null.
    [JsonPropertyName("r")]
    public string? Role { get; init; }

    [JsonPropertyName("n")]
    public string? Name { get; init; }

    [JsonPropertyName("l")]
    public string? Language { get; init; }
}

internal sealed record PersonJson(
    [property: JsonPropertyName("k")] string Nik,
    [property: JsonPropertyName("n")] string Name);

internal sealed record MemberJson(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("s")] string Segment,
    [property: JsonPropertyName("g")] string Group,
    [property: JsonPropertyName("r")] string Risk,
    [property: JsonPropertyName("w")] long Wage,
    [property: JsonPropertyName("p")] string Programs,
    [property: JsonPropertyName("t")] bool IsTransportWorker)
{
    [JsonPropertyName("f")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    [JsonPropertyName("u")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? To { get; init; }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ContactJson[]))]
[JsonSerializable(typeof(MemberJson[]))]
[JsonSerializable(typeof(PersonJson[]))]
internal sealed partial class RegistryJson : JsonSerializerContext;
