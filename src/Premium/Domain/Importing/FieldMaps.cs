using System.Globalization;
using System.Text.RegularExpressions;

namespace Premium.Domain;

/// <summary>A field map that somebody keeps for the next file of the same people.</summary>
/// <param name="Name">As it is chosen by; one of each kind.</param>
/// <param name="Kind">Of what files.</param>
/// <param name="Map">Where their columns are.</param>
/// <param name="By">Who saved it last.</param>
/// <param name="At">When.</param>
public sealed record SavedMap(string Name, ImportKind Kind, FieldMap Map, string By, DateTimeOffset At);

/// <summary>A field that a file of some kind may have.</summary>
/// <param name="Key">Its name in field maps.</param>
/// <param name="Heading">As our own files have it.</param>
/// <param name="Accepted">What its cells may hold.</param>
/// <param name="IsRequired">No file goes without it.</param>
public sealed record FileField(string Key, string Heading, Said Accepted, bool IsRequired);

/// <summary>Which columns a file has, and which field each may hold.</summary>
/// <param name="Place">Where its headings stand.</param>
/// <param name="Headings">All of them.</param>
/// <param name="Fields">Of its kind.</param>
/// <param name="Map">As it is proposed.</param>
/// <param name="Saved">The saved map that it is; null where the headings alone suggest it.</param>
public sealed record FileColumns(
    Said Place, IReadOnlyList<string> Headings, IReadOnlyList<FileField> Fields, FieldMap Map, SavedMap? Saved = null);

/// <summary>What a field map may be, and how it is written on one line.</summary>
public static partial class FieldMaps
{
    /// <summary>Of all kinds; a page lists them.</summary>
    public const int SavedMax = 100;

    public const int NameMax = 40;

    private const int ColumnsMax = 40;
    private const int HeadingMax = 100;

    /// <summary>Forms of days that the page offers.</summary>
    public static IReadOnlyList<string> DayForms { get; } =
        ["d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy/M/d", "yyyyMMdd"];

    /// <summary>Reads <c>nik=No. KTP;wage=Gaji</c>.</summary>
    /// <exception cref="RefusedFileException">It is none.</exception>
    public static FieldMap Parse(string columns, string dayForm = "", string decimalSign = "")
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in columns.Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            found[parts[0]] = parts is [_, { Length: > 0 } heading]
                ? heading
                : throw new RefusedFileException(new(
                    $"map: yang diterima isian=judul;..., bukan '{pair}'.",
                    $"map: expected field=heading;..., not '{pair}'."));
        }

        return Checked(found, dayForm, decimalSign);
    }

    /// <exception cref="RefusedFileException">It is too long, or no form of days or numbers.</exception>
    public static FieldMap Checked(
        IReadOnlyDictionary<string, string> columns, string dayForm, string decimalSign)
    {
        if (columns.Count > ColumnsMax || columns.Any(c => c.Key.Length is 0 or > NameMax || !IsHeading(c.Value)))
        {
            throw new RefusedFileException(new(
                $"map: paling banyak {ColumnsMax} kolom, dengan judul satu baris sampai {HeadingMax} huruf.",
                $"map: expected at most {ColumnsMax} columns, with headings of one line up to {HeadingMax} letters."));
        }

        if (dayForm.Length > 0 && !DayForm().IsMatch(dayForm))
        {
            throw new RefusedFileException(new(
                $"days: yang diterima bentuk tanggal seperti d/M/yyyy, bukan '{dayForm}'.",
                $"days: expected a form of days such as d/M/yyyy, not '{dayForm}'."));
        }

        char? sign = decimalSign switch
        {
            "" => null,
            "," or "." => decimalSign[0],
            _ => throw new RefusedFileException(new(
                $"decimal: yang diterima koma atau titik, bukan '{decimalSign}'.",
                $"decimal: expected a comma or a point, not '{decimalSign}'.")),
        };
        return columns.Count == 0 && dayForm.Length == 0 && sign is null ? FieldMap.None
            : new FieldMap(columns, dayForm, sign);
    }

    /// <summary>On one line, for the journal.</summary>
    public static string Text(FieldMap map) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(';', map.Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"))}"
            + $" days={map.DayForm} decimal={map.DecimalSign}");

    /// <summary>
    /// A letter first, so that it is taken neither for an import nor, having no sign of equality, for a map itself.
    /// </summary>
    /// <exception cref="RefusedFileException">It is no name.</exception>
    public static void CheckName(string name)
    {
        if (!Name().IsMatch(name))
        {
            throw new RefusedFileException(new(
                $"Nama peta kolom: paling panjang {NameMax} huruf, angka, spasi, titik, garis, diawali huruf.",
                $"The name of a field map: up to {NameMax} letters, digits, spaces, points, dashes; a letter first."));
        }
    }

    private static bool IsHeading(string heading) =>
        heading.Trim().Length > 0 && heading.Length <= HeadingMax && !heading.Any(char.IsControl);

    [GeneratedRegex(@"^\p{L}(?!.*[0-9]{10})[\p{L}0-9 ._-]{0,39}(?<! )\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:d{1,2}|M{1,4}|yyyy)(?:[/. -]?(?:d{1,2}|M{1,4}|yyyy)){2}\z")]
    private static partial Regex DayForm();
}
