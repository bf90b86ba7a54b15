namespace Premium.Adapters.Alerts;

/// <summary>
/// The WhatsApp Cloud API that alerts leave by; no <see cref="PhoneNumberId"/> is no such channel. Not a record: its
/// text must never print a secret.
/// </summary>
public sealed class WhatsAppSettings
{
    private const int SecretLengthMin = 16;

    public string BaseUrl { get; init; } = "https://graph.facebook.com";

    /// <summary>Of the Graph API.</summary>
    public string Version { get; init; } = "v23.0";

    /// <summary>Meta's id of the number that sends, not the number itself; empty where the channel is off.</summary>
    public string PhoneNumberId { get; init; } = "";

    /// <summary>Access token of a system user with <c>whatsapp_business_messaging</c>.</summary>
    public string Token { get; init; } = "";

    /// <summary>Signs what Meta's webhook brings.</summary>
    public string AppSecret { get; init; } = "";

    /// <summary>Shown once by Meta when the webhook is set up, and never again.</summary>
    public string VerifyToken { get; init; } = "";

    /// <summary>Name of the approved template.</summary>
    public string Template { get; init; } = "";

    /// <summary>Code of the language it was approved in.</summary>
    public string TemplateLanguage { get; init; } = "id";

    /// <summary>
    /// What the placeholders of its body are filled with, in their order: <c>subject</c>, <c>short</c> (on one line),
    /// <c>line1</c> to <c>line4</c> of it, <c>village</c>.
    /// </summary>
    public string TemplateParameters { get; init; } = "line1,line2,line3,line4";

    public bool IsOn => PhoneNumberId.Length > 0;

    internal IReadOnlyList<string> Parameters =>
        TemplateParameters.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One sentence for each wrong setting: its name and what is accepted, never its value.</summary>
    /// <param name="key">The prefix of the settings, such as <c>WhatsApp</c>.</param>
    public IEnumerable<string> Problems(string key)
    {
        if (!IsOn)
        {
            if (Token.Length + AppSecret.Length + VerifyToken.Length + Template.Length > 0)
            {
                yield return $"{key}:PhoneNumberId: expected Meta's id of the sending number, because others are set.";
            }

            yield break;
        }

        if (!HttpPlace.IsSafe(BaseUrl) || new Uri(BaseUrl).PathAndQuery != "/")
        {
            yield return $"{key}:BaseUrl: expected https and a host, such as https://graph.facebook.com.";
        }

        if (Version.Length < 2 || Version[0] != 'v' || !Version[1..].All(c => char.IsAsciiDigit(c) || c == '.'))
        {
            yield return $"{key}:Version: expected a version of the Graph API, such as v23.0.";
        }

        if (!PhoneNumberId.All(char.IsAsciiDigit))
        {
            yield return $"{key}:PhoneNumberId: expected digits, Meta's id and not the number.";
        }

        foreach (var (name, secret) in new[]
        {
            ("Token", Token), ("AppSecret", AppSecret), ("VerifyToken", VerifyToken),
        })
        {
            if (secret.Length < SecretLengthMin || secret.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                yield return $"{key}:{name}: expected at least {SecretLengthMin} characters without spaces.";
            }
        }

        if (Template.Length == 0 || !Template.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            yield return $"{key}:Template: expected the name of an approved template: small letters, digits and _.";
        }

        if (TemplateLanguage.Length < 2 || !TemplateLanguage.All(c => char.IsAsciiLetter(c) || c == '_'))
        {
            yield return $"{key}:TemplateLanguage: expected the language of the template, such as id or en_US.";
        }

        if (Parameters.FirstOrDefault(p => !WhatsAppBody.Placeholders.Contains(p)) is not null)
        {
            yield return $"{key}:TemplateParameters: expected names of " +
                $"{string.Join(", ", WhatsAppBody.Placeholders)}, separated by commas.";
        }
    }
}
