using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>What people should know of a file, and nothing fails by.</summary>
internal static class RemarkText
{
    public static readonly Said HiddenSheet = new(
        "Lembar ini disembunyikan, dan tetap dibaca.", "The sheet is hidden and was read.");

    public static readonly Said HiddenRows = new(
        "Baris tersembunyi yang tetap dibaca", "Hidden rows, which were read");

    public static readonly Said Totals = new("Jumlah, dilewati", "Totals, passed over");

    public static readonly Said BelowTotal = new(
        "Baris di bawah jumlah yang bukan data, dilewati", "Rows below a total that are no entries, passed over");

    public static readonly Said HeadingsAgain = new(
        "Judul kolom yang berulang, dilewati", "Headings again, passed over");

    public static readonly Said Examples = new(
        "Contoh dari templat, dilewati", "Examples of the template, passed over");

    public static Said Headings(int row, string sheet) => sheet.Length > 0
        ? new($"Judul kolom: baris {row} lembar '{sheet}'.", $"Headings: row {row} of sheet '{sheet}'.")
        : new($"Judul kolom: baris {row}.", $"Headings: row {row}.");

    public static Said OtherSheets(string names) => new($"Tidak dibaca: lembar {names}.", $"Not read: sheet {names}.");

    public static Said UnreadColumns(string names) => new(
        $"Kolom yang tidak dibaca: {names}.", $"Columns not read: {names}.");

    public static Said HiddenColumns(string names) => new(
        $"Kolom tersembunyi yang tetap dibaca: {names}.", $"Hidden columns, which were read: {names}.");

    /// <param name="what">Of which kind.</param>
    /// <param name="named">Numbers of the first of them.</param>
    /// <param name="unnamed">How many there are besides.</param>
    public static Said Rows(Said what, string named, int unnamed) => unnamed > 0
        ? new(
            $"{what.Indonesian}: baris {named} dan {unnamed} lagi.", $"{what.English}: row {named} and {unnamed} more.")
        : new($"{what.Indonesian}: baris {named}.", $"{what.English}: row {named}.");

    public static Said Formulas(int count, string first) => new(
        $"{count} sel berisi rumus, yang pertama {first}; yang dibaca adalah hasil terakhirnya.",
        $"{count} cells hold formulas, the first {first}; what they last came to was read.");

    public static Said Serials(int count) => new(
        $"{count} tanggal tertulis sebagai bilangan saja dan dibaca seperti program lembar kerja menghitung hari.",
        $"{count} days were bare numbers and read as the spreadsheet program counts days.");

    public static Said Unlisted(int count) => new(
        $"{count} sel salah lainnya tidak didaftar.", $"{count} more wrong cells are not listed.");
}
