using System.Globalization;
using PremiumFunctions.Local.Twin;

namespace Premium.Verification.Simulation;

/// <summary>The command line of <c>-- simulate</c>.</summary>
public sealed record SimulateOptions
{
    public const string Usage = """
        dotnet run --project tests/Premium.Verification -- simulate [options]
          --seed S        the first seed (default 1)
          --seeds N       how many seeds, one simulation each (default 4)
          --months M      months of each simulation (default 12)
          --villages V    villages of each simulation (default 271, Blora)
          --faults LEVEL  none, some or many (default many)
          --log FILE      write every event of one seed to a file
          --cores N       seeds simulated side by side (default all cores)
          --verbose       count the faults by kind
        """;

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
        var options = new SimulateOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Count
                ? arguments[i]
                : throw new ArgumentException($"{name}: expected a value after it.");
            options = name switch
            {
                "--seed" => options with { Seed = Number(name, Value(), 0, int.MaxValue) },
                "--seeds" => options with { Seeds = Number(name, Value(), 1, 1_000_000) },
                "--months" => options with { Months = Number(name, Value(), 1, 60) },
                "--villages" => options with { Villages = Number(name, Value(), 1, 80_000) },
                "--faults" => options with { Faults = Level(name, Value()) },
                "--log" => options with { Log = Value() },
                "--cores" => options with { Cores = Number(name, Value(), 1, 1_000) },
                "--verbose" => options with { IsVerbose = true },
                _ => throw new ArgumentException($"{name}: not an option.{Environment.NewLine}{Usage}"),
            };
        }

        return options.Log is null || options.Seeds == 1
            ? options
            : throw new ArgumentException("--log: writes the events of one seed; expected --seeds 1.");
    }

    private static int Number(string name, string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min && number <= max
            ? number
            : throw new ArgumentException($"{name} {text}: expected a whole number from {min} to {max}.");

    private static FaultLevel Level(string name, string text) => text switch
    {
        "none" => FaultLevel.None,
        "some" => FaultLevel.Some,
        "many" => FaultLevel.Many,
        _ => throw new ArgumentException($"{name} {text}: expected none, some or many."),
    };
}
