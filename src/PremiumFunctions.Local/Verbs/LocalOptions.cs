using System.CommandLine;

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
        Description = "stop after one cycle; exit code 0 if the run closed green or amber, 1 if red",
    };

    private readonly Option<DateOnly?> today =
        CommandLine.Today("the day it is (default: today, or the next banking day)");

    private readonly Option<int?> port = CommandLine.Number(
        "--port", "N", "port of the pages (default 5080); 0 for a free one", 0, 65535);

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
}
