using Premium.Domain;

namespace Premium.Pages;

/// <summary>Addresses of people, shown so that who knows them recognises them and nobody else learns them.</summary>
public static class Masked
{
    private const string Hidden = "***";
    private const int DigitsShown = 3;

    /// <summary><c>b***@desa.example</c>, <c>***001</c>.</summary>
    public static string Address(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 ? $"{address[0]}{Hidden}{address[at..]}"
            : address.Length > DigitsShown ? Hidden + address[^DigitsShown..]
            : Hidden;
    }

    /// <summary>Whose a delivery's key is, <c>channel:address</c>: one of the contacts, or nobody known.</summary>
    public static (Contact? Contact, string Channel, string Address) Recipient(
        string key, IEnumerable<Contact> contacts)
    {
        var cut = key.IndexOf(':', StringComparison.Ordinal);
        var (channel, address) = cut < 0 ? ("", key) : (key[..cut], key[(cut + 1)..]);
        return (
            contacts.FirstOrDefault(c =>
                string.Equals(Deliveries.KeyOf(c), key, StringComparison.OrdinalIgnoreCase)),
            channel,
            Address(address));
    }
}
