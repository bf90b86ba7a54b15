using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>How much of a file is read at most. What is larger is refused whole.</summary>
public static class SheetLimits
{
    public const int FileBytesMax = 32 * 1024 * 1024;

    /// <summary>Of all parts, counted while they are inflated: what a file says of itself is not believed.</summary>
    public const long UnpackedBytesMax = 256L * 1024 * 1024;

    public const int RowsMax = 500_000;

    public const int ColumnsMax = 200;

    public const int CellLengthMax = 4_000;

    /// <summary>Characters of a row of a CSV file: one field may be as long as it may be, not all of them.</summary>
    internal const int CsvRowLengthMax = 65_536;

    /// <summary>Blank fields at the end of a row are no columns, but they are not read without end.</summary>
    internal const int CsvFieldsMax = 1_000;

    internal const int SheetsMax = 50;

    internal const int PartsMax = 2_000;

    /// <summary>Of the texts that cells share, as they lie in memory.</summary>
    internal const long SharedTextBytesMax = 96L * 1024 * 1024;

    /// <summary>Number that a spreadsheet program gives its last row.</summary>
    internal const int RowNumberMax = 1_048_576;

    internal static RefusedFileException TooManyRows() => new(FileText.TooManyRows);

    internal static RefusedFileException TooWide(int row) => new(FileText.TooWide(row));

    internal static RefusedFileException TooLong(int row, int column) =>
        new(FileText.TooLong($"{ColumnName.Of(column)}{row}"));

    /// <summary>Reads a file that somebody sends, and no more of it than may be read.</summary>
    /// <exception cref="FormatException">It is larger.</exception>
    public static async Task<byte[]> ReadAsync(Stream file, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await file.ReadAsync(buffer, stop)) > 0;)
        {
            if (kept.Length + read > FileBytesMax)
            {
                throw TooLarge();
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    internal static RefusedFileException TooLarge() => new(FileText.TooLarge);
}
