using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>Numbers in a text that may be somebody's account or NIK, in one piece or in groups.</summary>
internal static partial class LongNumbers
{
    private const int DigitsMin = 9;

    private const string Separators = " \u00A0./-";

    private const string Year = "(?:19|20)[0-9]{2}";
    private const string Month = "(?:0[1-9]|1[0-2])";
    private const string Day = "(?:0[1-9]|[12][0-9]|3[01])";
    private const string Time = "(?:[0-2][0-9][:.][0-5][0-9](?:[:.][0-5][0-9])?|[0-2][0-9][0-5][0-9][0-5][0-9])";
    private const string Moment =
        $"(?:{Year}[-/.]?{Month}[-/.]?{Day}|{Day}[-/.]{Month}[-/.]{Year})(?:[ T-]{Time})?";

    // Without a currency or decimals, dots are believed to be thousands up to nine digits.
    private const string Sum = "(?:(?:R[Pp]|IDR)[.]? ?[0-9]{1,3}(?:[.,][0-9]{3})*(?:[.,][0-9]{2})?"
        + "|[0-9]{1,3}(?:[.][0-9]{3})+,[0-9]{2}|[0-9]{1,3}(?:[.][0-9]{3}){1,2}|[0-9]{3,8}[.][0-9]{2})";

    private const string Spared = $"(?:{Moment}|{Sum})(?![0-9]|[.-][0-9])";

    /// <summary>Keeps the last three digits of each; days, times, amounts and references of ours stay.</summary>
    public static string Hide(string text) => Number().Replace(text, Shown);

    public static string LastThree(string value) => "***" + value[^Math.Min(3, value.Length)..];

    /// <summary>These digits, in whatever groups a bank prints them.</summary>
    public static Regex Grouped(string digits) => new(string.Join($"[{Separators}]?", digits.AsEnumerable()));

    /// <summary>Without what may stand between groups: holds the digits of every number that the text holds.</summary>
    public static string Joined(string text) => string.Concat(text.Split(Separators.ToCharArray()));

    private static string Shown(Match number)
    {
        var digits = string.Concat(number.Value.Where(char.IsAsciiDigit));
        return number.Groups["spared"].Success || digits.Length < DigitsMin || DebitId.TryParseReference(digits, out _)
            ? number.Value
            : LastThree(digits);
    }

    // An amount behind a number, with a space between them, is none of its groups; nor is what a mask left of one.
    [GeneratedRegex($"(?<spared>(?<![0-9]){Spared})|[0-9]{{9,}}"
        + $"|(?<![0-9*])[0-9]{{1,8}}(?:(?:[\u00A0./-]| (?!{Spared}))[0-9]{{1,8}}(?![0-9]))+")]
    private static partial Regex Number();
}
