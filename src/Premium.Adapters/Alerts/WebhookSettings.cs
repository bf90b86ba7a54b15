namespace Premium.Adapters.Alerts;

/// <summary>
/// Other programs that alerts are posted to, such as a gateway of the regency; no <see cref="Hosts"/> is no such
/// channel. Not a record: its text must never print the secret.
/// </summary>
public sealed class WebhookSettings
{
    private const string Prefix = "whsec_";
    private const int SecretBytesMin = 24;
    private const int SecretBytesMax = 64;

    /// <summary>Hosts that may be posted to, separated by commas; a contact names the address.</summary>
    public string Hosts { get; init; } = "";

    /// <summary>24 to 64 bytes in base64, which the receiver knows, too; <c>whsec_</c> may stand before it.</summary>
    public string Secret { get; init; } = "";

    public bool IsOn => Hosts.Length > 0;

    internal byte[] Key => TryKey(out var key) ? key : [];

    /// <summary>An address on a host that is set; encrypted, or on this machine.</summary>
    public bool MayPostTo(string url) => HttpPlace.IsSafe(url)
        && Hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Contains(new Uri(url).Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>One sentence for each wrong setting: its name and what is accepted, never its value.</summary>
    /// <param name="key">The prefix of the settings, such as <c>Webhook</c>.</param>
    public IEnumerable<string> Problems(string key)
    {
        if (Hosts.Split(',').Any(h => Uri.CheckHostName(h.Trim()) == UriHostNameType.Unknown) && Hosts.Length > 0)
        {
            yield return $"{key}:Hosts: expected names of hosts, separated by commas, such as gateway.example.id.";
        }

        if (IsOn ? !TryKey(out _) : Secret.Length > 0)
        {
            yield return IsOn
                ? $"{key}:Secret: expected {SecretBytesMin} to {SecretBytesMax} bytes in base64 " +
                    "(openssl rand -base64 32)."
                : $"{key}:Hosts: expected the hosts that {key}:Secret is for.";
        }
    }

    private bool TryKey(out byte[] key)
    {
        var text = Secret.StartsWith(Prefix, StringComparison.Ordinal) ? Secret[Prefix.Length..] : Secret;
        key = new byte[text.Length];
        var isRight = Convert.TryFromBase64String(text, key, out var length)
            && length is >= SecretBytesMin and <= SecretBytesMax;
        key = isRight ? key[..length] : [];
        return isRight;
    }
}
