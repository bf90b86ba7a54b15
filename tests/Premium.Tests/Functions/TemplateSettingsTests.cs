using System.Text.RegularExpressions;
using Premium.Tests.Tidy;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>What the template takes for a setting starts the app.</summary>
public sealed partial class TemplateSettingsTests
{
    [Fact]
    public void EveryValueThatTheTemplateTakes_isRead()
    {
        var type = SettingsType().Match(SourceTree.Named("infra/main.bicep").Text).Value;
        var values = Value().Matches(type)
            .SelectMany(s => s.Groups["value"].Captures.Select(v => (Key: s.Groups["key"].Value, v.Value)))
            .ToList();

        Assert.Contains(("ImportsByTwo", "always"), values);
        Assert.All(values, v => Read(v.Key, v.Value));
        Assert.Equal((false, true), (IsAlways("drops"), IsAlways("always")));
    }

    private static bool IsAlways(string importsByTwo) => Read("ImportsByTwo", importsByTwo).ImportPolicy.IsAlways;

    private static Settings Read(string key, string? value) =>
        Settings.Read(GoodSettings.With(KeyValuePair.Create(key, value)));

    [GeneratedRegex(@"^type settingsType = \{$.*?^\}$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SettingsType();

    [GeneratedRegex(@"^  (?<key>\w+): \((?:[ |]*'(?<value>\w+)')+\)\?", RegexOptions.Multiline)]
    private static partial Regex Value();
}
