using System.Globalization;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>
/// Cells of digits that are no numbers. A spreadsheet program that takes them for numbers drops zeros in front and
/// keeps 15 digits, so what it may have changed is refused and never guessed.
/// </summary>
internal static class DigitCells
{
    public static Said? Village(Cell cell, out VillageCode code)
    {
        code = default;
        var text = Whole(cell)?.ToString(CultureInfo.InvariantCulture) ?? cell.Text.Trim().TrimStart('\'');
        if (IsScientific(text))
        {
            return Accepted.DigitsAsText;
        }

        if (text.Length == 10 && text.All(char.IsAsciiDigit))
        {
            text = $"{text[..2]}.{text[2..4]}.{text[4..6]}.{text[6..]}";
        }

        return VillageCode.TryParse(text, out code) ? null : Refused.AsTold;
    }

    public static Said? Account(Cell cell, out AccountNo account)
    {
        account = default;
        return Digits(cell, out var digits) is { } refused ? refused
            : AccountNo.TryParse(digits, out account) ? null
            : Refused.AsTold;
    }

    public static Said? KodeIuran(Cell cell, out string code) =>
        Digits(cell, out code) is { } refused ? refused
            : code.Length is >= 11 and <= 16 ? null
            : Refused.AsTold;

    public static Said? OfNik(Cell cell, out Nik nik)
    {
        nik = default;
        if (Digits(cell, out var digits) is { } refused)
        {
            return refused;
        }

        if (digits.Length != 16)
        {
            return Refused.AsTold;
        }

        if (!Nik.HasDayOfBirth(digits))
        {
            return Accepted.NikOfBirth;
        }

        // Numbers of a day begin with 0001: four zeros are what is left of a number of 16 digits kept in 15.
        if (digits.EndsWith("0000", StringComparison.Ordinal))
        {
            return Accepted.DigitsAsText;
        }

        nik = Nik.Parse(digits);
        return null;
    }

    /// <summary>Also of a NIK among words, or in a number that a program kept 15 digits of.</summary>
    public static bool Holds(Cell cell, Nik nik)
    {
        var digits = nik.Reveal();
        return Stripped(cell.Text).Contains(digits, StringComparison.Ordinal) || (cell.Kind == CellKind.Number
            && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var kept)
            && kept == decimal.Parse(digits[..^1] + "0", CultureInfo.InvariantCulture));
    }

    /// <summary>A number of a length of its own, so that no zero in front can be missing, is taken as such.</summary>
    public static Said? Npp(Cell cell, out string npp)
    {
        npp = cell.Text.Trim().TrimStart('\'').ToUpperInvariant();
        if (IsScientific(npp) || (cell.Kind == CellKind.Number && npp.Length != 8))
        {
            return Accepted.DigitsAsText;
        }

        return npp.Length is >= 1 and <= 20 && npp.All(char.IsAsciiLetterOrDigit) ? null : Refused.AsTold;
    }

    private static Said? Digits(Cell cell, out string digits)
    {
        digits = "";
        if (cell.Kind != CellKind.Text || IsScientific(cell.Text))
        {
            return Accepted.DigitsAsText;
        }

        digits = Stripped(cell.Text);
        return digits.AsSpan().ContainsAnyExceptInRange('0', '9') ? Refused.AsTold : null;
    }

    /// <summary>Without the apostrophe that marks text, and what people put between groups of digits.</summary>
    private static string Stripped(string text) => text.AsSpan().ContainsAnyExceptInRange('0', '9')
        ? new string([.. text.Where(c => c is not ('\'' or '’' or '`' or '.' or '-') && !char.IsWhiteSpace(c))])
        : text;

    /// <summary>Such as <c>3,3161E+09</c>: what a program shows of a long number and saves as CSV.</summary>
    private static bool IsScientific(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        return e > 0 && e < text.Length - 1 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]) &&
            text.All(c => char.IsAsciiDigit(c) || c is 'e' or 'E' or '+' or '-' or '.' or ',');
    }

    private static long? Whole(Cell cell) => cell.Kind == CellKind.Number ? SumCells.WholeOf(cell.Text) : null;
}
