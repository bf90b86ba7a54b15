using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>A reply as the service means it, before any fault spoils it.</summary>
internal sealed record TwinReply(int Http, JsonObject Body)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TwinReply Of(TwinService service, SnapCase outcome, JsonObject? fields = null)
    {
        var body = new JsonObject
        {
            ["responseCode"] = outcome.CodeFor(service),
            ["responseMessage"] = outcome.Message,
        };
        foreach (var (name, value) in fields ?? [])
        {
            body[name] = value?.DeepClone();
        }

        return new TwinReply(outcome.Http, body);
    }

    public static JsonObject Money(Rupiah amount) => new()
    {
        ["value"] = Text(amount),
        ["currency"] = "IDR",
    };

    public static JsonObject MoneyAt(Rupiah amount, string at) => new()
    {
        ["value"] = Text(amount),
        ["currency"] = "IDR",
        ["dateTime"] = at,
    };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(Body, Json);

    private static string Text(Rupiah amount) => amount.Value + ".00";
}
