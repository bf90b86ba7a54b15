using System.CommandLine;
using System.Globalization;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The main job: one cycle from start to summary, then the pages.</summary>
public sealed record LocalOptions : InstallationOptions
{
    public bool Once { get; init; }

    public DateOnly? Today { get; init; }

    public int Port { get; init; } = 5080;

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static LocalOptions Parse(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand();
        return new LocalArguments(command).Read(CommandLine.Parse(command, arguments));
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class LocalArguments
{
    private readonly Option<bool> once = new("--once")
    {
        Description = "stop after one cycle; exit code 0 only if the run closed green",
    };

    private readonly Option<DateOnly?> today = CommandLine.Option<DateOnly?>(
        "--today", "yyyy-MM-dd", "the day it is (default: today, or the next banking day)",
        "yyyy-MM-dd from 2020 to 2098, such as 2026-12-03", TryDay);

    private readonly Option<int?> port = CommandLine.Option(
        "--port", "N", "port of the pages (default 5080); 0 for a free one", "a whole number from 0 to 65535",
        InstallationArguments.Number(0, 65535));

    private readonly InstallationArguments installation;

    public LocalArguments(Command command)
    {
        command.Options.Add(once);
        command.Options.Add(today);
        installation = new InstallationArguments(command, new LocalOptions());
        command.Options.Add(port);
    }

    public LocalOptions Read(ParseResult parsed)
    {
        var options = installation.Read<LocalOptions>(parsed);
        return options with
        {
            Once = parsed.GetValue(once),
            Today = parsed.GetValue(today),
            Port = parsed.GetValue(port) ?? options.Port,
        };
    }

    private static bool TryDay(string text, out DateOnly? day)
    {
        var isDay = DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && read.Year is >= 2020 and <= 2098;
        day = isDay ? read : null;
        return isDay;
    }
}
