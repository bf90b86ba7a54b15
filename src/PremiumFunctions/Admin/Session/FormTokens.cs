using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>What a session sends must come from a page that was shown to this very person.</summary>
internal static class FormTokens
{
    public const string Field = "form-token";
    public const string Header = "x-form-token";

    /// <exception cref="RequestException">It does not.</exception>
    public static async Task CheckAsync(IAntiforgery antiforgery, HttpContext http)
    {
        bool isValid;
        try
        {
            isValid = await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            throw RequestException.BrokenForm();
        }

        if (!isValid)
        {
            throw new RequestException(StatusCodes.Status403Forbidden, new Said(
                "Formulir ini bukan dari halaman yang sedang Anda buka, atau Anda sudah masuk sebagai orang lain. "
                    + "Tidak ada yang berubah. Buka lagi halamannya dan kirim sekali lagi.",
                $"{Field}: expected a form of a page that was shown to you. Nothing changed; open the page again."));
        }
    }
}
