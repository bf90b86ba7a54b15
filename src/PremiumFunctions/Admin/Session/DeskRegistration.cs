using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PremiumFunctions;

/// <summary>Sessions and forms of browsers.</summary>
internal static class DeskRegistration
{
    public static IServiceCollection AddDesk(this IServiceCollection services, Settings settings)
    {
        // A browser takes a cookie of this name from this very host alone, and over HTTPS alone.
        var prefix = settings.PublicUrl?.Scheme == Uri.UriSchemeHttps ? "__Host-" : "";
        services.AddDataProtection().SetApplicationName("premium");
        services.AddOptions<KeyManagementOptions>().Configure<SessionKeyRing, SessionKeySeal>((options, ring, seal) =>
        {
            options.XmlRepository = ring;
            options.XmlEncryptor = seal;
        });
        services.AddAuthentication(Sessions.Scheme).AddCookie(options =>
        {
            Keep(options.Cookie, prefix + Sessions.CookieName);
            options.ExpireTimeSpan = Sessions.Idle;
            options.SlidingExpiration = true;
        });
        services.AddAntiforgery(options =>
        {
            Keep(options.Cookie, prefix + "premium-form");
            options.FormFieldName = FormTokens.Field;
            options.HeaderName = FormTokens.Header;
            options.SuppressXFrameOptionsHeader = true;
        });
        return services
            .AddSingleton<SessionKeyRing>()
            .AddSingleton<SessionKeySeal>()
            .AddSingleton<Sessions>()
            .AddSingleton<SameRequest>();
    }

    /// <summary>Lax, so that the link of a mail opens the page that it names; other sites can post nothing.</summary>
    private static void Keep(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }
}
