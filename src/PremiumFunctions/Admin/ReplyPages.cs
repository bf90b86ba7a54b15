using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// What the link in a message opens, on a phone and without an account: one village's months, and four answers. Looking
/// changes nothing, because mail scanners look, too. A token stands in no log of ours; the host notes the address
/// of each request, token and all (RUNBOOK.md, breach).
/// </summary>
public sealed partial class ReplyPages(
    ReplyLinks links, ReadReplies read, NoteReply note, WrongKeys wrongKeys, Settings settings, Rules rules,
    TimeProvider clock, ILogger<ReplyPages> log)
{
    private const string Route = "r/{token}";
    private const string NotedQuery = "noted";

    [Function(nameof(ShowReplyPage))]
    public Task<IResult> ShowReplyPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string token,
        CancellationToken stop) => GuardAsync(request, token, async link =>
    {
        var noted = request.Query[NotedQuery].ToString();
        return await read.RunAsync(link.Village, stop) is { } view
            ? Page(request, view, view.Replies.FirstOrDefault(r => $"{r.Number}" == noted))
            : Closed(request, StatusCodes.Status404NotFound);
    });

    /// <summary>Keeps one answer, however often it is sent, and leads to the page that says so.</summary>
    [Function(nameof(ReplyOnPage))]
    public Task<IResult> ReplyOnPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string token,
        CancellationToken stop) => GuardAsync(request, token, async link =>
    {
        var form = await IncomingBody.FormAsync(request, stop);
        if (ReplyKinds.Parse(form["act"]) is not { } kind)
        {
            throw new FormatException("act: expected one of the answers of the page.");
        }

        var fields = new ReplyFields(
            kind, form[ReplyFields.SlipField].ToString(), form[ReplyFields.DayField].ToString(),
            form[ReplyFields.TextField].ToString());
        var result = await note.RunAsync(link.Village, link.Role, fields, stop);
        if (result is ReplyResult.Noted { Reply: var reply })
        {
            var english = PageRequest.LanguageOf(request) == Language.English ? "&lang=en" : "";
            return PageRequest.SeeOther(
                request, $"{request.PathBase.Add(request.Path)}?{NotedQuery}={reply.Number}{english}");
        }

        return result is ReplyResult.Refused { Problems: var problems }
            && await read.RunAsync(link.Village, stop) is { } view
            ? Page(request, view, given: fields, problems: problems)
            : Closed(request, StatusCodes.Status404NotFound);
    });

    private async Task<IResult> GuardAsync(HttpRequest request, string token, Func<ReplyLink, Task<IResult>> action)
    {
        AnswerHeaders.Set(request.HttpContext.Response);
        request.HttpContext.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        var stop = request.HttpContext.RequestAborted;
        try
        {
            CrossSite.Check(request, settings.PublicUrl);
            if (links.Read(token) is not { } link)
            {
                await wrongKeys.SlowLinkAsync(request, ReplyKeys.IsWhole(token), stop);
                return Closed(request, StatusCodes.Status404NotFound);
            }

            if (ReplyLinks.IsExpired(link, clock.GetUtcNow()))
            {
                return Closed(request, StatusCodes.Status410Gone);
            }

            if (!HttpMethods.IsGet(request.Method))
            {
                request.Body = await IncomingBody.ReadAsync(request, BodyTerms.OwnForm, clock, stop);
            }

            return await action(link);
        }
        catch (RequestException e)
        {
            return Refused(request, e.Message, e.Status);
        }
        catch (FormatException e)
        {
            // No page of ours sends such a form.
            return Refused(request, e.Message, StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Failed(e, request.Method);
            return Closed(request, StatusCodes.Status500InternalServerError);
        }
    }

    private RazorComponentResult<ReplyPage> Page(
        HttpRequest request, ReplyView view, Reply? noted = null, ReplyFields? given = null,
        IReadOnlyList<ReplyProblem>? problems = null) => new(new
        {
            View = view,
            Noted = noted,
            Given = given,
            Problems = problems ?? [],
            Office = settings.Office.Text,
            Now = clock.GetUtcNow().ToOffset(rules.UtcOffset),
            Language = PageRequest.LanguageOf(request),
        })
        {
            StatusCode = problems is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    /// <summary>A village's phone is shown a page in its language, which says what to do; a program why.</summary>
    private IResult Refused(HttpRequest request, string why, int status) => Refusal.IsByBrowser(request)
        ? Closed(request, status)
        : TypedResults.Problem(why, statusCode: status);

    private RazorComponentResult<ReplyClosedPage> Closed(HttpRequest request, int status) => new(new
    {
        Status = status,
        Office = settings.Office.Text,
        Language = PageRequest.LanguageOf(request),
    })
    {
        StatusCode = status,
    };

    [LoggerMessage(662, LogLevel.Error, "{Method} of a village's reply page failed")]
    private partial void Failed(Exception e, string method);
}
