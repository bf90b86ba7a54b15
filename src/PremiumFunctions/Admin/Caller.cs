using System.Net;
using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>Whence a request comes, for the log.</summary>
public static class Caller
{
    private const string ForwardedFor = "X-Forwarded-For";

    /// <summary>
    /// The Functions host hands each request on from this machine; the front end of Azure puts the address that called
    /// it last, behind whatever the caller wrote there. Only what reads as an address is taken, so a line of the log
    /// stays one.
    /// </summary>
    public static string AddressOf(HttpRequest request)
    {
        var peer = request.HttpContext.Connection.RemoteIpAddress;
        var last = $"{request.Headers[ForwardedFor]}".Split(',')[^1].Trim();
        return peer is not null && IPAddress.IsLoopback(peer) && IPEndPoint.TryParse(last, out var caller)
            ? caller.Address.ToString()
            : peer?.ToString() ?? "unknown";
    }
}
