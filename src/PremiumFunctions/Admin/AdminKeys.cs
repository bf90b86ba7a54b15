using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>
/// Lets people in, each by a key of their own, so that the journal names the person and two people are two: programs by
/// the header <c>x-admin-key</c>, browsers by a session that was begun with the key. The worker has no middleware of
/// ours before ASP.NET Core, so that all that a request must pass is here.
/// </summary>
public sealed partial class AdminKeys(
    Settings settings, WrongKeys wrongKeys, Sessions sessions, SameRequest same, IAntiforgery antiforgery,
    TimeProvider clock, ILogger<AdminKeys> log)
{
    public const string Header = "x-admin-key";

    /// <summary>Runs the action for whoever may read, or act; what is wrong is told by status and field.</summary>
    public Task<IResult> GuardAsync(HttpRequest request, Func<Task<IResult>> action) =>
        GuardAsync(request, _ => action());

    /// <summary>As the other, for what is written down under the admin's name.</summary>
    /// <param name="request">The request.</param>
    /// <param name="action">What is done, by whom.</param>
    /// <param name="body">What may come with it; small JSON where nothing else is said.</param>
    public Task<IResult> GuardAsync(
        HttpRequest request, Func<string, Task<IResult>> action, BodyTerms? body = null) =>
        VisitAsync(request, IsRead(request) ? Access.Read : Access.Act, admin => action(admin.Name), body);

    /// <summary>As the others, for roles that are said.</summary>
    public Task<IResult> VisitAsync(
        HttpRequest request, Access access, Func<Admin, Task<IResult>> action, BodyTerms? body = null) =>
        Answering.RunAsync(
            request,
            settings.PublicUrl,
            async stop =>
            {
                var http = request.HttpContext;
                TellWhereItWasAsked(request);
                var (admin, isSession) = await AdminOfAsync(request);
                if (admin is null)
                {
                    await wrongKeys.SlowAsync(request, HasKey(request), stop);
                    return NotSignedIn(request);
                }

                if (!access.Roles.Contains(admin.Role))
                {
                    NotAllowed(admin.Name, request.Method, request.Path);
                    throw new RequestException(StatusCodes.Status403Forbidden, new Said(
                        $"{admin.Name} tidak berwenang untuk ini. Mintalah kepada admin kabupaten.",
                        $"{admin.Name} may not do this: it takes one of {string.Join(", ", access.Roles)}."));
                }

                if (IsRead(request))
                {
                    return await action(admin);
                }

                request.Body = await IncomingBody.ReadAsync(request, body ?? BodyTerms.Json, clock, stop);
                if (isSession)
                {
                    await FormTokens.CheckAsync(antiforgery, http);
                }

                return await same.RunAsync(request, admin.Name, () => action(admin), stop);
            },
            e => Failed(e, request.Method, request.Path));

    /// <summary>For what tells nothing of anybody: nobody is asked who they are.</summary>
    public Task<IResult> OpenAsync(HttpRequest request, Func<Task<IResult>> action) => Answering.RunAsync(
        request, settings.PublicUrl, _ => action(), e => Failed(e, request.Method, request.Path));

    /// <summary>
    /// Hashed first and compared with all, so that the time taken tells neither a key nor whose it is.
    /// </summary>
    public Admin? OfKey(string given)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        var matching = settings.Admins
            .Where(a => CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(a.Key))))
            .ToList();
        return matching.Count == 1 ? matching[0] : null;
    }

    /// <summary>
    /// The Functions host hands a request on over plain HTTP inside the machine. Cookies must not be sent over plain
    /// HTTP anywhere but on the machine of a developer.
    /// </summary>
    internal static void TellWhereItWasAsked(HttpRequest request)
    {
        var asked = CrossSite.ForwardedHost(request);
        var host = (asked.Length > 0 ? new HostString(asked) : request.Host).Host;
        if (request.Headers["X-Forwarded-Proto"] == "https" || host is not ("localhost" or "127.0.0.1"))
        {
            request.Scheme = Uri.UriSchemeHttps;
        }
    }

    private async Task<(Admin? Admin, bool IsSession)> AdminOfAsync(HttpRequest request)
    {
        if (HasKey(request))
        {
            var admin = OfKey(request.Headers[Header].ToString());
            if (admin is not null)
            {
                request.HttpContext.User = Sessions.Principal(admin, Header);
            }

            return (admin, false);
        }

        return (await sessions.ReadAsync(request.HttpContext), true);
    }

    private static bool HasKey(HttpRequest request) =>
        request.Headers.ContainsKey(Header) || request.Headers.Authorization.Count > 0;

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static IResult NotSignedIn(HttpRequest request)
    {
        if (!Refusal.IsByBrowser(request))
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = $"Key realm=\"premium\", header=\"{Header}\"";
            return TypedResults.Problem(
                $"Give your admin key as header {Header}, or sign in at pages/sign-in.", statusCode: 401);
        }

        var links = PageRequest.LinksOf(request);
        return PageRequest.SeeOther(request, links.SignIn(
            IsRead(request) ? request.PathBase.Add(request.Path) + request.QueryString.ToString() : ""));
    }

    [LoggerMessage(611, LogLevel.Error, "{Method} {Path} failed")]
    private partial void Failed(Exception e, string method, string path);

    [LoggerMessage(667, LogLevel.Warning, "{Name} may not {Method} {Path}")]
    private partial void NotAllowed(string name, string method, string path);
}
