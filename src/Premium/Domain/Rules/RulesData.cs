using System.Text.Json;
using System.Text.Json.Serialization;

namespace Premium.Domain;

/// <summary>Reads the rule data that ships with the system, or a replacement file of the same form.</summary>
public static class RulesData
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters =
        {
            new NameConverter(),
            new PeriodConverter(),
            new RupiahConverter(),
        },
    };

    /// <summary>The text of a file in <c>src/Premium/Data</c>.</summary>
    public static string Shipped(string name)
    {
        using var stream = typeof(RulesData).Assembly.GetManifestResourceStream($"Premium.Data.{name}")
            ?? throw new InvalidOperationException($"The rule data {name} does not ship with this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <exception cref="FormatException">The text does not fit; the message names the file, path and line.</exception>
    public static T Parse<T>(string name, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict)
                ?? throw RuleText.Wrong(name, "", new("isi, bukan null", $"{typeof(T).Name}, found null"));
        }
        catch (JsonException e)
        {
            throw WrongField.Of(new(
                $"{name}, baris {e.LineNumber + 1}, {e.Path}: teks JSON ini tidak dapat dibaca: {e.Message}",
                $"{name}, line {e.LineNumber + 1}, {e.Path}: {e.Message}"));
        }
    }

    /// <summary>Names of an enumeration, in either case; the error says which there are.</summary>
    private sealed class NameConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsEnum;

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(NameConverter<>).MakeGenericType(type))!;
    }

    private sealed class NameConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            var names = Enum.GetNames<T>();
            return Array.Find(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
                ? Enum.Parse<T>(name)
                : throw new JsonException($"expected one of {string.Join(", ", names)}, not '{text}'.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class PeriodConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Period.TryParse(reader.GetString(), out var period)
                ? period
                : throw new JsonException($"'{reader.GetString()}' is not a contribution month: expected yyyy-MM.");

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class RupiahConverter : JsonConverter<Rupiah>
    {
        public override Rupiah Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Rupiah value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
