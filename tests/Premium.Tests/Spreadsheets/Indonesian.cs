using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

/// <summary>Whether a text for people is there in their language.</summary>
internal static partial class Indonesian
{
    /// <summary>No Indonesian text has one of these, and hardly an English one has none.</summary>
    [GeneratedRegex(
        @"\b(the|of|or|and|such as|expected|an?|it|is|one|each|row|column|with|more than|from|read|has|have|save)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex English();

    public static void IsSaid(Said said)
    {
        Assert.DoesNotMatch(English(), said.Indonesian);
        Assert.NotEqual("", said.Indonesian);
        Assert.NotEqual("", said.English);
    }
}
