using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>What people read of one HTTP function; route and method come from the function itself.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Summary">What it does, in a sentence.</param>
internal sealed record Described(string Function, string Summary)
{
    /// <summary>Everybody may ask; nobody is asked who they are.</summary>
    public bool IsOpen { get; init; }

    public IReadOnlyList<DescribedField> Query { get; init; } = [];

    public DescribedBody? Body { get; init; }

    public IReadOnlyList<DescribedAnswer> Answers { get; init; } = [DescribedAnswer.Json()];

    /// <summary>What it is refused with, beside what every function of its kind is.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];

    /// <summary>The same list as a file, with <c>format=csv</c> or <c>xlsx</c>.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A field of a path, a query or a body; all of them are text.</summary>
internal sealed record DescribedField(string Name, string What)
{
    public bool IsRequired { get; init; }

    /// <summary>What it may be; anything where it is empty.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>A file of a form.</summary>
    public bool IsFile { get; init; }

    public static DescribedField Must(string name, string what, params IReadOnlyList<string> choices) =>
        new(name, what) { IsRequired = true, Choices = choices };

    public static DescribedField May(string name, string what, params IReadOnlyList<string> choices) =>
        new(name, what) { Choices = choices };
}

/// <summary>The body of a request.</summary>
/// <param name="Types">Media types, each with the same fields.</param>
/// <param name="Fields">What it holds.</param>
internal sealed record DescribedBody(IReadOnlyList<string> Types, params IReadOnlyList<DescribedField> Fields)
{
    /// <summary>Media types of a file that comes as it is, its fields in the query.</summary>
    public IReadOnlyList<string> FileTypes { get; init; } = [];

    /// <summary>Fields beside these are read, too: which ones depends on the path.</summary>
    public bool IsOpenEnded { get; init; }

    public static DescribedBody Json(params IReadOnlyList<DescribedField> fields) => new(BodyTerms.Json.Types, fields);

    public static DescribedBody Form(params IReadOnlyList<DescribedField> fields) =>
        new(BodyTerms.OwnForm.Types, fields);
}

/// <summary>What a function answers when it does what it was asked.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Type">Media type; empty where nothing comes with it.</param>
/// <param name="What">What it is.</param>
/// <param name="Shape">Of JSON; null where it is an object that the summary tells of.</param>
internal sealed record DescribedAnswer(int Status, string Type, string What, Type? Shape = null)
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static DescribedAnswer Json(
        Type? shape = null, int status = StatusCodes.Status200OK, string what = "Done.") =>
        new(status, "application/json", what, shape);

    public static DescribedAnswer Page(string what = "The page.") => new(StatusCodes.Status200OK, "text/html", what);

    public static DescribedAnswer Elsewhere(string what) => new(StatusCodes.Status303SeeOther, "", what);

    public static DescribedAnswer Waits { get; } =
        Json(status: StatusCodes.Status202Accepted, what: "Proposed; waits for a second person.");
}
