using System.Text.RegularExpressions;

namespace PremiumFunctions.Local.Host;

/// <summary>Puts the settings in place of <c>%NAME%</c> in trigger attributes, as the Functions host does.</summary>
public static partial class SettingNames
{
    /// <exception cref="InvalidOperationException">A named setting is missing or empty.</exception>
    public static string Resolve(string text, string function, IConfiguration configuration) =>
        Name().Replace(text, match =>
        {
            var key = match.Groups[1].Value;
            return configuration[key] is { Length: > 0 } value
                ? value
                : throw new InvalidOperationException(
                    $"Function '{function}': the setting '{key}' is missing; its trigger says \"{text}\".");
        });

    [GeneratedRegex("%([^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
