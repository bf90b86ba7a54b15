using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>
/// Lets admins in by one key for now: as header <c>x-admin-key</c>, or as the password of HTTP basic authentication,
/// which a browser asks for and which never stands in a URL.
/// </summary>
public sealed class AdminKey(Settings settings)
{
    public const string Header = "x-admin-key";

    /// <summary>Runs the action for whoever holds the key; malformed input becomes a 400 naming the field.</summary>
    public async Task<IResult> GuardAsync(HttpRequest request, Func<Task<IResult>> action)
    {
        if (!IsRight(request))
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"premium\", charset=\"UTF-8\"";
            return TypedResults.Problem(
                $"Give the admin key as header {Header} or as the password of basic authentication.", statusCode: 401);
        }

        try
        {
            return await action();
        }
        catch (FormatException e)
        {
            return TypedResults.Problem(e.Message, statusCode: 400);
        }
    }

    private bool IsRight(HttpRequest request)
    {
        var given = request.Headers[Header].ToString();
        if (given.Length == 0
            && AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var basic)
            && string.Equals(basic.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            && basic.Parameter is { } parameter)
        {
            given = Password(parameter);
        }

        // Hashed first, so that the time taken does not tell the length either.
        return CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(settings.AdminKey)));
    }

    private static string Password(string parameter)
    {
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            return "";
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
