namespace Premium.Adapters.Spreadsheets;

/// <summary>What may be shown of a cell that is not taken.</summary>
internal static class Masking
{
    private const int LengthMax = 60;

    /// <summary>From so many digits on it may be a NIK or an account number that stands in the wrong column.</summary>
    private const int DigitsOpenMax = 11;

    public static string Shown(Cell cell, RegisterField field)
    {
        var text = cell.Text.Length > LengthMax ? cell.Text[..LengthMax] + "..." : cell.Text;
        text = string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        var digits = text.Count(char.IsAsciiDigit);
        return field.Secrecy switch
        {
            FieldSecrecy.Nik => Masked(text, i => i < 4),
            FieldSecrecy.Account => Masked(text, i => i >= digits - 3),
            FieldSecrecy.Open when digits > DigitsOpenMax && field.Key != "kodeIuran" => Masked(text, i => i < 4),
            FieldSecrecy.Open => text,
        };
    }

    /// <param name="isShown">Whether a digit is, by its place among the digits.</param>
    private static string Masked(string text, Func<int, bool> isShown)
    {
        var place = 0;
        return string.Concat(text.Select(c => !char.IsAsciiDigit(c) || isShown(place++) ? c : '*'));
    }
}
