using System.Security.Cryptography;
using System.Text.Json;

namespace Premium.Tests.Snap;

/// <summary>Published and derived SNAP BI vectors, read from <c>snap-vectors.json</c> beside this file.</summary>
internal static class SnapVectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllBytes(FilePath())).RootElement;

    public static IReadOnlyList<JsonElement> Published { get; } = [.. Root.GetProperty("vectors").EnumerateArray()];

    public static IReadOnlyList<JsonElement> Derived { get; } = [.. Root.GetProperty("derived").EnumerateArray()];

    public static IReadOnlyList<JsonElement> ResponseCodes { get; } =
        [.. Root.GetProperty("response_code_parsing").EnumerateArray()];

    public static string PrivatePem { get; } =
        Root.GetProperty("keys").GetProperty("midtrans_demo").GetProperty("private_pem").GetString()!;

    public static JsonElement Find(string id) =>
        Published.Concat(Derived).Single(vector => vector.GetProperty("id").GetString() == id);

    public static string Text(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    public static RSA PublicKey(string name) => Import(name, "public_pem");

    public static RSA PrivateKey(string name) => Import(name, "private_pem");

    private static RSA Import(string name, string half)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(Root.GetProperty("keys").GetProperty(name).GetProperty(half).GetString());
        return rsa;
    }

    private static string FilePath() => Path.Combine(AppContext.BaseDirectory, "Snap", "snap-vectors.json");
}
