using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>The rows of a file that were not taken, as a file to put right and import again.</summary>
public static class WrongRows
{
    private static readonly string[] Added = ["baris", "kolom salah", "ditemukan", "yang diterima"];

    /// <summary>Their cells as they were, and what is wrong with each beside them.</summary>
    /// <param name="file">The file that was read.</param>
    /// <param name="map">As it was read with.</param>
    /// <param name="read">What came of it.</param>
    public static Table Of(ReadOnlyMemory<byte> file, FieldMap map, RegisterFile read)
    {
        var headings = RegisterFileReader.HeadingsOf(SpreadsheetReader.Open(file), read.Kind, map);
        var wrong = read.Wrong.ToLookup(w => w.Row);
        var columns = headings.Headings.Select(h => new TableColumn(h)).Concat(Added.Select(a => new TableColumn(a)));
        return new Table("salah", [.. columns], headings.Sheet.Rows
            .Where(row => row.Number > headings.Number && wrong.Contains(row.Number))
            .Select(row => Row(row, headings.Headings.Count, [.. wrong[row.Number]])));
    }

    private static List<TableCell> Row(SheetRow row, int width, IReadOnlyList<WrongCell> wrong) =>
    [
        .. Enumerable.Range(0, width).Select(i => TableCell.Of(row[i].Text)),
        TableCell.Of(row.Number),
        Joined(wrong, w => w.Column),
        Joined(wrong, w => w.Found),
        Joined(wrong, w => w.Expected),
    ];

    private static TableCell Joined(IReadOnlyList<WrongCell> wrong, Func<WrongCell, string> what) =>
        TableCell.Of(string.Join(" | ", wrong.Select(what)));
}
