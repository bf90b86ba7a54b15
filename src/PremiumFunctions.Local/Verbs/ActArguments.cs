using System.CommandLine;

namespace PremiumFunctions.Local.Verbs;

/// <summary>What a person does on the tables: to what, where, why, by whom and on which day.</summary>
public record ActOptions
{
    public required StorageSource Source { get; init; }

    /// <summary>What it is done to: of a beginning its scope, of an end what is ended.</summary>
    public required string What { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateOnly? Today { get; init; }
}

/// <summary>The same on the command line.</summary>
internal sealed class ActArguments
{
    private readonly Argument<string> what;

    private readonly Option<string> reason = CommandLine.Text(
        "--reason", "TEXT", "why, for the people who read it later", "a reason");

    private readonly Option<string> by = CommandLine.Text(
        "--by", "NAME", "who does it (default: the user of this machine)", "a name");

    private readonly Option<DateOnly?> today = CommandLine.Today("the day it is done on (default: today)");

    private readonly StorageArguments source;

    /// <param name="command">Gets them.</param>
    /// <param name="name">Of what it is done to, in the help.</param>
    /// <param name="description">Of that.</param>
    /// <param name="own">Options of this verb alone, listed after the reason.</param>
    public ActArguments(Command command, string name, string description, params IEnumerable<Option> own)
    {
        what = new Argument<string>(name) { Description = description };
        command.Arguments.Add(what);
        command.Options.Add(reason);
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        command.Options.Add(by);
        command.Options.Add(today);
        source = new StorageArguments(command);
    }

    /// <exception cref="ArgumentException">Something is missing; the message names it.</exception>
    public ActOptions Read(ParseResult parsed, Func<string, string?> environment) => new()
    {
        Source = source.Read(parsed, environment),
        What = parsed.GetValue(what)!,
        Reason = parsed.GetValue(reason) ?? throw new ArgumentException("--reason: expected a reason."),
        By = parsed.GetValue(by) ?? Environment.UserName,
        Today = parsed.GetValue(today),
    };
}
