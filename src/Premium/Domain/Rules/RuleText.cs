namespace Premium.Domain;

/// <summary>What is wrong in a file of rules: where, and what is accepted there, in both languages.</summary>
internal static class RuleText
{
    /// <param name="file">Its name.</param>
    /// <param name="field">Where in it; empty for the whole of it.</param>
    /// <param name="expected">What is accepted.</param>
    public static FormatException Wrong(string file, string field, Said expected)
    {
        var place = field.Length == 0 ? file : $"{file}, {field}";
        return Of(new Said(place, place), expected);
    }

    /// <param name="file">Its name.</param>
    /// <param name="row">Of the file, or of a list in it, from 1.</param>
    /// <param name="field">Of the row; empty for the whole of it.</param>
    /// <param name="expected">What is accepted.</param>
    public static FormatException Wrong(string file, int row, string field, Said expected)
    {
        var place = field.Length == 0 ? "" : $", {field}";
        return Of(new Said($"{file}, baris {row}{place}", $"{file}, row {row}{place}"), expected);
    }

    private static FormatException Of(Said place, Said expected) => WrongField.Of(new Said(
        $"{place.Indonesian}: yang diterima {expected.Indonesian}.", $"{place.English}: expected {expected.English}."));
}
