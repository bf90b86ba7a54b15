using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The worklist as JSON, and what people note on it.</summary>
public sealed class Work(ReadWorklist worklist, NoteWork note, AdminKeys key, Settings settings, Rules rules)
{
    /// <summary>
    /// Everything that needs a person, most urgent first; what is put off comes last. With the query of the page, what
    /// the page shows.
    /// </summary>
    [Function(nameof(ShowWorklist))]
    public Task<IResult> ShowWorklist(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "worklist")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var view = await worklist.RunAsync(settings.Regency, stop);
        List<WorkItem> items = [.. WorkFilter.Parse(name => request.Query[name].ToString()).Of(view).Items];
        return await Listing.AnswerAsync(
            request,
            $"daftar-kerja-{view.Today:yyyy-MM-dd}",
            () => Lists.Of(items, view.Today, rules),
            () => TypedResults.Ok(new
            {
                view.Today,
                Items = items.Select(i => WorkJson.Of(i, view.Today)),
                NotSignedOff = view.Pinned.Select(RunJson.Of),
            }),
            stop);
    });

    /// <summary>
    /// Notes on one item: <c>{"item":"short~33.16.12.2010","owner":"Sari","snoozedUntil":"2026-12-10",
    /// "comment":"ke bank hari ini"}</c>; or signs a run off: <c>{"item":"red-run~RUN","signedOff":"yes"}</c>.
    /// </summary>
    [Function(nameof(NoteOnWork))]
    public Task<IResult> NoteOnWork(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "worklist")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(
            request, ["item"], stop, optional: ["owner", "snoozedUntil", "comment", "signedOff"]);
        var asked = new WorkNoteRequest(body.Value("item"), admin)
        {
            Owner = body.ValueOrNull("owner"),
            SnoozedUntil = SaidDays.DayOrNone("snoozedUntil", body.ValueOrEmpty("snoozedUntil")),
            Comment = body.ValueOrNull("comment"),
            IsSignedOff = body.ValueOrEmpty("signedOff") switch
            {
                "" => null,
                "yes" => true,
                "no" => false,
                _ => throw new FormatException("signedOff: expected yes or no."),
            },
        };
        return await note.RunAsync(asked, settings.Regency, stop) is { } noted
            ? TypedResults.Ok(noted)
            : TypedResults.Problem(
                $"There is no work item '{asked.Item}', or it is done; GET worklist lists them.", statusCode: 404);
    });
}

/// <summary>One work item as JSON; <c>why</c> and <c>toDo</c> in Indonesian and English.</summary>
public sealed record WorkJson(
    string Key, string Kind, Said Title, string Actor, string Gravity, Said Place, Said Why, Said ToDo,
    string? Village, string? District, string? Bank, string? Run, DateTimeOffset? Since, DateOnly? Due, int? DaysLeft,
    DateOnly? LapsesOn, long AtStake, int People, IReadOnlyList<string> Bills, IReadOnlyList<string> Names,
    string Detail, Said? Next, WorkNote? Note)
{
    public static WorkJson Of(WorkItem item, DateOnly today) => new(
        item.Key,
        item.Kind.Key,
        item.Kind.Title,
        item.Kind.Actor.ToString(),
        item.Kind.Gravity.ToString(),
        item.Place,
        item.Why,
        item.Kind.ToDo,
        item.Village?.ToString(),
        item.District?.ToString(),
        item.Bank.Length == 0 ? null : item.Bank,
        item.Run.Length == 0 ? null : item.Run,
        item.Since,
        item.Due,
        item.DaysLeft(today),
        item.LapsesOn,
        item.AtStake.Value,
        item.People,
        [.. item.Bills.Select(b => b.ToString())],
        item.Names,
        item.Detail,
        item.Next == Said.Nothing ? null : item.Next,
        item.Note);
}
