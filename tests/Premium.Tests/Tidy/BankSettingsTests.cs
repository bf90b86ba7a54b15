using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Premium.Adapters.Snap;

namespace Premium.Tests.Tidy;

/// <summary>Whatever a bank profile has can be set where the app is deployed, and is told to whoever does it.</summary>
public sealed partial class BankSettingsTests
{
    private static readonly string Bicep = SourceTree.Named("infra/main.bicep").Text;
    private static readonly string Runbook = SourceTree.Named("infra/RUNBOOK.md").Text;

    private static readonly IReadOnlyList<string> Properties =
    [
        .. typeof(BankProfile)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true })
            .Select(p => p.Name)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Template_takesEverySettingOfABank() => Assert.Equal(
        Properties, Fixed().Concat(Optional()).Order(StringComparer.Ordinal));

    [Fact]
    public void Secrets_comeFromTheVaultAlone() => Assert.All(
        ["ClientSecret", "PrivateKeyPem", "CollectionAccount"],
        name =>
        {
            Assert.Contains($"Banks--${{bank.id}}--{name})", Bicep, StringComparison.Ordinal);
            Assert.DoesNotContain(name, Optional());
        });

    [Fact]
    public void Runbook_namesEverySettingOfABank() => Assert.Equal(
        Properties, Row().Matches(Section("Settings of a bank")).Select(Name).Order(StringComparer.Ordinal));

    [Fact]
    public void ExamplesOfTheRunbook_setWhatThereIs()
    {
        var examples = Example().Matches(Section("Settings of a bank")).Select(Name).ToList();

        Assert.NotEmpty(examples);
        Assert.Empty(examples.Except(Optional()));
    }

    [Fact]
    public void DefaultsOfTheRunbook_areThoseOfTheProfile() => Assert.All(
        Row().Matches(Section("Settings of a bank")),
        row =>
        {
            var said = row.Groups["default"].Value.Trim('`', ' ');
            var value = typeof(BankProfile).GetProperty(Name(row))!.GetValue(new BankProfile());
            if (said is not ("required" or "vault" or "empty" or "ExternalIdMax"))
            {
                Assert.Equal(said, value switch
                {
                    TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
                    bool isSet => isSet ? "true" : "false",
                    _ => Convert.ToString(value, CultureInfo.InvariantCulture),
                });
            }
        });

    private static string Section(string heading)
    {
        var start = Runbook.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"infra/RUNBOOK.md has no section '{heading}'.");
        return Runbook[start..Runbook.IndexOf("\n## ", start, StringComparison.Ordinal)];
    }

    private static IEnumerable<string> Fixed() => FixedSetting().Matches(Bicep).Select(Name);

    private static IReadOnlyList<string> Optional() =>
        [.. Property().Matches(OptionalType().Match(Bicep).Value).Select(Name)];

    private static string Name(Match match) => match.Groups["name"].Value;

    [GeneratedRegex(@"'Banks__\$\{bank\.id\}__(?<name>\w+)':")]
    private static partial Regex FixedSetting();

    [GeneratedRegex(@"^type bankSettingsType = \{$.*?^\}$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex OptionalType();

    [GeneratedRegex(@"^  (?<name>\w+): ", RegexOptions.Multiline)]
    private static partial Regex Property();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<default>[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^    (?<name>[A-Z]\w+): ", RegexOptions.Multiline)]
    private static partial Regex Example();
}
