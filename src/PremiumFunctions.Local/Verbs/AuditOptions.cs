using System.CommandLine;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The command line of <c>-- audit</c>.</summary>
public sealed record AuditOptions
{
    public AuditScope Scope { get; init; } = new();

    public required StorageSource Source { get; init; }

    public string? Heads { get; init; }

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static AuditOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var command = new RootCommand();
        return new AuditArguments(command).Read(CommandLine.Parse(command, arguments), environment);
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class AuditArguments
{
    private const string Month = "a pay month, such as 2026-12";

    private readonly Option<DistrictCode?> district = CommandLine.Option<DistrictCode?>(
        "--district", "CODE", "one district, such as 33.16.12 (default: all that is stored)",
        "the code of a district, such as 33.16.12", TryDistrict);

    private readonly Option<PayMonth?> from = CommandLine.Option<PayMonth?>(
        "--from", "yyyy-MM", "first pay month of that district", Month, TryMonth);

    private readonly Option<PayMonth?> to = CommandLine.Option<PayMonth?>(
        "--to", "yyyy-MM", "last pay month of that district", Month, TryMonth);

    private readonly StorageArguments source;

    private readonly Option<string> heads = CommandLine.Text(
        "--heads", "FILE", "notes the head of each sheet there, to be kept outside the storage account", "a file");

    private readonly Option<string> expect = CommandLine.Text(
        "--expect", "FILE", "holds the journals against heads noted before, one line each, log lines included",
        "a file");

    public AuditArguments(Command command)
    {
        foreach (var option in new Option[] { district, from, to })
        {
            command.Options.Add(option);
        }

        source = new StorageArguments(command);
        command.Options.Add(heads);
        command.Options.Add(expect);
    }

    public AuditOptions Read(ParseResult parsed, Func<string, string?> environment)
    {
        var scope = new AuditScope
        {
            District = parsed.GetValue(district),
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
        };
        if (parsed.GetValue(expect) is { } noted)
        {
            scope = scope with { Anchors = Noted(noted) };
        }

        if (scope is { District: null, From: not null } or { District: null, To: not null })
        {
            throw new ArgumentException("--from and --to: expected together with --district.");
        }

        return new AuditOptions
        {
            Scope = scope,
            Source = source.Read(parsed, environment),
            Heads = parsed.GetValue(heads),
        };
    }

    private static bool TryDistrict(string text, out DistrictCode? district)
    {
        var isDistrict = DistrictCode.TryParse(text, out var read);
        district = isDistrict ? read : null;
        return isDistrict;
    }

    private static bool TryMonth(string text, out PayMonth? month)
    {
        var isMonth = PayMonth.TryParse(text, out var read);
        month = isMonth ? read : null;
        return isMonth;
    }

    private static IReadOnlyList<Anchor> Noted(string file)
    {
        var lines = File.Exists(file)
            ? File.ReadLines(file)
            : throw new ArgumentException($"--expect {file}: expected a file.");
        IReadOnlyList<Anchor> noted = [.. lines.Select(Anchor.In).OfType<Anchor>()];
        return noted.Count > 0
            ? noted
            : throw new ArgumentException($"--expect {file}: expected lines with 'head SHEET NUMBER HASH'.");
    }
}
