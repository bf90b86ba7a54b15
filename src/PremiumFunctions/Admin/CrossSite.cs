using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>
/// Refuses what another site makes a browser send with its user's credentials. A browser says where a request comes
/// from, forms included; other programs say nothing and are let through.
/// </summary>
internal static class CrossSite
{
    /// <exception cref="RequestException">Another site made it; the header that says so is named.</exception>
    public static void Check(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            throw new RequestException(403, "Sec-Fetch-Site: expected a request from this site itself.");
        }

        // A browser that tells no referrer sends an origin that says nothing; what browsers alone can set, does.
        var isOwnForm = request.Headers["Sec-Fetch-Site"] == "same-origin" && request.Headers.Origin == "null";
        if (request.Headers.Origin.Count > 0 && !isOwnForm && !IsOurs(request))
        {
            throw new RequestException(403, "Origin: expected this site itself.");
        }
    }

    /// <summary>Before a proxy that changes the host name, it says the one that was asked for.</summary>
    private static bool IsOurs(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && origin.Scheme is "https" or "http"
        && new[] { request.Host.Value, request.Headers["X-Forwarded-Host"].ToString() }
            .Any(host => string.Equals(host, origin.Authority, StringComparison.OrdinalIgnoreCase));
}
