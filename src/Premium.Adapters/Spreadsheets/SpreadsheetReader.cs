using System.Text;
using System.Xml;
using Premium.Domain;
using Sylvan.Data.Csv;

namespace Premium.Adapters.Spreadsheets;

/// <summary>
/// Reads CSV and XLSX files of strangers, row by row. Whatever they hold, it takes bounded memory and throws
/// <see cref="FormatException"/> alone, with a message that says what is accepted.
/// </summary>
public static class SpreadsheetReader
{
    /// <exception cref="FormatException">It is neither CSV nor XLSX, too large or damaged.</exception>
    public static IReadOnlyList<WorkSheet> Open(ReadOnlyMemory<byte> file)
    {
        Refuse(file.Span);
        var isWorkbook = file.Span.StartsWith("PK"u8);
        try
        {
            return
            [
                .. (isWorkbook ? XlsxFile.Open(file).Sheets : [CsvFile.Open(file)])
                    .Select(sheet => sheet with { Rows = Guarded(sheet.Rows) }),
            ];
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw Damaged(damage);
        }
    }

    /// <summary>Files of other kinds by their first bytes, each by its name.</summary>
    private static void Refuse(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            throw new RefusedFileException(FileText.Empty);
        }

        if (file.Length > SheetLimits.FileBytesMax)
        {
            throw SheetLimits.TooLarge();
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new RefusedFileException(file.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? FileText.Locked
                : FileText.OldWorkbook);
        }

        if (file.StartsWith("%PDF"u8))
        {
            throw new RefusedFileException(FileText.Pdf);
        }

        var text = file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? file[3..] : file;
        if (text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..])
        {
            throw new RefusedFileException(FileText.WebPage);
        }
    }

    private static IEnumerable<SheetRow> Guarded(IEnumerable<SheetRow> rows)
    {
        using var each = rows.GetEnumerator();
        while (Next(each))
        {
            yield return each.Current;
        }
    }

    private static bool Next(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw Damaged(damage);
        }
    }

    /// <summary>What the libraries throw at damaged files.</summary>
    private static bool IsDamage(Exception e) => e is InvalidDataException or XmlException or IOException
        or NotSupportedException or ArgumentException or OverflowException or CsvFormatException;

    private static RefusedFileException Damaged(Exception damage) => new(
        damage switch
        {
            CsvRecordTooLargeException => FileText.LongRow,
            CsvFormatException { RowNumber: var row } => FileText.OddQuotes(row),
            _ => FileText.Damaged,
        },
        damage);
}
