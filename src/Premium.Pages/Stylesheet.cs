using System.Security.Cryptography;
using System.Text;

namespace Premium.Pages;

/// <summary>The one stylesheet, written into every page, and the policy that lets nothing else in.</summary>
public static class Stylesheet
{
    public static readonly string Text = Read("Page.css") + Read("Village.css") + Read("Report.css");

    /// <summary>Content-Security-Policy: no script, no image, no style but ours by its hash.</summary>
    public static readonly string Policy =
        "default-src 'none'; base-uri 'none'; form-action 'self'; style-src 'sha256-" +
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text))) + "'";

    /// <summary>The same for a page that shows a mail, whose styles stand on its elements.</summary>
    public const string MailPolicy =
        "default-src 'none'; base-uri 'none'; form-action 'self'; style-src 'unsafe-inline'";

    private static string Read(string file)
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded in the assembly of the pages.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
