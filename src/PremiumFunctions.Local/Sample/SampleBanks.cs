using System.Security.Cryptography;
using System.Text;
using Premium.Adapters.Snap;
using Premium.Domain;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Sample;

/// <summary>
/// The two invented banks of the sample regency, as the twin knows them and as the settings of the function app name
/// them. They differ where real banks differ: signature encoding, timestamp form, id lengths.
/// </summary>
public static class SampleBanks
{
    public const string Daerah = "bank-daerah";
    public const string Bpr = "bpr-kabupaten";

    public static readonly IReadOnlyList<string> Ids = [Daerah, Bpr];

    public static AccountNo CollectionAccount(string bank) =>
        AccountNo.Parse(bank == Daerah ? "9900000000017" : "9900000000025");

    /// <param name="accounts">Village accounts by bank.</param>
    /// <param name="publicKeyPem">The public half of the key that the function app signs with.</param>
    public static IReadOnlyList<PlayedBank> AsTwins(ILookup<string, TwinAccount> accounts, string publicKeyPem) =>
        [.. Ids.Select(id => new PlayedBank
        {
            Id = id,
            ClientId = "premium-" + id,
            ClientSecret = SecretOf(id),
            PartnerPublicKeyPem = publicKeyPem,
            PartnerId = "PREMIUM",
            ChannelId = "95221",
            CollectionAccount = CollectionAccount(id),
            Accounts = [.. accounts[id]],
            TimestampForm = id == Bpr ? TwinTimestampForm.Milliseconds : TwinTimestampForm.Seconds,
        })];

    /// <summary>
    /// Settings of both banks. Time-outs and waits are short, because nobody watching a sample waits half a minute
    /// for a bank that will not answer.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string?>> AsSettings(Uri twin, string privateKeyPem) =>
        Ids.SelectMany(id => new Dictionary<string, string?>
        {
            ["BaseUrl"] = twin.GetLeftPart(UriPartial.Authority),
            ["ClientId"] = "premium-" + id,
            ["ClientSecret"] = SecretOf(id),
            ["PrivateKeyPem"] = privateKeyPem,
            ["PartnerId"] = "PREMIUM",
            ["ChannelId"] = "95221",
            ["CollectionAccount"] = CollectionAccount(id).Reveal(),
            ["TokenPath"] = $"/bank-{id}/v1.0/access-token/b2b",
            ["BalancePath"] = $"/bank-{id}/v1.0/balance-inquiry",
            ["StatementPath"] = $"/bank-{id}/v1.0/bank-statement",
            ["TransferPath"] = $"/bank-{id}/v1.0/transfer-intrabank",
            ["StatusPath"] = $"/bank-{id}/v1.0/transfer/status",
            ["PartnerReferenceMax"] = "19",
            ["ExternalIdMax"] = "19",
            ["BalanceExternalIdMax"] = id == Bpr ? "9" : "19",
            ["StatementExternalIdMax"] = id == Bpr ? "9" : "19",
            ["TimestampForm"] = (id == Bpr ? TimestampForm.PlusSevenMilliseconds : TimestampForm.PlusSeven).ToString(),
            ["SignatureEncoding"] = (id == Bpr ? SignatureEncoding.Hex : SignatureEncoding.Base64).ToString(),
            ["PaymentTimeoutSeconds"] = "4",
            ["QueryTimeoutSeconds"] = "3",
            ["QueryRetryDelaySeconds"] = "0.1",
            ["PaymentPatienceSeconds"] = "20",
            ["InquiryDelaysSeconds"] = "1,2,3600",
            ["BreakSeconds"] = "2",

            // The twin's statement shows what it did at once: whoever plays sees "try again" do so.
            ["StatementLagMinutes"] = "0",
            ["MaxConcurrentPayments"] = "16",
            ["PaymentsPerSecond"] = "200",
            ["QueriesPerSecond"] = "200",
        }.Select(s => KeyValuePair.Create($"Banks:{id}:{s.Key}", s.Value)));

    private static string SecretOf(string bank) => "sample-secret-of-" + bank;
}

/// <summary>The key pair of one local installation: made on first use, kept beside its data.</summary>
public sealed record SampleKeys(string PrivatePem, string PublicPem, (string Hash, string Cipher) NikKeys)
{
    private const string NikKeysFile = "nik-keys.txt";

    public static SampleKeys In(string folder)
    {
        var path = Path.Combine(folder, "sample-key.pem");
        if (!File.Exists(path))
        {
            Make(path);
        }

        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(path));
        var pem = key.ExportPkcs8PrivateKeyPem();
        var rotated = Path.Combine(folder, NikKeysFile);
        return new SampleKeys(
            pem, key.ExportSubjectPublicKeyInfoPem(),
            File.Exists(rotated) && File.ReadAllLines(rotated) is [var hash, var cipher]
                ? (hash, cipher)
                : (Derived(pem, "hashes of NIK"), Derived(pem, "NIK")));
    }

    /// <summary>Written whole or not at all; of several that start at once, all have the key of the first.</summary>
    private static void Make(string path)
    {
        using var key = RSA.Create(2048);
        var draft = $"{path}.{RandomNumberGenerator.GetHexString(8)}";
        File.WriteAllText(draft, key.ExportPkcs8PrivateKeyPem());
        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    /// <summary>From now on the installation has these, as after a rotation.</summary>
    public static void PutNikKeys(string folder, (string Hash, string Cipher) keys)
    {
        var draft = Path.Combine(folder, NikKeysFile + ".part");
        File.WriteAllLines(draft, [keys.Hash, keys.Cipher]);
        File.Move(draft, Path.Combine(folder, NikKeysFile), overwrite: true);
    }

    /// <summary>32 bytes in base64 for another purpose, the same for the same installation.</summary>
    private static string Derived(string privatePem, string purpose) => Convert.ToBase64String(
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(privatePem), 32, info: Encoding.UTF8.GetBytes(purpose)));
}
