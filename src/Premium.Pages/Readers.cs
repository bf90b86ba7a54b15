using Microsoft.AspNetCore.Http;

namespace Premium.Pages;

/// <summary>What whoever reads a page may do besides; nobody where a page is rendered by itself.</summary>
internal static class Readers
{
    public static bool MayAct(this HttpContext? http) => http?.User.IsInRole("Admin") == true;

    /// <summary>May read the whole regency.</summary>
    public static bool MayRead(this HttpContext? http) =>
        http.MaySign() || http?.User.IsInRole("Viewer") == true;

    /// <summary>The BPJS branch, which is shown nothing of the regency but its own acts.</summary>
    public static bool IsBranch(this HttpContext? http) => http?.User.IsInRole("Branch") == true;

    /// <summary>Branch or district: shown neither the overview nor the calls to the banks.</summary>
    public static bool SeesAPart(this HttpContext? http) =>
        http.IsBranch() || http?.User.IsInRole("District") == true;

    /// <summary>May note on the worklist, and be one of two who decide.</summary>
    public static bool MaySign(this HttpContext? http) =>
        http.MayAct() || http?.User.IsInRole("Checker") == true;
}
