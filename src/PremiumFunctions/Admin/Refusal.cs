using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Premium.Domain;
using Premium.Pages;

namespace PremiumFunctions;

/// <summary>What is refused: a page to a browser, a problem document (RFC 9457) to a program.</summary>
internal static class Refusal
{
    /// <summary>A browser says that it would rather have a page.</summary>
    public static bool IsByBrowser(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static IResult Of(HttpRequest request, int status, Said why)
    {
        if (!IsByBrowser(request))
        {
            return TypedResults.Problem(why.English, statusCode: status);
        }

        var language = PageRequest.LanguageOf(request);
        var words = new Words(language, TimeSpan.Zero);
        return new RazorComponentResult<MessagePage>(new
        {
            Title = words.Of(TitleOf(status)),
            Text = words.Of(why),
            Language = language,
            Root = PageRequest.PagesOf(request),
        })
        {
            StatusCode = status,
        };
    }

    private static Said TitleOf(int status) => status switch
    {
        StatusCodes.Status403Forbidden => new("Tidak diizinkan", "Not allowed"),
        StatusCodes.Status404NotFound => new("Tidak ditemukan", "Not found"),
        StatusCodes.Status405MethodNotAllowed => new("Tidak dengan cara ini", "Not in this way"),
        StatusCodes.Status409Conflict => new("Tidak dapat dilakukan sekarang", "Cannot be done now"),
        StatusCodes.Status413PayloadTooLarge => new("Terlalu besar", "Too large"),
        < 500 => new("Isian tidak dapat diterima", "This cannot be taken"),
        _ => new("Ada yang salah di pihak kami", "Something is wrong on this side"),
    };
}
