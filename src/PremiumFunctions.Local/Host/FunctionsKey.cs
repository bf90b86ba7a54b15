using System.Security.Cryptography;
using System.Text;

namespace PremiumFunctions.Local.Host;

/// <summary>The host key that functions above <c>Anonymous</c> ask for. Only its hash is kept.</summary>
internal sealed class FunctionsKey(string key)
{
    private readonly byte[] hash = Hash(key);

    /// <summary>Header first, then query. Hashes of equal length hide how much of a guess is right.</summary>
    public bool IsIn(HttpRequest request)
    {
        var given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault() ?? "";
        return CryptographicOperations.FixedTimeEquals(hash, Hash(given));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
