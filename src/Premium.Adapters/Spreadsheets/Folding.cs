using System.Globalization;
using System.Text;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Words as people compare them: without case, accents, spaces and punctuation.</summary>
public static class Folding
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyy";

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            var accented = lower > '\x7F' ? Accented.IndexOf(lower) : -1;
            // An accent of its own is no letter and falls out with the punctuation.
            if (char.IsLetterOrDigit(lower) &&
                CharUnicodeInfo.GetUnicodeCategory(lower) != UnicodeCategory.ModifierLetter)
            {
                folded.Append(accented >= 0 ? Plain[accented] : lower);
            }
        }

        return folded.ToString();
    }
}
