using System.Globalization;

namespace Premium.Benchmarks;

public enum BenchmarkCommand
{
    Cycle,
    Nation,
}

/// <summary>The command line of the benchmarks.</summary>
public sealed record BenchmarkOptions(BenchmarkCommand Command, int Villages)
{
    /// <summary>Azurite slows down as a table grows; beyond this only its own slowness would be measured.</summary>
    public const int VillagesMax = 10_000;

    public const int VillagesMin = 100;

    public static readonly string Usage = string.Create(CultureInfo.InvariantCulture, $"""
        dotnet run -c Release --project tests/Premium.Benchmarks -- cycle [--villages N]
          one collection on Azurite and the bank twin, beside the bare SDKs and beside one message a village
          --villages N   {VillagesMin} to {VillagesMax} villages, taken from all over the nation (default 2000)
        dotnet run -c Release --project tests/Premium.Benchmarks -- nation
          one collection of every village of the nation in memory, beside 2000 of them
        """);

    /// <exception cref="ArgumentException">The arguments are not accepted; the message names what is.</exception>
    public static BenchmarkOptions Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        ["cycle"] => new BenchmarkOptions(BenchmarkCommand.Cycle, 2_000),
        ["cycle", "--villages"] => throw new ArgumentException(
            $"--villages: expected a number after it, from {VillagesMin} to {VillagesMax}."),
        ["cycle", "--villages", var count] => new BenchmarkOptions(BenchmarkCommand.Cycle, Number(count)),
        ["nation"] => new BenchmarkOptions(BenchmarkCommand.Nation, 0),
        [] => throw new ArgumentException(Usage),
        _ => throw new ArgumentException(
            $"'{string.Join(' ', arguments)}' is not accepted; expected:{Environment.NewLine}{Usage}"),
    };

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= VillagesMin and <= VillagesMax
            ? number
            : throw new ArgumentException(
                $"--villages {text}: expected a whole number from {VillagesMin} to {VillagesMax}.");
}
