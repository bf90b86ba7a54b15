using System.Security.Cryptography;
using System.Text;

namespace Premium.Adapters.Snap;

/// <summary>How a bank wants the signature bytes written; the standard names none (nearly all use base64).</summary>
public enum SignatureEncoding
{
    Base64,
    Hex,
}

/// <summary>
/// Strings to sign and signatures of SNAP BI (ASPI, "Keamanan"). Pure: the caller brings time and keys.
/// </summary>
public static class SnapSignature
{
    /// <summary>String to sign for an access token (service 73): <c>clientId|timestamp</c>.</summary>
    public static string TokenText(string clientId, string timestamp) => $"{clientId}|{timestamp}";

    /// <summary>
    /// String to sign for a call with a token:
    /// <c>METHOD:path-and-query:token:lowerhex(sha256(minify(body))):timestamp</c>.
    /// </summary>
    /// <param name="method">HTTP method; written in upper case.</param>
    /// <param name="pathAndQuery">Exactly as sent, gateway prefix and query included, without host.</param>
    /// <param name="token">Access token without <c>Bearer</c>.</param>
    /// <param name="body">The bytes as sent; empty for a call without body.</param>
    /// <param name="timestamp">The same text as the header <c>X-TIMESTAMP</c>.</param>
    public static string CallText(
        string method, string pathAndQuery, string token, ReadOnlySpan<byte> body, string timestamp) =>
        $"{method.ToUpperInvariant()}:{pathAndQuery}:{token}:{BodyHash(body)}:{timestamp}";

    /// <summary>As <see cref="CallText"/> for the mode without a token (asymmetric calls and notifications).</summary>
    public static string CallTextWithoutToken(
        string method, string pathAndQuery, ReadOnlySpan<byte> body, string timestamp) =>
        $"{method.ToUpperInvariant()}:{pathAndQuery}:{BodyHash(body)}:{timestamp}";

    public static string BodyHash(ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(SHA256.HashData(Minify(body)));

    /// <summary>Removes white space outside strings; order, case, escapes and spaces inside strings stay.</summary>
    public static byte[] Minify(ReadOnlySpan<byte> json)
    {
        var kept = new byte[json.Length];
        var length = 0;
        var inString = false;
        var escaped = false;
        foreach (var b in json)
        {
            if (!inString && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                continue;
            }

            kept[length++] = b;
            if (escaped)
            {
                escaped = false;
            }
            else if (b == '\\')
            {
                escaped = inString;
            }
            else if (b == '"')
            {
                inString = !inString;
            }
        }

        return kept[..length];
    }

    /// <summary>HMAC-SHA512 with the client secret as raw text, never base64-decoded.</summary>
    public static string Symmetric(string clientSecret, string text, SignatureEncoding encoding) =>
        Encode(HMACSHA512.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.UTF8.GetBytes(text)), encoding);

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    public static string Asymmetric(RSA privateKey, string text, SignatureEncoding encoding) =>
        Encode(
            privateKey.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            encoding);

    /// <summary>True if the signature, base64 or hex, is that of the text. Malformed signatures are false.</summary>
    public static bool VerifyAsymmetric(RSA publicKey, string text, string signature) =>
        Decode(signature) is { } bytes
        && publicKey.VerifyData(
            Encoding.UTF8.GetBytes(text), bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>As <see cref="VerifyAsymmetric"/> for HMAC-SHA512; compares in constant time.</summary>
    public static bool VerifySymmetric(string clientSecret, string text, string signature) =>
        Decode(signature) is { } bytes
        && CryptographicOperations.FixedTimeEquals(
            bytes, HMACSHA512.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.UTF8.GetBytes(text)));

    private static string Encode(byte[] signature, SignatureEncoding encoding) => encoding switch
    {
        SignatureEncoding.Base64 => Convert.ToBase64String(signature),
        SignatureEncoding.Hex => Convert.ToHexStringLower(signature),
    };

    /// <summary>128 hex characters (HMAC) or 512 (RSA 2048) are read as hex, anything else as base64.</summary>
    private static byte[]? Decode(string signature)
    {
        if (signature.Length is 128 or 512 && !signature.AsSpan().ContainsAnyExcept("0123456789abcdefABCDEF"))
        {
            return Convert.FromHexString(signature);
        }

        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var count) ? bytes[..count] : null;
    }
}
