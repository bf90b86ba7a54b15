using System.Text.RegularExpressions;

namespace PremiumFunctions;

/// <summary>What no secret may look like: put in by nobody, or guessed by anybody.</summary>
internal static partial class SecretText
{
    private const int DistinctMin = 8;

    /// <summary>As many neighbours of alphabet or keyboard row in a row are typed, not drawn.</summary>
    private const int RowMax = 7;

    private static readonly string[] Rows =
        ["0123456789abcdefghijklmnopqrstuvwxyz", "1234567890", "qwertyuiopasdfghjkl"];

    private static readonly string[] Words =
        ["password", "passwd", "secret", "changeme", "example", "sample", "contoh", "rahasia", "katasandi", "admin123"];

    /// <summary>A reference to a vault, or the mark of a template or pipeline, in the place of the value.</summary>
    /// <param name="value">One value, or several with names before them: <c>sari=KEY,budi=KEY</c>.</param>
    public static bool IsUnresolved(string value) => Reference().IsMatch(value)
        || value.Split(',').Any(part => Reference().IsMatch(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    /// <summary>Few characters, a row of the keyboard, or a word that stands in manuals.</summary>
    public static bool IsWeak(string key)
    {
        var plain = new string([.. key.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return key.ToLowerInvariant().Distinct().Count() < DistinctMin
            || Words.Any(word => plain.Contains(word, StringComparison.Ordinal))
            || Enumerable.Range(0, Math.Max(0, plain.Length - RowMax))
                .Any(at => IsRow(plain.Substring(at, RowMax + 1)));
    }

    private static bool IsRow(string part) => Rows.Any(row =>
        row.Contains(part, StringComparison.Ordinal)
        || row.Contains(new string([.. part.Reverse()]), StringComparison.Ordinal));

    [GeneratedRegex(
        @"^\s*[""']?(?:@Microsoft\.|(?:key)?vault:|secretref:|https://[^/\s]+\.vault\.azure\.net/|op://|arn:aws:"
            + @"|#\{|\$\(|\$\{|\{\{|\[(?:parameters|variables|reference)\("
            + @"|\$env:|(?-i:\$[A-Z][A-Z0-9_]*\s*\z)|__\w+__\s*\z|%[A-Za-z_][A-Za-z0-9_]*%\s*\z|<[^<>]+>\s*\z)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
