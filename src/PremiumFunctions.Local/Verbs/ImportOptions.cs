using System.CommandLine;
using Premium.Domain;
using Premium.UseCases;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>What is imported, where to and by whom.</summary>
public sealed record ImportOptions
{
    private static readonly string[] PolicyKeys = ["ImportDropPercentMax", "ImportsByTwo", "ImportDryRunDays"];

    private static readonly string[] PlanningKeys =
        ["Rounding", "DebitedSum", "BillingDifferenceMax", "LookBackMonths", "UtcOffsetHours"];

    public required StorageSource Source { get; init; }

    public ImportKind? Kind { get; init; }

    public string? File { get; init; }

    public bool IsDryRun { get; init; }

    public bool IsFull { get; init; }

    public PayMonth? From { get; init; }

    /// <summary>Id of a dry run that is taken.</summary>
    public string? Take { get; init; }

    /// <summary>Where the columns of the file are, as it was typed.</summary>
    public FieldMap Map { get; init; } = FieldMap.None;

    /// <summary>A saved map in its place; empty for none.</summary>
    public string MapName { get; init; } = "";

    /// <summary>Name that the map is saved under; empty for not at all.</summary>
    public string SaveMapAs { get; init; } = "";

    public required string By { get; init; }

    public string Regency { get; init; } = "33.16";

    public IReadOnlyList<string> Banks { get; init; } = SampleBanks.Ids;

    public DateOnly? Today { get; init; }

    /// <summary>When a second person takes it: as the app has it, by variables of the names of its settings.</summary>
    public ImportPolicy Policy { get; init; } = new();

    /// <summary>Which bills there are and their sums: the same way.</summary>
    public PlanningSettings Planning { get; init; } = new();

    /// <summary>The NIK keys: of the local installation, or of the environment.</summary>
    public required Func<(string Hash, string Cipher)> Keys { get; init; }

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static ImportOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var command = new RootCommand();
        return new ImportArguments(command).Read(CommandLine.Parse(command, arguments), environment);
    }

    /// <exception cref="ArgumentException">One is wrong; the message says so in the app's words.</exception>
    public static ImportPolicy PolicyOf(Func<string, string?> environment) =>
        Read(environment, PolicyKeys, Settings.ReadImportPolicy);

    /// <exception cref="ArgumentException">One is wrong; the message says so in the app's words.</exception>
    public static PlanningSettings PlanningOf(Func<string, string?> environment) =>
        Read(environment, PlanningKeys, Settings.ReadPlanning);

    private static T Read<T>(
        Func<string, string?> environment, string[] keys, Func<IConfiguration, List<string>, T> read)
    {
        var problems = new List<string>();
        var values = new ConfigurationBuilder().AddInMemoryCollection(keys.ToDictionary(key => key, environment));
        var found = read(values.Build(), problems);
        return problems.Count == 0 ? found : throw new ArgumentException(string.Join(' ', problems));
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class ImportArguments
{
    private readonly Argument<string?> kind = new("KIND")
    {
        Description = "villages, mandates, contacts, members, billings or recodings",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> file = new("FILE")
    {
        Description = "a CSV or XLSX file; 'templates' writes empty ones",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "shows what would change, and writes nothing",
    };

    private readonly Option<bool> full = new("--full")
    {
        Description = "the file is the whole list: who is not in it leaves",
    };

    private readonly Option<PayMonth?> from = CommandLine.Option<PayMonth?>(
        "--from", "yyyy-MM", "first pay month that it counts for (default: the next one)",
        "a pay month, such as 2026-12",
        (string text, out PayMonth? month) =>
            (month = PayMonth.TryParse(text, out var read) ? read : null) is not null);

    private readonly Option<string> take = CommandLine.Text(
        "--take", "ID", "takes a dry run exactly as it was shown", "the id of a dry run");

    private readonly Option<string> map = CommandLine.Text(
        "--map", "MAP", "a saved field map by its name, or FIELD=HEADING;... for other people's headings",
        "a name, or such as \"nik=No. KTP;wage=Gaji\"");

    private readonly Option<string> days = CommandLine.Text(
        "--days", "FORM", "how the file writes days, such as d/M/yyyy", "a form such as d/M/yyyy");

    private readonly Option<string> saveMap = CommandLine.Text(
        "--save-map", "NAME", "keeps the field map under a name for the next file", "a name");

    private readonly Option<string> by = CommandLine.Text(
        "--by", "NAME", "who does it, for the journal (default: the user of this machine)", "a name");

    private readonly Option<string> regency = CommandLine.Option(
        "--regency", "CODE", "which regency (default 33.16, Blora)", "the code of a regency, such as 33.16",
        (string text, out string code) => DistrictCode.TryParse((code = text) + ".01", out _));

    private readonly Option<string> banks = CommandLine.Text(
        "--banks", "IDS",
        "ids of the connected banks, separated by commas (of a local folder by default those of the sample)", "ids");

    private readonly Option<DateOnly?> today = CommandLine.Today("the day of the import (default: today)");

    private readonly StorageArguments source;

    public ImportArguments(Command command)
    {
        command.Arguments.Add(kind);
        command.Arguments.Add(file);
        foreach (var option in new Option[] { dryRun, full, from, take, map, days, saveMap, by, regency, banks, today })
        {
            command.Options.Add(option);
        }

        source = new StorageArguments(command);
    }

    /// <exception cref="ArgumentException">They do not go together; the message names them.</exception>
    public ImportOptions Read(ParseResult parsed, Func<string, string?> environment)
    {
        var (what, path, id) = (parsed.GetValue(kind), parsed.GetValue(file), parsed.GetValue(take));
        if (id is null == path is null)
        {
            throw new ArgumentException("import: expected a KIND and a FILE, or --take ID.");
        }

        if (path is not null && !System.IO.File.Exists(path))
        {
            throw new ArgumentException($"{path}: expected a CSV or XLSX file.");
        }

        var columns = parsed.GetValue(map) ?? "";
        var isName = columns.Length > 0 && !columns.Contains('=', StringComparison.Ordinal);
        var storage = source.Read(parsed, environment, mayBeNew: true);
        var defaults = new ImportOptions { Source = storage, By = Environment.UserName, Keys = () => ("", "") };
        return defaults with
        {
            Kind = what is null ? null
                : Enum.TryParse<ImportKind>(what, ignoreCase: true, out var read) && !char.IsDigit(what[0]) ? read
                : throw new ArgumentException($"{what}: expected {kind.Description}."),
            File = path,
            IsDryRun = parsed.GetValue(dryRun),
            IsFull = parsed.GetValue(full),
            From = parsed.GetValue(from),
            Take = id,
            Map = MapOf(isName ? "" : columns, parsed.GetValue(days) ?? ""),
            MapName = isName ? columns : "",
            SaveMapAs = parsed.GetValue(saveMap) ?? "",
            By = parsed.GetValue(by) ?? defaults.By,
            Regency = parsed.GetValue(regency) ?? defaults.Regency,
            Banks = parsed.GetValue(banks)?.Split(',', StringSplitOptions.TrimEntries)
                ?? (storage.Data is not null ? defaults.Banks : throw new ArgumentException(
                    "--banks: expected the ids of the app's banks: bills at any other are shown as held.")),
            Today = parsed.GetValue(today),
            Policy = ImportOptions.PolicyOf(environment),
            Planning = ImportOptions.PlanningOf(environment),
            Keys = () => storage.Data is { } folder ? KeysOf(folder) : KeysOf(environment),
        };
    }

    private static FieldMap MapOf(string columns, string dayForm)
    {
        try
        {
            return FieldMaps.Parse(columns, dayForm);
        }
        catch (RefusedFileException e)
        {
            throw new ArgumentException($"--map: {e.Message}", e);
        }
    }

    private static (string Hash, string Cipher) KeysOf(string folder)
    {
        Directory.CreateDirectory(folder);
        return SampleKeys.In(folder).NikKeys;
    }

    private static (string Hash, string Cipher) KeysOf(Func<string, string?> environment)
    {
        string Key(string name) => environment(name) is { Length: > 0 } key
            ? key
            : throw new ArgumentException($"{name}: expected the key that the function app has, as a variable.");
        return (Key("Storage__NikHashKey"), Key("Storage__NikCipherKey"));
    }
}
