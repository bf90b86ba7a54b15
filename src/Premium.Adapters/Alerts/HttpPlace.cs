using System.Net;
using System.Security.Authentication;

namespace Premium.Adapters.Alerts;

/// <summary>How channels over HTTP reach the one place that is set, and nothing else.</summary>
internal static class HttpPlace
{
    /// <summary>One try, from connecting to the last byte of the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Encrypted, or this machine; no user, no fragment.</summary>
    public static bool IsSafe(string url) => Uri.TryCreate(url, UriKind.Absolute, out var place)
        && (place.Scheme == Uri.UriSchemeHttps || (place.Scheme == Uri.UriSchemeHttp && IsThisMachine(place)))
        && place.UserInfo.Length == 0
        && place.Fragment.Length == 0;

    /// <summary>No redirects, cookies, proxies or repeats: what is sent goes once, and there.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>No connection came about, so nothing was said to anybody.</summary>
    public static bool IsNotSent(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    }

        // With no time limit of the client's own, this is the one of the connection.
        or OperationCanceledException { InnerException: TimeoutException };

    private static bool IsThisMachine(Uri place) => place.Host == "localhost"
        || (IPAddress.TryParse(place.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
