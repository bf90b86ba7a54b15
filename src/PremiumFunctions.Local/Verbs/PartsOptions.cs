using System.CommandLine;

namespace PremiumFunctions.Local.Verbs;

/// <summary><c>-- parts</c>: everything but the functions, which a real Functions host then runs.</summary>
public sealed record PartsOptions : InstallationOptions
{
    /// <summary>Ports in a row: blobs, queues, tables, mail, bank, phones.</summary>
    public const int PortCount = 6;

    /// <summary>A folder of their own: their bank goes by another clock than that of the main job.</summary>
    public PartsOptions() => Data = Path.Combine(".data", "parts");

    /// <summary>Where <c>func start</c> looks for them.</summary>
    public string Settings { get; init; } = Path.Combine("src", "PremiumFunctions", "local.settings.json");

    /// <summary>The first port; 0 for free ones.</summary>
    public int Port { get; init; } = 5090;

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static PartsOptions Parse(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand();
        return new PartsArguments(command).Read(CommandLine.Parse(command, arguments));
    }

    /// <param name="place">0 to <see cref="PortCount"/> - 1.</param>
    public int PortAt(int place) => Port == 0 ? 0 : Port + place;
}

/// <summary>The same on the command line.</summary>
internal sealed class PartsArguments
{
    private const int PortMax = 65536 - PartsOptions.PortCount;

    private readonly Option<string> settings = CommandLine.Text(
        "--settings", "FILE", "the settings to write (default src/PremiumFunctions/local.settings.json)", "a file");

    private readonly Option<int?> port = CommandLine.Number(
        "--port", "N",
        "the first of six ports in a row: blobs, queues, tables, mail, bank, phones (default 5090); 0 for free ones",
        0, PortMax);

    private readonly InstallationArguments installation;

    public PartsArguments(Command command)
    {
        installation = new InstallationArguments(command, new PartsOptions());
        command.Options.Add(settings);
        command.Options.Add(port);
    }

    public PartsOptions Read(ParseResult parsed)
    {
        var options = installation.Read<PartsOptions>(parsed);
        return options with
        {
            Settings = parsed.GetValue(settings) ?? options.Settings,
            Port = parsed.GetValue(port) ?? options.Port,
        };
    }
}
