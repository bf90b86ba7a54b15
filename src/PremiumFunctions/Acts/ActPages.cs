using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;

namespace PremiumFunctions;

/// <summary>The forms by which people act; they work without script, and one sent twice is carried out once.</summary>
public sealed class ActPages(IEnumerable<Act> acts, AdminKeys key, Rules rules, TimeProvider clock)
{
    private const string Route = "pages/acts";

    [Function(nameof(ShowActs))]
    public Task<IResult> ShowActs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadPaid, admin => Task.FromResult<IResult>(
        new RazorComponentResult<ActsPage>(new
        {
            Acts = acts.Where(a => a.Access.Roles.Contains(admin.Role))
                .Select(a => new ActView(a.Key, a.Title, a.Effect, [])).ToList(),
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.PagesOf(request),
        })));

    /// <summary>The form of one act; what it is about stands in the query.</summary>
    [Function(nameof(ShowAct))]
    public Task<IResult> ShowAct(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{act}")] HttpRequest request,
        string act,
        CancellationToken stop) => WithAsync(request, act, Access.ReadPaid, (found, _) => FormAsync(
        request, found, Of(request.Query.Select(q => (q.Key, q.Value.ToString()))), stop));

    /// <summary>Does it, and says what follows; or why not, with the form as it was filled in.</summary>
    [Function(nameof(DoAct))]
    public Task<IResult> DoAct(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{act}")] HttpRequest request,
        string act,
        CancellationToken stop) => WithAsync(request, act, Access.Act, async (found, admin) =>
    {
        var values = await OfAsync(await request.ReadFormAsync(stop), stop);
        try
        {
            return await found.RunAsync(values, admin.Name, stop) switch
            {
                ActResult.IsDone done => new RazorComponentResult<DonePage>(new
                {
                    done.Done,
                    Back = WorkFilter.Parse(name => request.Query[name].ToString()),
                    Now,
                    Language = PageRequest.LanguageOf(request),
                    Root = PageRequest.PagesOf(request),
                }),
                ActResult.Refused refused => await FormAsync(
                    request, found, values, stop, refused.Why, StatusCodes.Status409Conflict),
                _ => throw new InvalidOperationException("ActResult is closed."),
            };
        }
        catch (FormatException e)
        {
            return await FormAsync(
                request, found, values, stop, WrongField.WhyOf(e), StatusCodes.Status400BadRequest);
        }
    });

    private DateTimeOffset Now => clock.GetUtcNow().ToOffset(rules.UtcOffset);

    /// <param name="request">The request.</param>
    /// <param name="act">Key of the act, whose own roles and body count.</param>
    /// <param name="unknown">Who is told that there is none.</param>
    /// <param name="action">What is done.</param>
    private Task<IResult> WithAsync(
        HttpRequest request, string act, Access unknown, Func<Act, Admin, Task<IResult>> action)
    {
        var found = acts.FirstOrDefault(a => a.Key == act);
        return key.VisitAsync(
            request, found?.Access ?? unknown,
            async admin => found is not null ? await action(found, admin) : PageRequest.NotThere(request),
            found?.Body ?? BodyTerms.OwnForm);
    }

    private async Task<IResult> FormAsync(
        HttpRequest request, Act act, ActValues values, CancellationToken stop, Said? problem = null,
        int status = StatusCodes.Status200OK)
    {
        ActView view;
        try
        {
            view = await act.ShowAsync(values, stop);
        }
        catch (FormatException e)
        {
            // What the page was opened for is not there: the form still says what would be accepted.
            view = await act.ShowAsync(Of([]), stop);
            (problem, status) = (problem ?? WrongField.WhyOf(e), StatusCodes.Status400BadRequest);
        }

        var secret = view.Fields.Where(f => f.IsSecret).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var field = problem?.English.Split(':')[0] ?? "";
        var shown = view.Fields.Where(f => f.IsCompared).Select(f => KeyValuePair.Create(
            ActField.Was(f.Name), view.Values.GetValueOrDefault(f.Name) ?? ""));
        return new RazorComponentResult<ActPage>(new
        {
            View = view with
            {
                Values = view.Values.Concat(shown).Concat(values.All).Where(v => !secret.Contains(v.Key))
                    .GroupBy(v => v.Key, StringComparer.Ordinal)
                    .ToDictionary(v => v.Key, v => v.Last().Value, StringComparer.Ordinal),
                Problem = problem ?? Said.Nothing,
                ProblemField = view.Fields.Any(f => f.Name == field) ? field : "",
            },
            Now,
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.PagesOf(request),
        })
        {
            StatusCode = status,
        };
    }

    private static ActValues Of(IEnumerable<(string Key, string Value)> values) =>
        new(values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal));

    private static async Task<ActValues> OfAsync(IFormCollection form, CancellationToken stop)
    {
        var values = Of(form.Where(f => f.Key is not (FormTokens.Field or SameRequest.Field))
            .Select(f => (f.Key, f.Value.ToString())));
        if (form.Files is not [var file, ..])
        {
            return values;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return new ActValues(values.All) { File = (file.FileName, bytes.ToArray()) };
    }
}
