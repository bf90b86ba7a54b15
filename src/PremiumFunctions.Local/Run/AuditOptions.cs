using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions.Local.Run;

/// <summary>The command line of <c>-- audit</c>.</summary>
public sealed record AuditOptions
{
    public const string Usage = """
        dotnet run --project src/PremiumFunctions.Local -- audit [options]
          --district CODE      one district, such as 33.16.12 (default: all that is stored)
          --from yyyy-MM       first pay month of that district
          --to yyyy-MM         last pay month of that district
          --data DIR           a local data folder (default .data/local)
          --connection NAME    instead: the environment variable that holds a connection string; without --data and
                               --connection, Storage__ConnectionString or Storage__TableUri where one is set
          --heads FILE         notes the head of each sheet there, to be kept outside the storage account
          --expect FILE        holds the journals against heads noted before, one line each, log lines included
        """;

    private const string DataDefault = ".data/local";

    public AuditScope Scope { get; init; } = new();

    /// <summary>The folder to start Azurite on; null where <see cref="Storage"/> is given.</summary>
    public string? Data { get; init; }

    public StorageSettings? Storage { get; init; }

    public string? Heads { get; init; }

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static AuditOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var options = new AuditOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value(string expected) => ++i < arguments.Count
                ? arguments[i]
                : throw new ArgumentException($"{name}: expected {expected} after it.");
            var scope = options.Scope;
            options = name switch
            {
                "--district" => options with { Scope = scope with { District = District(Value("a district")) } },
                "--from" => options with { Scope = scope with { From = Month(name, Value("a month")) } },
                "--to" => options with { Scope = scope with { To = Month(name, Value("a month")) } },
                "--data" => options with { Data = Value("a folder") },
                "--connection" => options with { Storage = By(environment, Value("the name of a variable")) },
                "--heads" => options with { Heads = Value("a file") },
                "--expect" => options with { Scope = scope with { Anchors = Noted(Value("a file")) } },
                _ => throw new ArgumentException($"{name}: not an option.{Environment.NewLine}{Usage}"),
            };
        }

        if (options.Scope is { District: null, From: not null } or { District: null, To: not null })
        {
            throw new ArgumentException("--from and --to: expected together with --district.");
        }

        return options is { Data: not null, Storage: not null }
            ? throw new ArgumentException("--data and --connection: expected one of them.")
            : WithSource(options, environment);
    }

    private static AuditOptions WithSource(AuditOptions options, Func<string, string?> environment)
    {
        if (options.Storage is null && options.Data is null)
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

        return options.Storage is null ? options with { Data = Existing(options.Data ?? DataDefault) } : options;
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

    private static DistrictCode District(string text) => DistrictCode.TryParse(text, out var district)
        ? district
        : throw new ArgumentException($"--district {text}: expected the code of a district, such as 33.16.12.");

    private static PayMonth Month(string name, string text) => PayMonth.TryParse(text, out var month)
        ? month
        : throw new ArgumentException($"{name} {text}: expected a pay month, such as 2026-12.");

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
