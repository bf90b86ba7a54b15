using System.Text.Json;
using System.Text.Json.Serialization;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>One line of the journal: one effect, whole or not at all.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Deposited), "deposited")]
[JsonDerivedType(typeof(Called), "called")]
[JsonDerivedType(typeof(Transferred), "transferred")]
internal abstract record TwinEntry
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter(), new AccountNoJson(), new RupiahJson() },
        RespectRequiredConstructorParameters = true,
    };

    private TwinEntry()
    {
    }

    /// <summary>An account was seen for the first time, with this balance.</summary>
    internal sealed record Opened(string Bank, AccountNo Account, string Name, Rupiah Balance) : TwinEntry;

    /// <summary>Money came in from outside, such as the monthly ADD; below zero: it left, not by a payment.</summary>
    internal sealed record Deposited(
        string Bank, AccountNo Account, Rupiah Amount, string Remark, DateTimeOffset At) : TwinEntry;

    /// <summary>An external id was used up. Subject and source keep faults the same after a restart.</summary>
    internal sealed record Called(
        string Bank, DateOnly Day, string ExternalId, TwinService Service, string Subject, string Source) : TwinEntry;

    /// <summary>A transfer reached a state; both legs follow from it, so they cannot be torn apart.</summary>
    internal sealed record Transferred(TwinTransfer Transfer) : TwinEntry;

    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <exception cref="JsonException">The line is not an entry.</exception>
    public static TwinEntry Parse(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize<TwinEntry>(line, Json) ?? throw new JsonException("The line is 'null'.");

    private sealed class AccountNoJson : JsonConverter<AccountNo>
    {
        public override AccountNo Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            AccountNo.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, AccountNo value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Reveal());
    }

    private sealed class RupiahJson : JsonConverter<Rupiah>
    {
        public override Rupiah Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Rupiah value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
