using System.Globalization;
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

    /// <summary>Fewer letters may repeat by chance, as in a key of digits.</summary>
    private const int RepeatedMin = 8;

    private const string LooksLike = "01l!@4$537";
    private const string LooksLikeLetters = "oiiiaasset";

    private static readonly string[] Words =
    [
        "password", "passwd", "secret", "changeme", "example", "sample", "contoh", "rahasia", "katasandi", "admin123",
        "your", "replace", "default", "adminkey", "ganti", "letmein",
    ];

    /// <summary>A reference to a vault, or the mark of a template or pipeline, in the place of the value.</summary>
    /// <param name="value">One value, or several with names before them: <c>sari=KEY,budi=KEY</c>.</param>
    public static bool IsUnresolved(string value)
    {
        var seen = new string([.. value.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)]);
        return IsReference(seen) || VaultAddress().IsMatch(seen)
            || seen.Split(',').Any(part => IsReference(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]));
    }

    private static bool IsReference(string value)
    {
        var bare = Quoted().Match(value).Groups["value"].Value;
        return Reference().IsMatch(bare) || StandIn().IsMatch(bare);
    }

    /// <summary>Few characters, a row of the keyboard, a word of manuals, or one unit again and again.</summary>
    public static bool IsWeak(string key)
    {
        var plain = new string([.. key.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var letters = new string([.. plain.Where(char.IsAsciiLetter)]);
        var folded = Folded(key);
        return key.ToLowerInvariant().Distinct().Count() < DistinctMin
            || Words.Any(word => folded.Contains(Folded(word), StringComparison.Ordinal))
            || IsRepeated(plain)
            || (letters.Length >= RepeatedMin && IsRepeated(letters))
            || Enumerable.Range(0, Math.Max(0, plain.Length - RowMax))
                .Any(at => IsRow(plain.Substring(at, RowMax + 1)));
    }

    /// <summary>One spelling of what looks alike: people write letters as digits and signs.</summary>
    private static string Folded(string text) => new(
    [
        .. text.ToLowerInvariant().Select(c => LooksLike.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at
            ? LooksLikeLetters[at]
            : c).Where(char.IsAsciiLetterOrDigit),
    ]);

    /// <summary>One unit at least twice; the last may be cut short.</summary>
    private static bool IsRepeated(string text) => Enumerable.Range(1, text.Length / 2)
        .Any(unit => text.AsSpan(unit).SequenceEqual(text.AsSpan(0, text.Length - unit)));

    private static bool IsRow(string part) => Rows.Any(row =>
        row.Contains(part, StringComparison.Ordinal)
        || row.Contains(new string([.. part.Reverse()]), StringComparison.Ordinal));

    [GeneratedRegex(@"^[\s""'`]*(?<value>.*?)[\s""'`]*\z", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    /// <summary>As it begins. Of addresses settings have those of the web alone.</summary>
    [GeneratedRegex(
        @"^(?:@Microsoft\.|@?(?:Microsoft\.)?(?:KeyVault|AppConfig\w*)\s*\(|(?:key)?vault:|secret(?:s|ref)?:"
            + @"|(?!https?:)[a-z][a-z0-9+.\-]*://|arn:aws:|/subscriptions/|projects/[^/]+/secrets/|/run/secrets/"
            + @"|#\{|\$\(|\$\{|\{\{|\[[a-z]+\(|!(?:secret|ref|sub)\s|\$?env[:(\[])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    /// <summary>The whole of it: a name to be put in, or a word for what is still to come.</summary>
    [GeneratedRegex(
        @"^(?:(?-i:\$[A-Z][A-Z0-9_]*)|__\w+__|%[A-Z_][A-Z0-9_]*%|<[^<>]+>"
            + @"|todo|tbd|fixme|change[ _\-]?me|placeholder)\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex StandIn();

    /// <summary>Wherever it stands, in JSON or alone: no setting of ours is a vault.</summary>
    [GeneratedRegex(@"[\w-]\.vault\.(?:azure\.(?:net|cn)|usgovcloudapi\.net)\b", RegexOptions.IgnoreCase)]
    private static partial Regex VaultAddress();
}
