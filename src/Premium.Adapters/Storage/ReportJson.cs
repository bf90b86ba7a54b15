using System.Text.Json.Serialization;

namespace Premium.Adapters.Storage;

internal sealed record StoredBreak(
    [property: JsonPropertyName("k")] string Kind,
    [property: JsonPropertyName("v")] string Village,
    [property: JsonPropertyName("r")] string Reference,
    [property: JsonPropertyName("o")] long Ours,
    [property: JsonPropertyName("t")] long Theirs)
{
    [JsonPropertyName("l"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Line { get; init; }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(StoredBreak[]))]
internal sealed partial class ReportJson : JsonSerializerContext;
