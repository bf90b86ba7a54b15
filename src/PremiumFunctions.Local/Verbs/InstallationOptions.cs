using System.CommandLine;
using Premium.Domain;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Which sample installation is started, whoever runs its functions.</summary>
public abstract record InstallationOptions
{
    public string Regency { get; init; } = "33.16";

    public int? Villages { get; init; }

    public FaultLevel Faults { get; init; } = FaultLevel.None;

    public string Data { get; init; } = Path.Combine(".data", "local");
}

/// <summary>The same on the command line.</summary>
internal sealed class InstallationArguments
{
    private const int VillagesMax = 80_000;

    private readonly Option<string> regency = CommandLine.Option(
        "--regency", "CODE", "which regency (default 33.16, Blora)", "the code of a regency, such as 33.16",
        (string text, out string code) => DistrictCode.TryParse((code = text) + ".01", out _));

    private readonly Option<int?> villages = CommandLine.Number(
        "--villages", "N", "the first N villages of the nation instead of a regency", 1, VillagesMax);

    private readonly Option<FaultLevel?> faults =
        CommandLine.Faults("none, some or many faults of the bank (default none)");

    private readonly Option<string> data;

    public InstallationArguments(Command command, InstallationOptions defaults)
    {
        data = CommandLine.Text("--data", "DIR", $"where data is kept (default {defaults.Data})", "a folder");
        command.Options.Add(regency);
        command.Options.Add(villages);
        command.Options.Add(faults);
        command.Options.Add(data);
    }

    public T Read<T>(ParseResult parsed)
        where T : InstallationOptions, new()
    {
        var defaults = new T();
        return defaults with
        {
            Regency = parsed.GetValue(regency) ?? defaults.Regency,
            Villages = parsed.GetValue(villages),
            Faults = parsed.GetValue(faults) ?? defaults.Faults,
            Data = parsed.GetValue(data) ?? defaults.Data,
        };
    }
}
