using System.Reflection;
using System.Text.RegularExpressions;
using Premium.Adapters.Snap;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Tidy;

/// <summary>What the README and the infrastructure say of functions and settings is what the code has.</summary>
public sealed partial class ReadmeTests
{
    private const string BankPrefix = "Banks:ID:";

    /// <summary>Settings that the Functions host and the Azure libraries read, not the app.</summary>
    private static readonly string[] HostSettings =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
        "AzureWebJobsStorage:accountName", "AzureWebJobsStorage:clientId", "AzureWebJobsStorage:credential",
    ];

    private static IReadOnlyList<string> Keys => PremiumFunctions.Settings.Keys;

    private static IEnumerable<string> BankKeys => typeof(BankProfile)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.SetMethod is { IsPublic: true })
        .Select(p => BankPrefix + p.Name);

    /// <summary>Each once, with what triggers it.</summary>
    [Fact]
    public void FunctionTable_namesEveryFunction() => Assert.Equal(
        FunctionCatalog.Read(typeof(PremiumFunctions.Settings).Assembly).Functions
            .Select(f => $"{f.Name} {Said(f.Trigger)}")
            .Order(StringComparer.Ordinal),
        FunctionsSaid().Order(StringComparer.Ordinal));

    [Fact]
    public void SettingsTable_namesEverySetting() => Assert.Equal(
        Keys.Order(StringComparer.Ordinal),
        Table("Settings", "infra/RUNBOOK.md").Order(StringComparer.Ordinal));

    [Fact]
    public void Infrastructure_knowsEverySetting() => Assert.All(
        Keys, key => Assert.Matches($@"\b{Regex.Escape(InBicep(key))}\b", Bicep));

    [Fact]
    public void Infrastructure_setsNothingThatNobodyReads() => Assert.Empty(
        AppSettings().Except([.. Keys, .. BankKeys, .. HostSettings]));

    [Fact]
    public void OptionsOfTheInfrastructure_areSettings()
    {
        var options = Setting().Matches(SettingsType().Match(Bicep).Value).Select(m => m.Groups["key"].Value).ToList();
        Assert.Contains("QuietHours", options);
        Assert.Empty(options.Except(Keys));
    }

    /// <summary>A guessed one may be somebody else's, who would get the links of every message.</summary>
    [Fact]
    public void Infrastructure_guessesNoHostName() => Assert.All(
        SourceTree.WithExtension(".bicep"),
        file => Assert.DoesNotContain("azurewebsites.net", file.Text, StringComparison.Ordinal));

    private static string Bicep => SourceTree.Named("infra/main.bicep").Text;

    private static string InBicep(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>The settings of the app object and of one bank, as keys.</summary>
    private static IReadOnlyList<string> AppSettings()
    {
        var found = Setting().Matches(BankSettings().Match(Bicep).Value)
            .Concat(Setting().Matches(AppSettingsObject().Match(Bicep).Value))
            .Select(m => m.Groups["key"].Value
                .Replace("${bank.id}", "ID", StringComparison.Ordinal)
                .Replace("__", ":", StringComparison.Ordinal))
            .ToList();
        Assert.Contains("Regency", found);
        Assert.Contains(found, k => k.StartsWith(BankPrefix, StringComparison.Ordinal));
        return found;
    }

    private static string Said(FunctionTrigger trigger) => trigger switch
    {
        FunctionTrigger.Http http => $"{(http.Methods is [] ? "ANY" : http.Methods.Single().ToUpperInvariant())} "
            + $"api/{http.Route}",
        FunctionTrigger.Timer timer => $"timer {timer.Schedule}",
        FunctionTrigger.Queue queue => $"queue {queue.QueueName}",
        _ => throw new InvalidOperationException($"{trigger} has no words in the README."),
    };

    /// <summary>What a route is of stands before it: <c>`A` GET, `B` POST `api/c`</c>.</summary>
    private static List<string> FunctionsSaid()
    {
        var said = new List<string>();
        var waiting = new List<string>();
        foreach (var row in Lines("Functions", "README.md").Where(l => l.StartsWith("| `", StringComparison.Ordinal)))
        {
            foreach (Match match in Function().Matches(row.Split(" | ")[0]))
            {
                waiting.Add($"{match.Groups["name"].Value} {match.Groups["kind"].Value}");
                if (match.Groups["where"].Success)
                {
                    said.AddRange(waiting.Select(w => $"{w} {match.Groups["where"].Value}"));
                    waiting.Clear();
                }
            }

            Assert.Empty(waiting);
        }

        return said;
    }

    private static IEnumerable<string> Lines(string heading, string file) => SourceTree.Named(file).Text.Split('\n')
        .SkipWhile(line => line != $"## {heading}")
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    /// <summary>The names in backticks at the start of each row of the tables below a heading.</summary>
    private static IReadOnlyList<string> Table(string heading, string file)
    {
        var rows = Lines(heading, file)
            .Select(line => Row().Match(line))
            .Where(m => m.Success)
            .Select(m => m.Groups["name"].Value)
            .ToList();
        Assert.True(rows.Count > 0, $"{file} has no table below '## {heading}'.");
        return rows;
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+)` (?<kind>GET|POST|ANY|timer|queue)(?: `(?<where>[^`]+)`)?")]
    private static partial Regex Function();

    [GeneratedRegex(@"^\|\s*`(?<name>[^`]+)`\s*\|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^var appSettings = \{$.*?^\}$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex AppSettingsObject();

    [GeneratedRegex(@"^type settingsType = \{$.*?^\}$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SettingsType();

    [GeneratedRegex(@"^var bankSettings = .*?^\}\)$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BankSettings();

    [GeneratedRegex(@"^  '?(?<key>[A-Za-z][A-Za-z_0-9${}.]*)'?: ", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
