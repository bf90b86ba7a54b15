using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>The rows of a file that were not taken, as a file to put right and import again.</summary>
public static class WrongRows
{
    private static readonly Said[] Added =
    [
        new("baris", "row"), new("kolom salah", "wrong column"), new("ditemukan", "found"),
        new("yang diterima", "accepted"),
    ];

    /// <summary>Their cells as they were, and what is wrong with each beside them.</summary>
    /// <param name="file">The file that was read.</param>
    /// <param name="map">As it was read with.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="cells">What is wrong, in the file itself or beside what is known.</param>
    /// <param name="say">In whose language.</param>
    public static Table Of(
        ReadOnlyMemory<byte> file, FieldMap map, ImportKind kind, IReadOnlyList<WrongCell> cells,
        Func<Said, string> say)
    {
        var headings = RegisterFileReader.HeadingsOf(SpreadsheetReader.Open(file), kind, map);
        var wrong = cells.ToLookup(w => w.Row);
        var columns = headings.Headings.Select(h => new TableColumn(h))
            .Concat(Added.Select(a => new TableColumn(say(a))));
        return new Table("salah", [.. columns], headings.Sheet.Rows
            .Where(row => row.Number > headings.Number && wrong.Contains(row.Number))
            .Select(row => Row(row, headings.Headings.Count, [.. wrong[row.Number]], say)));
    }

    private static List<TableCell> Row(
        SheetRow row, int width, IReadOnlyList<WrongCell> wrong, Func<Said, string> say) =>
    [
        .. Enumerable.Range(0, width).Select(i => TableCell.Of(row[i].Text)),
        TableCell.Of(row.Number),
        Joined(wrong, w => w.Column),
        Joined(wrong, w => w.Found),
        Joined(wrong, w => say(w.Expected)),
    ];

    private static TableCell Joined(IReadOnlyList<WrongCell> wrong, Func<WrongCell, string> what) =>
        TableCell.Of(string.Join(" | ", wrong.Select(what)));
}
