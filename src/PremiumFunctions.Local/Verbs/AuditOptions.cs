using System.CommandLine;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The command line of <c>-- audit</c>.</summary>
public sealed record AuditOptions
{
    private const string DataDefault = ".data/local";

    public AuditScope Scope { get; init; } = new();

    /// <summary>The folder to start Azurite on; null where <see cref="Storage"/> is given.</summary>
    public string? Data { get; init; }

    public StorageSettings? Storage { get; init; }

    public string? Heads { get; init; }

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static AuditOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var command = new RootCommand();
        return new AuditArguments(command).Read(CommandLine.Parse(command, arguments), environment);
    }

    /// <summary>Looks up what the options name: a variable, a folder.</summary>
    internal static AuditOptions Of(AuditOptions options, string? connection, Func<string, string?> environment)
    {
        if (options.Scope is { District: null, From: not null } or { District: null, To: not null })
        {
            throw new ArgumentException("--from and --to: expected together with --district.");
        }

        return (options.Data, connection) switch
        {
            (not null, not null) => throw new ArgumentException("--data and --connection: expected one of them."),
            (null, not null) => options with { Storage = By(environment, connection) },
            _ => WithSource(options, environment),
        };
    }

    private static AuditOptions WithSource(AuditOptions options, Func<string, string?> environment)
    {
        if (options.Data is null)
        {
            if (environment("Storage__ConnectionString") is { Length: > 0 })
            {
                return options with { Storage = By(environment, "Storage__ConnectionString") };
            }

            if (environment("Storage__TableUri") is { Length: > 0 } tables)
            {
                // The audit touches no queue; the settings want one named.
                return options with { Storage = new StorageSettings { TableUri = tables, QueueUri = tables } };
            }
        }

        return options with { Data = Existing(options.Data ?? DataDefault) };
    }

    private static StorageSettings By(Func<string, string?> environment, string variable) =>
        environment(variable) is { Length: > 0 } connection
            ? new StorageSettings { ConnectionString = connection }
            : throw new ArgumentException(
                $"--connection {variable}: expected an environment variable that holds a connection string.");

    /// <summary>A folder made on the spot would be audited without a finding.</summary>
    private static string Existing(string folder) => Directory.Exists(Path.Combine(folder, "azurite"))
        ? folder
        : throw new ArgumentException($"--data {folder}: expected the data folder of a local installation.");
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

    private readonly Option<string> data = CommandLine.Text(
        "--data", "DIR", "a local data folder (default .data/local)", "a folder");

    private readonly Option<string> connection = CommandLine.Text(
        "--connection", "NAME",
        "instead: the environment variable that holds a connection string; without --data and --connection, " +
        "Storage__ConnectionString or Storage__TableUri where one is set",
        "the name of a variable");

    private readonly Option<string> heads = CommandLine.Text(
        "--heads", "FILE", "notes the head of each sheet there, to be kept outside the storage account", "a file");

    private readonly Option<string> expect = CommandLine.Text(
        "--expect", "FILE", "holds the journals against heads noted before, one line each, log lines included",
        "a file");

    public AuditArguments(Command command)
    {
        foreach (var option in new Option[] { district, from, to, data, connection, heads, expect })
        {
            command.Options.Add(option);
        }
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

        return AuditOptions.Of(
            new AuditOptions { Scope = scope, Data = parsed.GetValue(data), Heads = parsed.GetValue(heads) },
            parsed.GetValue(connection),
            environment);
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
