using System.CommandLine;
using System.Globalization;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Options whose mistakes are told in one way: the option, what was given, what is accepted.</summary>
public static class CommandLine
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

    /// <summary>A whole number of a range; null where it is not given.</summary>
    public static Option<int?> Number(string name, string value, string description, int min, int max) =>
        Option<int?>(
            name, value, description,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
            (string text, out int? number) =>
            {
                var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                    && read >= min && read <= max;
                number = isNumber ? read : null;
                return isNumber;
            });

    /// <summary><c>--today</c>; null where it is not given.</summary>
    public static Option<DateOnly?> Today(string description) => Option<DateOnly?>(
        "--today", "yyyy-MM-dd", description, "yyyy-MM-dd from 2020 to 2098, such as 2026-12-03",
        (string text, out DateOnly? day) =>
        {
            var isDay = DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && read.Year is >= 2020 and <= 2098;
            day = isDay ? read : null;
            return isDay;
        });

    /// <summary><c>--faults</c>; null where it is not given.</summary>
    public static Option<FaultLevel?> Faults(string description) => Option<FaultLevel?>(
        "--faults", "LEVEL", description, "none, some or many",
        (string text, out FaultLevel? level) =>
        {
            level = text switch
            {
                "none" => FaultLevel.None,
                "some" => FaultLevel.Some,
                "many" => FaultLevel.Many,
                _ => null,
            };
            return level is not null;
        });

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

    /// <summary>Runs the verb that the arguments name; what it throws comes out as it was thrown.</summary>
    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static Task<int> RunAsync(RootCommand root, IReadOnlyList<string> arguments, CancellationToken stop) =>
        Parse(root, arguments).InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            stop);
}
