using System.Text;
using System.Text.Unicode;
using Premium.Domain;
using Sylvan.Data.Csv;

namespace Premium.Adapters.Spreadsheets;

/// <summary>A CSV file: its encoding and its separator are found out, because no file says them.</summary>
internal static class CsvFile
{
    private const int RowsLookedAt = 30;

    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>Excel's own way to say the separator, in a first line that it does not show.</summary>
    private const string SeparatorLine = "sep=";

    public static WorkSheet Open(ReadOnlyMemory<byte> file)
    {
        var encoding = EncodingOf(file.Span);
        var separator = SeparatorOf(file, encoding);
        return new WorkSheet("", IsHidden: false, new HashSet<int>(), Rows(file, encoding, separator));
    }

    /// <summary>
    /// By its mark where it has one. UTF-8 is told by its own rules, which text of any other encoding breaks at its
    /// first accent; Windows-1252 is Latin-1 and what Windows puts into its gaps.
    /// </summary>
    private static Encoding EncodingOf(ReadOnlySpan<byte> file)
    {
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return file[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        if (file.Contains((byte)0))
        {
            throw new RefusedFileException(FileText.NoText);
        }

        return Utf8.IsValid(file) ? Encoding.UTF8
            : file.ContainsAnyInRange((byte)0x80, (byte)0x9F) ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!
            : Encoding.Latin1;
    }

    /// <summary>The one that gives the most rows the same number of fields, and the more of these the better.</summary>
    private static char SeparatorOf(ReadOnlyMemory<byte> file, Encoding encoding)
    {
        var first = TextOf(file, encoding).ReadLineUpTo(SeparatorLine.Length + 1);
        return first.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase)
            && Separators.Contains(first[^1])
            ? first[^1]
            : Separators.MaxBy(s => Fit(file, encoding, s));
    }

    private static int Fit(ReadOnlyMemory<byte> file, Encoding encoding, char separator)
    {
        var widths = new List<int>();
        try
        {
            widths.AddRange(Rows(file, encoding, separator).Take(RowsLookedAt).Select(row => row.Cells.Count));
        }
        catch (FormatException)
        {
            // The rows above the one that is broken tell enough; the broken one is told of when it is read.
        }

        return widths.CountBy(width => width).Select(width => (width.Key - 1) * width.Value).DefaultIfEmpty(-1).Max();
    }

    private static IEnumerable<SheetRow> Rows(ReadOnlyMemory<byte> file, Encoding encoding, char separator)
    {
        using var text = TextOf(file, encoding);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = separator,
            // No text holds it, so no line is taken for a comment.
            Comment = '\uFFFF',
            BufferSize = SheetLimits.CsvRowLengthMax,
            MaxBufferSize = SheetLimits.CsvRowLengthMax,
            ResultSetMode = ResultSetMode.SingleResult,
        });
        var number = 0;
        var count = 0;
        while (csv.Read())
        {
            number++;
            if (number == 1 && IsSeparatorLine(csv))
            {
                number = 0;
                continue;
            }

            var cells = CellsOf(csv, number);
            if (cells.Length == 0)
            {
                continue;
            }

            if (++count > SheetLimits.RowsMax)
            {
                throw SheetLimits.TooManyRows();
            }

            yield return new SheetRow(number, cells);
        }
    }

    private static Cell[] CellsOf(CsvDataReader csv, int row)
    {
        var width = csv.RowFieldCount;
        if (width > SheetLimits.CsvFieldsMax)
        {
            throw SheetLimits.TooWide(row);
        }

        while (width > 0 && csv.GetFieldSpan(width - 1).IsWhiteSpace())
        {
            width--;
        }

        if (width > SheetLimits.ColumnsMax)
        {
            throw SheetLimits.TooWide(row);
        }

        var cells = width == 0 ? [] : new Cell[width];
        for (var i = 0; i < width; i++)
        {
            cells[i] = csv.GetFieldSpan(i) is { Length: <= SheetLimits.CellLengthMax } field
                ? Cell.OfText(field.ToString())
                : throw SheetLimits.TooLong(row, i);
        }

        return cells;
    }

    private static bool IsSeparatorLine(CsvDataReader csv) =>
        csv.RowFieldCount is 1 or 2 &&
        csv.GetFieldSpan(0).StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) &&
        csv.GetFieldSpan(0).Length <= SeparatorLine.Length + 1;

    private static StreamReader TextOf(ReadOnlyMemory<byte> file, Encoding encoding) =>
        new(Bytes.StreamOf(file), encoding, detectEncodingFromByteOrderMarks: true);

    private static string ReadLineUpTo(this StreamReader text, int length)
    {
        using (text)
        {
            var line = new char[length];
            return new string(line, 0, text.ReadBlock(line));
        }
    }
}
