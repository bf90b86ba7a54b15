using Microsoft.AspNetCore.Http;

namespace Premium.Pages;

/// <summary>What whoever reads a page may do besides; nobody where a page is rendered by itself.</summary>
internal static class Readers
{
    public static bool MayAct(this HttpContext? http) => http?.User.IsInRole("Admin") == true;

    /// <summary>May note on the worklist, and be one of two who decide.</summary>
    public static bool MaySign(this HttpContext? http) =>
        http.MayAct() || http?.User.IsInRole("Checker") == true;
}
