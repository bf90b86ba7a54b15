using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PremiumFunctions;

/// <summary>A person who may do everything, and the key that tells who it is.</summary>
public sealed record Admin(string Name, string Key);

/// <summary>
/// Lets admins in, each by a key of their own, so that the journal names the person and two people are two: as header
/// <c>x-admin-key</c>, or as the password of HTTP basic authentication with the name as user, which a browser asks for
/// and which never stands in a URL. The worker has no middleware of ours before ASP.NET Core, so that all that a
/// request must pass is here.
/// </summary>
public sealed partial class AdminKeys(
    Settings settings, WrongKeys wrongKeys, TimeProvider clock, ILogger<AdminKeys> log)
{
    public const string Header = "x-admin-key";

    /// <summary>Runs the action for whoever holds a key; what is wrong is told by status and field.</summary>
    public Task<IResult> GuardAsync(HttpRequest request, Func<Task<IResult>> action) =>
        GuardAsync(request, _ => action());

    /// <summary>As the other, for what is written down under the admin's name.</summary>
    /// <param name="request">The request.</param>
    /// <param name="action">What is done, by whom.</param>
    /// <param name="body">What may come with it; small JSON where nothing else is said.</param>
    public Task<IResult> GuardAsync(
        HttpRequest request, Func<string, Task<IResult>> action, BodyTerms? body = null) => Answering.RunAsync(
        request,
        async stop =>
        {
            if (AdminOf(request, out var hasKey) is not { } admin)
            {
                await wrongKeys.SlowAsync(request, hasKey, stop);
                request.HttpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"premium\", charset=\"UTF-8\"";
                return TypedResults.Problem(
                    $"Give your admin key as header {Header}, or name and key as basic authentication.",
                    statusCode: 401);
            }

            if (!HttpMethods.IsGet(request.Method))
            {
                request.Body = await IncomingBody.ReadAsync(request, body ?? BodyTerms.Json, clock, stop);
            }

            return await action(admin.Name);
        },
        e => Failed(e, request.Method, request.Path));

    private Admin? AdminOf(HttpRequest request, out bool hasKey)
    {
        string? name = null;
        var given = request.Headers[Header].ToString();
        if (given.Length == 0
            && AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var basic)
            && string.Equals(basic.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            && basic.Parameter is { } parameter)
        {
            (name, given) = NameAndPassword(parameter);
        }

        hasKey = given.Length > 0 || request.Headers.Authorization.Count > 0;

        // Hashed first and compared with all, so that the time taken tells neither a key nor whose it is.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        var matching = settings.Admins
            .Where(a => CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(a.Key))))
            .ToList();
        return matching.Find(a => name is null || string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    private static (string Name, string Password) NameAndPassword(string parameter)
    {
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            return ("", "");
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (pair[..colon], pair[(colon + 1)..]);
    }

    [LoggerMessage(611, LogLevel.Error, "{Method} {Path} failed")]
    private partial void Failed(Exception e, string method, string path);
}
