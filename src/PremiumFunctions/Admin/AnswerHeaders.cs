using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>What every answer says to browsers and proxies on the way.</summary>
public static class AnswerHeaders
{
    public static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // Another site is told nothing. Told to nobody, a browser that sends no Sec-Fetch-Site would send our own forms
        // with the origin "null", as those of another site are.
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; " +
            "base-uri 'none'; frame-ancestors 'none'";
    }
}
