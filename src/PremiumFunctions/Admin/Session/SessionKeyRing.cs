using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Premium.Adapters.Storage;

namespace PremiumFunctions;

/// <summary>
/// The keys that cookies and forms are sealed with, the same for all instances: rows of table <c>desk</c>, themselves
/// sealed with a key that never stands in storage.
/// </summary>
public sealed class SessionKeyRing(StorageAccount account) : IXmlRepository
{
    /// <summary>What is no key of ours keeps nobody out.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. DeskRows.KeyRing(account).Select(Parsed).OfType<XElement>()];

    private static XElement? Parsed(string text)
    {
        try
        {
            return XElement.Parse(text);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public void StoreElement(XElement element, string friendlyName) =>
        DeskRows.AddToKeyRing(account, element.ToString(SaveOptions.DisableFormatting));
}

/// <summary>AES-GCM under a key derived from the one that seals names and NIK, for this purpose alone.</summary>
public sealed class SessionKeySeal(Settings settings) : IXmlEncryptor
{
    private const string ElementName = "sealed";
    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(settings.Storage.NikCipherKey), 32,
        info: Encoding.UTF8.GetBytes("premium desk: keys of sessions"));

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var whole = new byte[AesGcm.NonceByteSizes.MaxSize + plain.Length + AesGcm.TagByteSizes.MaxSize];
        var (nonce, text, tag) = Parts(whole);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce, plain, text, tag);
        return new EncryptedXmlInfo(new XElement(ElementName, Convert.ToBase64String(whole)), typeof(Opener));
    }

    private XElement Decrypt(XElement element)
    {
        var whole = Convert.FromBase64String(element.Value);
        var (nonce, text, tag) = Parts(whole);
        var plain = new byte[text.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Decrypt(nonce, text, tag, plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private static Sealed Parts(byte[] whole)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        return new Sealed(whole.AsSpan(0, nonce), whole.AsSpan(nonce..^tag), whole.AsSpan(^tag..));
    }

    private readonly ref struct Sealed(Span<byte> nonce, Span<byte> text, Span<byte> tag)
    {
        private readonly Span<byte> nonce = nonce;
        private readonly Span<byte> text = text;
        private readonly Span<byte> tag = tag;

        public void Deconstruct(out Span<byte> first, out Span<byte> middle, out Span<byte> last)
        {
            first = nonce;
            middle = text;
            last = tag;
        }
    }

    /// <summary>The framework makes it by name, from what stands beside a sealed key.</summary>
    public sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            services.GetRequiredService<SessionKeySeal>().Decrypt(encryptedElement);
    }
}
