using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Premium.Domain;

/// <summary>Lets whoever holds it answer for one village until a day. It names no person.</summary>
/// <param name="Village">Whose months it shows.</param>
/// <param name="Role">Whom it was sent to.</param>
/// <param name="ExpiresOn">Last day on which it opens.</param>
public sealed record ReplyLink(VillageCode Village, ContactRole Role, DateOnly ExpiresOn);

/// <summary>
/// The keys that links are signed under, with HMAC-SHA256: the first one signs, all of them are believed, so that links
/// sent before a new key still open. A token is 32 characters: village, role and last day, then 128 bits of the code.
/// </summary>
public sealed class ReplyKeys
{
    public const string Expected = "one key or more, separated by commas, the newest first, each 32 bytes in base64";

    public const int TokenLength = 32;

    private const int KeyBytes = 32;
    private const int PayloadBytes = 8;
    private const int CodeBytes = 16;
    private const byte Version = 0x10;

    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private readonly IReadOnlyList<byte[]> keys;

    private ReplyKeys(IReadOnlyList<byte[]> keys) => this.keys = keys;

    /// <exception cref="FormatException">A key is none, or there twice; the message does not repeat it.</exception>
    public static ReplyKeys Parse(string text)
    {
        var keys = text.Split(',', StringSplitOptions.TrimEntries).Select(KeyOf).ToList();
        return keys.TrueForAll(k => k is not null)
            && keys.DistinctBy(k => Convert.ToHexString(k!)).Count() == keys.Count
            ? new ReplyKeys([.. keys.OfType<byte[]>()])
            : throw new FormatException($"expected {Expected}.");
    }

    /// <summary>The same for the same link under the same key.</summary>
    public string Sign(ReplyLink link)
    {
        var bytes = new byte[PayloadBytes + CodeBytes];
        bytes[0] = (byte)(Version | (int)link.Role);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, link.Village.AsNumber);
        number[3..].CopyTo(bytes.AsSpan(1));
        BinaryPrimitives.WriteUInt16BigEndian(
            bytes.AsSpan(6), checked((ushort)(link.ExpiresOn.DayNumber - FirstDay.DayNumber)));
        CodeOf(keys[0], bytes.AsSpan(0, PayloadBytes)).CopyTo(bytes.AsSpan(PayloadBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>It could be a token; what is cut off on its way could not.</summary>
    public static bool IsWhole([NotNullWhen(true)] string? token) =>
        token is { Length: TokenLength } && Base64Url.IsValid(token, out var length)
        && length == PayloadBytes + CodeBytes;

    /// <summary>Null where it was not signed here, or was changed. Whether it has expired is not asked.</summary>
    public ReplyLink? Read(string? token)
    {
        var bytes = new byte[PayloadBytes + CodeBytes];
        if (!IsWhole(token) || Base64Url.DecodeFromChars(token, bytes) != bytes.Length)
        {
            return null;
        }

        // Under every key and to the last byte, so that the time taken tells nothing.
        var payload = bytes.AsSpan(0, PayloadBytes);
        var isOurs = false;
        foreach (var key in keys)
        {
            isOurs |= CryptographicOperations.FixedTimeEquals(CodeOf(key, payload), bytes.AsSpan(PayloadBytes));
        }

        return isOurs ? Of(payload) : null;
    }

    private static ReplyLink? Of(ReadOnlySpan<byte> payload)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        payload[1..6].CopyTo(number[3..]);
        var digits = BinaryPrimitives.ReadInt64BigEndian(number).ToString("D10", CultureInfo.InvariantCulture);
        var role = (ContactRole)(payload[0] & 0x0F);
        return (payload[0] & 0xF0) == Version && Enum.IsDefined(role)
            && VillageCode.TryParse($"{digits[..2]}.{digits[2..4]}.{digits[4..6]}.{digits[6..]}", out var village)
            ? new ReplyLink(village, role, FirstDay.AddDays(BinaryPrimitives.ReadUInt16BigEndian(payload[6..])))
            : null;
    }

    /// <summary>Of nothing else that is ever signed under the same key.</summary>
    private static ReadOnlySpan<byte> CodeOf(byte[] key, ReadOnlySpan<byte> payload)
    {
        ReadOnlySpan<byte> purpose = "premium reply link"u8;
        var signed = new byte[purpose.Length + payload.Length];
        purpose.CopyTo(signed);
        payload.CopyTo(signed.AsSpan(purpose.Length));
        return HMACSHA256.HashData(key, signed).AsSpan(0, CodeBytes);
    }

    private static byte[]? KeyOf(string text)
    {
        var key = new byte[KeyBytes];
        return text.Length == 44 && Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes
            ? key
            : null;
    }
}
