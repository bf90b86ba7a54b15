using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Premium.Pages;

namespace PremiumFunctions;

/// <summary>What every page reads from its request.</summary>
internal static class PageRequest
{
    public static Language LanguageOf(HttpRequest request) =>
        request.Query["lang"] == "en" ? Language.English : Language.Indonesian;

    /// <summary>Path of the overview, of whatever is asked for: beside it lies the interface for programs.</summary>
    public static string PagesOf(HttpRequest request)
    {
        var parts = request.PathBase.Add(request.Path).ToString().Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "pages");
        return at >= 0 ? $"/{string.Join('/', parts[..(at + 1)])}" : $"/{parts.FirstOrDefault()}/pages";
    }

    public static Links LinksOf(HttpRequest request) => new(PagesOf(request), LanguageOf(request));

    /// <summary>So that going back or reloading sends nothing again.</summary>
    public static IResult SeeOther(HttpRequest request, string address)
    {
        request.HttpContext.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    public static RazorComponentResult<MessagePage> NotThere(HttpRequest request)
    {
        var language = LanguageOf(request);
        var isIndonesian = language == Language.Indonesian;
        return new RazorComponentResult<MessagePage>(new
        {
            Title = isIndonesian ? "Halaman tidak ditemukan" : "Page not found",
            Text = isIndonesian
                ? $"Tidak ada halaman untuk {request.Path}. Mulailah dari ringkasan kabupaten."
                : $"There is no page for {request.Path}. Start from the overview of the regency.",
            Language = language,
            Root = PagesOf(request),
        })
        {
            StatusCode = StatusCodes.Status404NotFound,
        };
    }
}
