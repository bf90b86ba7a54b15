using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>
/// Who is signed in at a browser: a sealed cookie that says who, since when, and by which key. It ends after an hour
/// without a request, after a working day whatever happens, and at once where the person's key is replaced or taken
/// away. Another way to sign in (OpenID Connect) ends here as well: in a name.
/// </summary>
public sealed class Sessions(Settings settings, TimeProvider clock)
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Of its cookie; over HTTPS it begins with <c>__Host-</c>.</summary>
    public const string CookieName = "premium";

    private const string KeyClaim = "key";
    private const string SinceClaim = "since";

    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    /// <summary>Always a new session, so that one that was there before is worth nothing.</summary>
    public async Task BeginAsync(HttpContext http, Admin admin)
    {
        var since = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.User = Principal(
            admin, Scheme, new Claim(KeyClaim, admin.Fingerprint), new Claim(SinceClaim, since));
        await http.SignInAsync(Scheme, http.User);
    }

    public static Task EndAsync(HttpContext http) => http.SignOutAsync(Scheme);

    /// <returns>Null where nobody is signed in, or not any more.</returns>
    public async Task<Admin?> ReadAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        if (ticket.Principal is not { Identity.Name: { } name } who
            || !long.TryParse(who.FindFirstValue(SinceClaim), CultureInfo.InvariantCulture, out var since)
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) is var age
                && (age > Longest || age < -Idle)
            || settings.Admins.FirstOrDefault(a => a.Name == name) is not { } admin
            || admin.Fingerprint != who.FindFirstValue(KeyClaim))
        {
            return null;
        }

        // What they may do stands in the settings, whatever it was when they signed in.
        http.User = Principal(admin, Scheme);
        return admin;
    }

    /// <summary>Who somebody is to the framework, by key or by session.</summary>
    public static ClaimsPrincipal Principal(Admin admin, string scheme, params IEnumerable<Claim> more) =>
        new(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, admin.Name), new Claim(ClaimTypes.Role, $"{admin.Role}"), .. more], scheme));
}
