namespace PremiumFunctions.Local.Phones;

/// <summary>The account of the Cloud API that the twin plays.</summary>
public sealed record PhoneTwinOptions
{
    /// <summary>Where messages are kept over a restart; empty for nowhere.</summary>
    public string DataFolder { get; init; } = "";

    /// <summary>0 for one that the system picks.</summary>
    public int Port { get; init; }

    public string Version { get; init; } = "v23.0";

    /// <summary>No number of Meta's begins with zeros.</summary>
    public string PhoneNumberId { get; init; } = "000099990001";

    public string Token { get; init; } = "twin-token-of-a-system-user";

    public string AppSecret { get; init; } = "twin-app-secret-nobody-else-has";

    public string VerifyToken { get; init; } = "twin-verify-token-told-to-meta";

    public string Template { get; init; } = "pemberitahuan_iuran";

    public string TemplateLanguage { get; init; } = "id";

    /// <summary>The body that was approved, with a place for each parameter.</summary>
    public string TemplateBody { get; init; } = "{{1}}\n{{2}}\n{{3}}\n{{4}}";

    public Func<string, PhoneConduct> ConductOf { get; init; } = _ => PhoneConduct.Good;
}
