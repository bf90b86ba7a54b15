using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>
/// Refuses what another site makes a browser send with its user's credentials. A browser says where a request comes
/// from, forms included; other programs say nothing and are let through.
/// </summary>
internal static class CrossSite
{
    /// <param name="request">The request.</param>
    /// <param name="publicUrl">By which people reach us; null where no setting says.</param>
    /// <exception cref="RequestException">Another site made it; the header that says so is named.</exception>
    public static void Check(HttpRequest request, Uri? publicUrl)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            throw new RequestException(403, "Sec-Fetch-Site: expected a request from this site itself.");
        }

        // Browsers alone set it, and they know what name they asked; a relay in between may have told us another one.
        if (site != "same-origin" && request.Headers.Origin.Count > 0 && !IsOurs(request, publicUrl))
        {
            throw new RequestException(403, "Origin: expected this site itself.");
        }
    }

    /// <summary>The name that was asked of the first proxy that says one; empty where none does.</summary>
    public static string ForwardedHost(HttpRequest request) =>
        request.Headers["X-Forwarded-Host"].ToString().Split(',')[0].Trim();

    /// <summary>
    /// By the name that was asked for, as it came or as the first proxy that changed it says, or by the one that links
    /// have: behind a relay of the regency the host knows itself by another.
    /// </summary>
    private static bool IsOurs(HttpRequest request, Uri? publicUrl) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && origin.Scheme is "https" or "http"
        && new[] { request.Host.Value, ForwardedHost(request), publicUrl?.Authority }
            .Any(host => string.Equals(host, origin.Authority, StringComparison.OrdinalIgnoreCase));
}
