namespace Premium.Domain;

/// <summary>What is wrong in a file of rules: where, and what is accepted there, in both languages.</summary>
internal static class RuleText
{
    /// <summary>What <see cref="IsDay"/> accepts.</summary>
    public static readonly Said Day = new("tanggal dari tahun 2000 sampai 2099", "a day from 2000 to 2099");

    /// <summary>Of the years that months and rows may have, too.</summary>
    public static bool IsDay(DateOnly day) => day >= Period.First.FirstDay && day.Year <= Period.Last.Year;

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
