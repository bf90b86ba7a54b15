using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// The two keys of the vault: HMAC-SHA256 under one makes the id that a person is known by, AES-256-GCM under the other
/// seals, bound to the place where the sealed bytes are kept, so that nothing put in another's place tells anything.
/// </summary>
internal sealed class NikKeys
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] hashKey;
    private readonly byte[] cipherKey;

    /// <exception cref="InvalidOperationException">A key is missing or not 32 bytes in base64.</exception>
    public NikKeys(StorageSettings settings)
    {
        hashKey = Key("Storage:NikHashKey", settings.NikHashKey);
        cipherKey = Key("Storage:NikCipherKey", settings.NikCipherKey);
        if (hashKey.AsSpan().SequenceEqual(cipherKey))
        {
            throw new InvalidOperationException(
                "Storage:NikHashKey and Storage:NikCipherKey are the same: expected two keys.");
        }
    }

    /// <summary>The member id of a NIK: 43 characters of base64url.</summary>
    public string IdOf(Nik nik) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(hashKey, Encoding.ASCII.GetBytes(nik.Reveal())));

    /// <summary>Any bytes, bound to the place where they are kept.</summary>
    public byte[] Seal(byte[] plain, string place)
    {
        var box = new byte[1 + NonceBytes + TagBytes + plain.Length];
        box[0] = Version;
        var nonce = box.AsSpan(1, NonceBytes);

        // The one place with randomness of its own: a nonce that could be foreseen or repeated would break the cipher.
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(cipherKey, TagBytes);
        cipher.Encrypt(
            nonce, plain, box.AsSpan(1 + NonceBytes + TagBytes), box.AsSpan(1 + NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(place));
        return box;
    }

    /// <exception cref="UnreadableRowException">They were changed, moved, or written under another key.</exception>
    public byte[] Unseal(byte[]? box, string place)
    {
        if (box is not { Length: >= 1 + NonceBytes + TagBytes } || box[0] != Version)
        {
            throw new UnreadableRowException($"{place}: expected cipher text of version 1.");
        }

        var plain = new byte[box.Length - (1 + NonceBytes + TagBytes)];
        try
        {
            using var cipher = new AesGcm(cipherKey, TagBytes);
            cipher.Decrypt(
                box.AsSpan(1, NonceBytes), box.AsSpan(1 + NonceBytes + TagBytes),
                box.AsSpan(1 + NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(place));
            return plain;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new UnreadableRowException($"{place}: changed, or written under another key.", e);
        }
    }

    /// <summary>Null where it was not sealed there under this key.</summary>
    public byte[]? TryUnseal(byte[]? box, string place)
    {
        try
        {
            return Unseal(box, place);
        }
        catch (UnreadableRowException)
        {
            return null;
        }
    }

    public bool HasHashKeyOf(NikKeys other) => hashKey.AsSpan().SequenceEqual(other.hashKey);

    public bool HasCipherKeyOf(NikKeys other) => cipherKey.AsSpan().SequenceEqual(other.cipherKey);

    private static byte[] Key(string name, string text)
    {
        var key = new byte[32];
        return text.Length == 44 && Convert.TryFromBase64String(text, key, out var length) && length == key.Length
            ? key
            : throw new InvalidOperationException($"Setting {name} is not a key: expected 32 bytes in base64.");
    }
}
