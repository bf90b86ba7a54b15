using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Premium.Pages;

namespace PremiumFunctions;

/// <summary>Where a browser begins and ends a session.</summary>
public sealed partial class SignInPages(
    AdminKeys key, Sessions sessions, WrongKeys wrongKeys, IAntiforgery antiforgery, Settings settings,
    TimeProvider clock, ILogger<SignInPages> log)
{
    private const string Route = "pages/sign-in";

    [Function(nameof(ShowSignIn))]
    public Task<IResult> ShowSignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => Answering.RunAsync(
        request,
        settings.PublicUrl,
        _ =>
        {
            AdminKeys.TellWhereItWasAsked(request);
            return Task.FromResult<IResult>(Page(request, request.Query["then"].ToString(), isWrong: false));
        },
        e => Failed(e, request.Method));

    /// <summary>Takes a key and leads to the page that was asked for.</summary>
    [Function(nameof(SignIn))]
    public Task<IResult> SignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        CancellationToken stop) => Answering.RunAsync(
        request,
        settings.PublicUrl,
        async aborted =>
        {
            AdminKeys.TellWhereItWasAsked(request);
            request.Body = await IncomingBody.ReadAsync(request, BodyTerms.OwnForm, clock, aborted);
            await FormTokens.CheckAsync(antiforgery, request.HttpContext);
            var form = await request.ReadFormAsync(aborted);
            if (key.OfKey(form["key"].ToString().Trim()) is not { } admin)
            {
                await wrongKeys.SlowAsync(request, hasKey: true, aborted);
                return Page(request, form["then"].ToString(), isWrong: true);
            }

            await sessions.BeginAsync(request.HttpContext, admin);
            SignedIn(admin.Name);
            var links = PageRequest.LinksOf(request);
            return PageRequest.SeeOther(request, admin.District is { } district ? links.District(district)
                : admin.Role == Role.Branch ? links.Acts
                : IsOurs(form["then"].ToString(), links) ? form["then"].ToString()
                : links.Overview);
        },
        e => Failed(e, request.Method));

    /// <summary>The browser forgets the session.</summary>
    [Function(nameof(SignOut))]
    public Task<IResult> SignOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pages/sign-out")] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(
        request,
        Access.All,
        async admin =>
        {
            await Sessions.EndAsync(request.HttpContext);
            SignedOut(admin.Name);
            return PageRequest.SeeOther(
                request, PageRequest.LinksOf(request).SignIn());
        },
        BodyTerms.OwnForm);

    /// <summary>An address of this very app, so that nobody is led elsewhere by a link to the sign-in page.</summary>
    private static bool IsOurs(string address, Links links) =>
        address.StartsWith(links.Beside + "/", StringComparison.Ordinal)
        && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Any(c => char.IsControl(c) || c == '\\');

    private static RazorComponentResult<SignInPage> Page(HttpRequest request, string then, bool isWrong) => new(new
    {
        Then = then,
        IsWrong = isWrong,
        Language = PageRequest.LanguageOf(request),
        Root = PageRequest.PagesOf(request),
    })
    {
        StatusCode = isWrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
    };

    [LoggerMessage(668, LogLevel.Information, "{Name} signed in")]
    private partial void SignedIn(string name);

    [LoggerMessage(669, LogLevel.Information, "{Name} signed out")]
    private partial void SignedOut(string name);

    [LoggerMessage(670, LogLevel.Error, "{Method} of the sign-in page failed")]
    private partial void Failed(Exception e, string method);
}
