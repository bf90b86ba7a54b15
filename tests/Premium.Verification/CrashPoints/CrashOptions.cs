using System.Globalization;
using PremiumFunctions.Local.Twin;

namespace Premium.Verification.CrashPoints;

/// <summary>The command line of <c>-- crash-points</c>.</summary>
public sealed record CrashOptions
{
    public const string Usage = """
        dotnet run --project tests/Premium.Verification -- crash-points [options]
          --villages N        villages of the regency, 1 to 14 (default 5)
          --today yyyy-MM-dd  the day of the cycle (default 2026-12-03)
          --faults LEVEL      none, some or many faults of the bank besides (default none)
          --moments M         after, before or both (default after): one call at a time is made, so before a call
                              is the same as after the one before it
          --from K            the first call to die at (default 1)
          --to K              the last one (default: the last of the cycle)
          --data DIR          where data is kept (default .data/crash-points)
        """;

    public int Villages { get; init; } = 5;

    public DateOnly Today { get; init; } = new(2026, 12, 3);

    public FaultLevel Faults { get; init; } = FaultLevel.None;

    public IReadOnlyList<CrashMoment> Moments { get; init; } = [CrashMoment.After];

    public int From { get; init; } = 1;

    public int? To { get; init; }

    public string Data { get; init; } = Path.Combine(".data", "crash-points");

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static CrashOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new CrashOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Count
                ? arguments[i]
                : throw new ArgumentException($"{name}: expected a value after it.");
            options = name switch
            {
                "--villages" => options with { Villages = Number(name, Value(), CrashRegency.VillagesMax) },
                "--today" => options with { Today = Day(name, Value()) },
                "--faults" => options with { Faults = Level(name, Value()) },
                "--moments" => options with { Moments = MomentsOf(name, Value()) },
                "--from" => options with { From = Number(name, Value(), 1_000_000) },
                "--to" => options with { To = Number(name, Value(), 1_000_000) },
                "--data" => options with { Data = Value() },
                _ => throw new ArgumentException($"{name}: not an option.{Environment.NewLine}{Usage}"),
            };
        }

        return options.To is null || options.To >= options.From
            ? options
            : throw new ArgumentException($"--to {options.To}: expected {options.From} (--from) or more.");
    }

    private static DateOnly Day(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2020 and <= 2098
            ? day
            : throw new ArgumentException($"{name} {text}: expected yyyy-MM-dd from 2020 to 2098, such as 2026-12-03.");

    private static int Number(string name, string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= max
            ? number
            : throw new ArgumentException($"{name} {text}: expected a whole number from 1 to {max}.");

    private static IReadOnlyList<CrashMoment> MomentsOf(string name, string text) => text switch
    {
        "after" => [CrashMoment.After],
        "before" => [CrashMoment.Before],
        "both" => [CrashMoment.Before, CrashMoment.After],
        _ => throw new ArgumentException($"{name} {text}: expected after, before or both."),
    };

    private static FaultLevel Level(string name, string text) => text switch
    {
        "none" => FaultLevel.None,
        "some" => FaultLevel.Some,
        "many" => FaultLevel.Many,
        _ => throw new ArgumentException($"{name} {text}: expected none, some or many."),
    };
}
