using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Names and NIK, apart from everything collection reads: table <c>registry</c>, partition
/// <c>33.16.12~person</c>, row key the member's id, one column of cipher text. The id is HMAC-SHA256 of the NIK under
/// one key, the text is AES-256-GCM under another and bound to its row, so that neither the table alone nor a row put
/// in another's place tells or claims anything.
/// </summary>
public sealed class NikVault : IPeople
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly TableClient registry;
    private readonly byte[] hashKey;
    private readonly byte[] cipherKey;

    private NikVault(TableClient registry, byte[] hashKey, byte[] cipherKey)
    {
        this.registry = registry;
        this.hashKey = hashKey;
        this.cipherKey = cipherKey;
    }

    /// <exception cref="InvalidOperationException">A key is missing or not 32 bytes in base64.</exception>
    public static NikVault Open(StorageAccount account, StorageSettings settings)
    {
        var (hashKey, cipherKey) = CheckKeys(settings);
        return new NikVault(account.Registry, hashKey, cipherKey);
    }

    /// <exception cref="InvalidOperationException">A key is missing or not 32 bytes in base64.</exception>
    internal static (byte[] Hash, byte[] Cipher) CheckKeys(StorageSettings settings)
    {
        var hashKey = Key("Storage:NikHashKey", settings.NikHashKey);
        var cipherKey = Key("Storage:NikCipherKey", settings.NikCipherKey);
        return hashKey.AsSpan().SequenceEqual(cipherKey)
            ? throw new InvalidOperationException(
                "Storage:NikHashKey and Storage:NikCipherKey are the same: expected two keys.")
            : (hashKey, cipherKey);
    }

    /// <summary>The member id of a NIK: 43 characters of base64url.</summary>
    public string IdOf(Nik nik) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(hashKey, Encoding.ASCII.GetBytes(nik.Reveal())));

    /// <summary>Puts people in place of what was known under the same NIK. May be repeated.</summary>
    /// <exception cref="FormatException">One NIK comes twice; nothing was written.</exception>
    public async Task ImportAsync(DistrictCode district, IReadOnlyList<Person> people, CancellationToken stop)
    {
        var partition = Partition(district);
        var rows = new Dictionary<string, (int Place, TableTransactionAction Action)>(StringComparer.Ordinal);
        for (var place = 0; place < people.Count; place++)
        {
            var id = IdOf(people[place].Nik);
            var entity = new TableEntity(partition, id) { ["Cipher"] = Encrypt(partition, id, people[place]) };
            EntityLimits.Check(entity);
            if (!rows.TryAdd(id, (place, new(TableTransactionActionType.UpsertReplace, entity))))
            {
                throw new FormatException(
                    $"People {rows[id].Place + 1} and {place + 1} of the import have the same NIK. " +
                    "Nothing was written.");
            }
        }

        foreach (var batch in rows.Values.Select(r => r.Action).Chunk(EntityLimits.BatchRowsMax))
        {
            await registry.SubmitTransactionAsync(batch, stop);
        }
    }

    /// <summary>Who is behind a member id of a roster.</summary>
    /// <exception cref="FormatException">The row was changed, or written under another key.</exception>
    public async Task<Person?> FindAsync(DistrictCode district, string id, CancellationToken stop)
    {
        var partition = Partition(district);
        var row = await registry.GetEntityIfExistsAsync<TableEntity>(partition, id, cancellationToken: stop);
        return row.HasValue ? Decrypt(partition, id, row.Value!.GetBinary("Cipher")) : null;
    }

    public async Task<bool> EraseAsync(DistrictCode district, string id, CancellationToken stop)
    {
        // The SDK takes a row that is not there for deleted, and says so in the status alone.
        var deleted = await registry.DeleteEntityAsync(Partition(district), id, ETag.All, stop);
        return deleted.Status != 404;
    }

    /// <summary>Any bytes, bound to the place where they are kept.</summary>
    internal byte[] Seal(byte[] plain, string place)
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

    /// <exception cref="FormatException">They were changed, moved, or written under another key.</exception>
    internal byte[] Unseal(byte[]? box, string place)
    {
        if (box is not { Length: >= 1 + NonceBytes + TagBytes } || box[0] != Version)
        {
            throw new FormatException($"{place}: expected cipher text of version 1.");
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
            throw new FormatException($"{place}: changed, or written under another key.", e);
        }
    }

    private static string Partition(DistrictCode district) => $"{district}~person";

    private byte[] Encrypt(string partition, string id, Person person) =>
        Seal(Encoding.UTF8.GetBytes($"{person.Nik.Reveal()}{person.Name}"), Place(partition, id));

    private Person Decrypt(string partition, string id, byte[]? box)
    {
        var text = Encoding.UTF8.GetString(Unseal(box, Place(partition, id)));
        return text.Length >= 16
            ? new Person(text[16..], Nik.Parse(text[..16]))
            : throw new FormatException($"Row '{partition}' '{id}', column Cipher: expected a NIK and a name.");
    }

    private static string Place(string partition, string id) => $"{partition}|{id}";

    private static byte[] Key(string name, string text)
    {
        var key = new byte[32];
        return text.Length == 44 && Convert.TryFromBase64String(text, key, out var length) && length == key.Length
            ? key
            : throw new InvalidOperationException($"Setting {name} is not a key: expected 32 bytes in base64.");
    }
}
