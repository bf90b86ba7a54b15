using System.CommandLine;
using PremiumFunctions.Local.Twin;
using PremiumFunctions.Local.Verbs;

namespace Premium.Verification.CrashPoints;

/// <summary>Which cycle is killed, and where.</summary>
public sealed record CrashOptions
{
    public int Villages { get; init; } = 5;

    public DateOnly Today { get; init; } = new(2026, 12, 1);

    public FaultLevel Faults { get; init; } = FaultLevel.None;

    public IReadOnlyList<CrashMoment> Moments { get; init; } = [CrashMoment.After];

    public int From { get; init; } = 1;

    public int? To { get; init; }

    /// <summary>How far ahead payments are reserved; null: as the sample's bank has it.</summary>
    public int? ReservedAheadMilliseconds { get; init; }

    public string Data { get; init; } = Path.Combine(".data", "crash-points");

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static CrashOptions Parse(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand();
        return new CrashArguments(command).Read(CommandLine.Parse(command, arguments));
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class CrashArguments
{
    private const int CallMax = 1_000_000;

    private readonly Option<int?> villages = CommandLine.Number(
        "--villages", "N", "villages of the regency (default 5)", 1, CrashRegency.VillagesMax);

    private readonly Option<DateOnly?> today = CommandLine.Today(
        "the day of the cycle (default 2026-12-01: banks work on the days after it, too)");

    private readonly Option<FaultLevel?> faults =
        CommandLine.Faults("none, some or many faults of the bank besides (default none)");

    private readonly Option<IReadOnlyList<CrashMoment>?> moments =
        CommandLine.Option<IReadOnlyList<CrashMoment>?>(
            "--moments", "M",
            "after, before or both (default after): one call at a time is made, so before a call is the same as after "
                + "the one before it",
            "after, before or both", TryMoments);

    private readonly Option<int?> from =
        CommandLine.Number("--from", "K", "the first call to die at (default 1)", 1, CallMax);

    private readonly Option<int?> to =
        CommandLine.Number("--to", "K", "the last one (default: the last of the cycle)", 1, CallMax);

    private readonly Option<int?> reservedAhead = CommandLine.Number(
        "--reserved-ahead", "MS", "how far ahead payments are reserved (default: as in the sample)", 10, 30_000);

    private readonly Option<string> data =
        CommandLine.Text("--data", "DIR", "where data is kept (default .data/crash-points)", "a folder");

    public CrashArguments(Command command)
    {
        foreach (var option in new Option[] { villages, today, faults, moments, from, to, reservedAhead, data })
        {
            command.Options.Add(option);
        }
    }

    public CrashOptions Read(ParseResult parsed)
    {
        var defaults = new CrashOptions();
        var options = defaults with
        {
            Villages = parsed.GetValue(villages) ?? defaults.Villages,
            Today = parsed.GetValue(today) ?? defaults.Today,
            Faults = parsed.GetValue(faults) ?? defaults.Faults,
            Moments = parsed.GetValue(moments) ?? defaults.Moments,
            From = parsed.GetValue(from) ?? defaults.From,
            To = parsed.GetValue(to),
            ReservedAheadMilliseconds = parsed.GetValue(reservedAhead),
            Data = parsed.GetValue(data) ?? defaults.Data,
        };
        return options.To is null || options.To >= options.From
            ? options
            : throw new ArgumentException($"--to {options.To}: expected {options.From} (--from) or more.");
    }

    private static bool TryMoments(string text, out IReadOnlyList<CrashMoment>? moments)
    {
        moments = text switch
        {
            "after" => [CrashMoment.After],
            "before" => [CrashMoment.Before],
            "both" => [CrashMoment.Before, CrashMoment.After],
            _ => null,
        };
        return moments is not null;
    }
}
