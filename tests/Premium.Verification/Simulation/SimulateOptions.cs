using System.CommandLine;
using PremiumFunctions.Local.Twin;
using PremiumFunctions.Local.Verbs;

namespace Premium.Verification.Simulation;

/// <summary>How much of which years is simulated.</summary>
public sealed record SimulateOptions
{
    public int Seed { get; init; } = 1;

    public int Seeds { get; init; } = 4;

    public int Months { get; init; } = 12;

    public int Villages { get; init; } = 271;

    public FaultLevel Faults { get; init; } = FaultLevel.Many;

    public string? Log { get; init; }

    public int Cores { get; init; } = Environment.ProcessorCount;

    public bool IsVerbose { get; init; }

    /// <exception cref="ArgumentException">
    /// An option is unknown or its value is not accepted; the message names it.
    /// </exception>
    public static SimulateOptions Parse(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand();
        return new SimulateArguments(command).Read(CommandLine.Parse(command, arguments));
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class SimulateArguments
{
    private readonly Option<int?> seed =
        CommandLine.Number("--seed", "S", "the first seed (default 1)", 0, int.MaxValue);

    private readonly Option<int?> seeds =
        CommandLine.Number("--seeds", "N", "how many seeds, one simulation each (default 4)", 1, 1_000_000);

    private readonly Option<int?> months =
        CommandLine.Number("--months", "M", "months of each simulation (default 12)", 1, 60);

    private readonly Option<int?> villages =
        CommandLine.Number("--villages", "V", "villages of each simulation (default 271, Blora)", 1, 80_000);

    private readonly Option<FaultLevel?> faults = CommandLine.Faults("none, some or many (default many)");

    private readonly Option<string> log =
        CommandLine.Text("--log", "FILE", "write every event of one seed to a file", "a file");

    private readonly Option<int?> cores =
        CommandLine.Number("--cores", "N", "seeds simulated side by side (default all cores)", 1, 1_000);

    private readonly Option<bool> verbose = new("--verbose") { Description = "count the faults by kind" };

    public SimulateArguments(Command command)
    {
        foreach (var option in new Option[] { seed, seeds, months, villages, faults, log, cores, verbose })
        {
            command.Options.Add(option);
        }
    }

    public SimulateOptions Read(ParseResult parsed)
    {
        var defaults = new SimulateOptions();
        var options = defaults with
        {
            Seed = parsed.GetValue(seed) ?? defaults.Seed,
            Seeds = parsed.GetValue(seeds) ?? defaults.Seeds,
            Months = parsed.GetValue(months) ?? defaults.Months,
            Villages = parsed.GetValue(villages) ?? defaults.Villages,
            Faults = parsed.GetValue(faults) ?? defaults.Faults,
            Log = parsed.GetValue(log),
            Cores = parsed.GetValue(cores) ?? defaults.Cores,
            IsVerbose = parsed.GetValue(verbose),
        };
        return options.Log is null || options.Seeds == 1
            ? options
            : throw new ArgumentException("--log: writes the events of one seed; expected --seeds 1.");
    }
}
