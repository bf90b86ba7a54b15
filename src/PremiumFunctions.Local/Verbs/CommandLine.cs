using System.CommandLine;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Options whose mistakes are told in one way: the option, what was given, what is accepted.</summary>
internal static class CommandLine
{
    public delegate bool TryRead<T>(string text, out T value);

    /// <param name="name">With its dashes.</param>
    /// <param name="value">Stands for the value in the help.</param>
    /// <param name="description">For the help.</param>
    /// <param name="accepted">What is accepted, for the error.</param>
    /// <param name="tryRead">False where the text is not accepted.</param>
    public static Option<T> Option<T>(
        string name, string value, string description, string accepted, TryRead<T> tryRead) => new(name)
        {
            HelpName = value,
            Description = description,

            // None is let through to the reader, which says what is missing.
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result =>
            {
                var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
                if (text is not null && tryRead(text, out var read))
                {
                    return read;
                }

                result.AddError(text is null
                    ? $"{name}: expected {accepted} after it."
                    : $"{name} {text}: expected {accepted}.");
                return default;
            },
        };

    public static Option<string> Text(string name, string value, string description, string accepted) =>
        Option(name, value, description, accepted, (string text, out string read) => (read = text).Length > 0);

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static ParseResult Parse(Command command, IReadOnlyList<string> arguments)
    {
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
        {
            return parsed;
        }

        throw new ArgumentException(parsed.UnmatchedTokens is [var unknown, ..]
            ? $"{unknown}: not an option; --help lists what is."
            : parsed.Errors[0].Message);
    }
}
