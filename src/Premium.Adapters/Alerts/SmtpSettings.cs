using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace Premium.Adapters.Alerts;

/// <summary>The mail server that alerts leave by. Not a record: its text must never print the password.</summary>
public sealed class SmtpSettings
{
    public string Host { get; init; } = "";

    /// <summary>587 for starttls, 465 for tls. Port 25 is closed for outgoing mail on Azure.</summary>
    public int Port { get; init; } = 587;

    /// <summary><c>none</c>, <c>starttls</c> or <c>tls</c> (encrypted from the first byte).</summary>
    public string Security { get; init; } = "starttls";

    /// <summary>Empty where the server asks for no sign-in.</summary>
    public string UserName { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Address of the sender; its domain also ends every Message-ID.</summary>
    public string From { get; init; } = "";

    public string FromName { get; init; } = "";

    /// <summary>Where the server's own reports go (MAIL FROM); empty for the sender.</summary>
    public string EnvelopeFrom { get; init; } = "";

    /// <summary>
    /// How this host names itself to the server (EHLO), a name that the server can look up; empty for the machine's
    /// own. Some servers refuse what is no name of the DNS (504 5.5.2).
    /// </summary>
    public string HeloName { get; init; } = "";

    /// <summary>One sentence for each wrong setting: its name and what is accepted, never its value.</summary>
    /// <param name="key">The prefix of the settings, such as <c>Smtp</c>.</param>
    public IEnumerable<string> Problems(string key)
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            yield return $"{key}:Host: expected the name or address of the mail server, such as mail.example.id.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return $"{key}:Port: expected a number from 1 to 65535, usually 587.";
        }

        if (Security is not ("none" or "starttls" or "tls"))
        {
            yield return $"{key}:Security: expected none, starttls or tls.";
        }
        else if (Security == "none" && UserName.Length > 0)
        {
            yield return $"{key}:Security: expected starttls or tls, because a password must not travel unencrypted.";
        }

        if (UserName.Length > 0 && Password.Length == 0)
        {
            yield return $"{key}:Password: expected the password of {key}:UserName.";
        }

        // A file carries a line break at its end, and so does a secret that was put in from one.
        foreach (var (name, value) in new[] { ("UserName", UserName), ("Password", Password) })
        {
            if (value.Any(char.IsControl))
            {
                yield return $"{key}:{name}: expected one line, without a line break at its end.";
            }
        }

        if (UserName.Length == 0 && Password.Length > 0)
        {
            yield return $"{key}:UserName: expected the user that {key}:Password belongs to.";
        }

        if (!TryAddress(From, out _))
        {
            yield return $"{key}:From: expected one plain address, such as iuran@blorakab.example.";
        }

        if (EnvelopeFrom.Length > 0 && !TryAddress(EnvelopeFrom, out _))
        {
            yield return $"{key}:EnvelopeFrom: expected one plain address, such as bounce@blorakab.example.";
        }

        if (HeloName.Length > 0 && (Uri.CheckHostName(HeloName) == UriHostNameType.Unknown || !HeloName.Contains('.')))
        {
            yield return $"{key}:HeloName: expected a full host name, such as iuran.blorakab.example.";
        }

        if (FromName.Any(char.IsControl))
        {
            yield return $"{key}:FromName: expected a name on one line.";
        }
    }

    /// <summary>
    /// Reads one plain ASCII address: no display name, comment, list or route, each of which could carry a second
    /// recipient past whoever checks the first.
    /// </summary>
    public static bool TryAddress(string text, [NotNullWhen(true)] out MailboxAddress? address)
    {
        // 254: the longest path that SMTP carries (RFC 5321, 4.5.3.1.3).
        if (text.Length is > 2 and <= 254 &&
            !text.AsSpan().ContainsAnyExceptInRange('!', '~') &&
            MailboxAddress.TryParse(text, out address) &&
            address.Address == text &&
            address.Domain.Length > 0 &&
            address.Route.Count == 0)
        {
            return true;
        }

        address = null;
        return false;
    }
}
