using System.Globalization;
using Premium.Domain;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Run;

/// <summary>The command line of the local host.</summary>
public sealed record LocalOptions
{
    public const string Usage = """
        dotnet run --project src/PremiumFunctions.Local -- [options]
          --once               stop after one cycle; exit code 0 only if the run closed green
          --today yyyy-MM-dd   the day it is (default: today, or the next banking day)
          --regency CODE       which regency (default 33.16, Blora)
          --villages N         the first N villages of the nation instead of a regency
          --faults LEVEL       none, some or many faults of the bank (default none)
          --data DIR           where data is kept (default .data/local)
          --port N             port of the pages (default 5080)
        """;

    public bool Once { get; init; }

    public DateOnly? Today { get; init; }

    public string Regency { get; init; } = "33.16";

    public int? Villages { get; init; }

    public FaultLevel Faults { get; init; } = FaultLevel.None;

    public string Data { get; init; } = Path.Combine(".data", "local");

    public int Port { get; init; } = 5080;

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static LocalOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LocalOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value(string expected) => ++i < arguments.Count
                ? arguments[i]
                : throw new ArgumentException($"{name}: expected {expected} after it.");
            options = name switch
            {
                "--once" => options with { Once = true },
                "--today" => options with { Today = Day(name, Value("a day, such as 2026-12-03")) },
                "--regency" => options with { Regency = RegencyCode(name, Value("a regency, such as 33.16")) },
                "--villages" => options with { Villages = Number(name, Value("a number"), 1, 80_000) },
                "--faults" => options with { Faults = Level(name, Value("none, some or many")) },
                "--data" => options with { Data = Value("a folder") },
                "--port" => options with { Port = Number(name, Value("a port"), 0, 65535) },
                _ => throw new ArgumentException($"{name}: not an option.{Environment.NewLine}{Usage}"),
            };
        }

        return options;
    }

    private static DateOnly Day(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2020 and <= 2098
            ? day
            : throw new ArgumentException($"{name} {text}: expected yyyy-MM-dd from 2020 to 2098, such as 2026-12-03.");

    private static string RegencyCode(string name, string text) =>
        DistrictCode.TryParse(text + ".01", out _)
            ? text
            : throw new ArgumentException($"{name} {text}: expected the code of a regency, such as 33.16.");

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
