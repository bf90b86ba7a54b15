using System.Text.Json;
using System.Text.Json.Serialization;

namespace Premium.Adapters.Storage;

/// <summary>As it is written; it is read field by field, because one that does not fit would cost all others.</summary>
internal sealed record ContactJson(
    [property: JsonPropertyName("c")] string Channel,
    [property: JsonPropertyName("a")] string Address,
    [property: JsonPropertyName("r")] string Role,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("l")] string Language);

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

/// <summary>Months that a list changed late.</summary>
internal sealed record LateJson(
    [property: JsonPropertyName("m")] MemberJson Member,
    [property: JsonPropertyName("a")] string First,
    [property: JsonPropertyName("z")] string Last,
    [property: JsonPropertyName("t")] DateTimeOffset At);

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ContactJson[]))]
[JsonSerializable(typeof(JsonElement[]))]
[JsonSerializable(typeof(LateJson[]))]
[JsonSerializable(typeof(MemberJson[]))]
[JsonSerializable(typeof(PersonJson[]))]
internal sealed partial class RegistryJson : JsonSerializerContext;
