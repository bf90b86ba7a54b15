using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Holidays, ladder, retry plan, tariffs: which count, since when, by whom; and new ones.</summary>
public sealed class RuleFiles(
    TakeRules take, IRuleVersions versions, RulesInForce inForce, TimeProvider clock, AdminKeys key)
{
    /// <summary>
    /// What counts today of every file, every version of it, what ends and what cannot be read;
    /// <c>?file=holidays-id.csv</c> for one, with its texts.
    /// </summary>
    [Function(nameof(ShowRules))]
    public Task<IResult> ShowRules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rules")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var one = request.Query["file"].ToString();
        if (one.Length > 0 && !RuleFile.All.Contains(one))
        {
            throw new FormatException($"file: expected one of {string.Join(", ", RuleFile.All)}, not '{one}'.");
        }

        var rules = inForce.Shipped;
        return TypedResults.Ok(RulesJson.Of(
            new RuleBook(await versions.ReadAsync(stop)), rules, rules.Today(clock.GetUtcNow()), one));
    });

    /// <summary>
    /// Puts a file in place of the one that counts:
    /// <c>{"file":"holidays-id.csv","text":"...","from":"2026-12-01","reason":"..."}</c>; with <c>"adds":"days"</c> the
    /// text is holidays beside the known ones. Without <c>from</c> it counts from today; with <c>"after":"3"</c> it is
    /// refused where another version than that is the last one, 0 for none.
    /// </summary>
    [Function(nameof(ReplaceRules))]
    public Task<IResult> ReplaceRules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rules")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["file", "text", "reason"], stop, ["from", "adds", "after"]);
        var from = SaidDays.DayOrNone("from", body.ValueOrEmpty("from"));
        var adds = body.ValueOrEmpty("adds") switch
        {
            "" => false,
            "days" => true,
            _ => throw new FormatException("adds: expected days, or nothing where the text is the whole file."),
        };
        return await take.RunAsync(
            new RulesRequest(body.Value("file"), body.Value("text"), adds, from, body.Value("reason"), admin)
            {
                After = AfterOf(body.ValueOrEmpty("after")),
            },
            stop) switch
        {
            RulesResult.Taken taken => TypedResults.Ok(new
            {
                taken = VersionJson.Of(taken.Version, withText: false),
                instead = taken.Instead.Select(v => v.Number),
                gone = taken.Gone.Select(h => h.Day),
            }),
            RulesResult.Unchanged => TypedResults.Ok(new { unchanged = body.Value("file") }),
            RulesResult.Lost lost => TypedResults.Problem(lost.Why.English, statusCode: 409),
            _ => throw new InvalidOperationException("RulesResult is closed."),
        };
    });

    private static int? AfterOf(string text) => text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException("after: expected the number of the last version, such as 3, or 0 for none.");
}

/// <summary>The rules that count as JSON; days ISO 8601, times UTC.</summary>
public sealed record RulesJson(
    DateOnly Today, IReadOnlyList<RulesFileJson> Files, IReadOnlyList<RuleEndJson> Ends, IReadOnlyList<string> Problems)
{
    public static RulesJson Of(RuleBook book, Rules shipped, DateOnly today, string file) => new(
        today,
        [.. RuleFile.All.Where(f => file.Length == 0 || f == file).Select(
            f => RulesFileJson.Of(book, today, f, withText: file.Length > 0))],
        [.. book.On(today, shipped).Ends.Select(RuleEndJson.Of)],
        book.Problems);
}

/// <param name="What">What of the file ends.</param>
/// <param name="IsUnknownAfter">Nobody has said what comes after it.</param>
public sealed record RuleEndJson(string File, string What, DateOnly LastDay, bool IsUnknownAfter)
{
    public static RuleEndJson Of(RuleEnd end) => new(end.File, end.What.English, end.LastDay, end.IsUnknownAfter);
}

/// <param name="File">Its name.</param>
/// <param name="Counts">Numbers of the versions that make up what counts today; empty for the shipped file.</param>
/// <param name="Versions">All of them, oldest first.</param>
/// <param name="Shipped">The text that ships; left out where all files are listed.</param>
public sealed record RulesFileJson(
    string File, IReadOnlyList<int> Counts, IReadOnlyList<VersionJson> Versions, string? Shipped)
{
    public static RulesFileJson Of(RuleBook book, DateOnly today, string file, bool withText)
    {
        var now = book.On(today, file);
        return new RulesFileJson(
            file,
            [.. new[] { now.Replacing }.Concat(now.Added).OfType<RuleVersion>().Select(v => v.Number)],
            [.. book.VersionsOf(file).Select(v => VersionJson.Of(v, withText))],
            withText ? RulesData.Shipped(file) : null);
    }
}

public sealed record VersionJson(
    string File, int Version, bool Adds, DateOnly From, string By, DateTimeOffset At, string Reason, string Hash,
    string? Text)
{
    public static VersionJson Of(RuleVersion version, bool withText) => new(
        version.File, version.Number, version.Adds, version.From, version.By, version.At, version.Reason, version.Hash,
        withText ? version.Text : null);
}
