using System.Globalization;
using System.Text;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;
using SheetCell = SpreadCheetah.Cell;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Writes tables as files that spreadsheet programs open and in which nothing runs.</summary>
public static class TableWriter
{
    private const char Separator = ';';
    private const double ColumnWidth = 22;

    /// <summary>UTF-8 with its mark and semicolons, as spreadsheet programs here expect them.</summary>
    public static async Task WriteCsvAsync(Table table, Stream file, CancellationToken stop)
    {
        await using var text = new StreamWriter(file, Encoding.UTF8, leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        await text.WriteLineAsync(Line(table.Columns.Select(c => FormulaGuard.Guarded(c.Heading))).AsMemory(), stop);
        foreach (var row in table.Rows)
        {
            await text.WriteLineAsync(Line(row.Select(c => c.Plain())).AsMemory(), stop);
        }
    }

    public static async Task WriteXlsxAsync(Table table, Stream file, CancellationToken stop)
    {
        await using var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: stop);
        var sheet = new WorksheetOptions { FrozenRows = 1 };
        var texts = new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) };
        var sums = new Style { Format = NumberFormat.Custom("#,##0") };
        var days = new Style { Format = NumberFormat.Custom("yyyy-mm-dd") };
        var (textStyle, sumStyle, dayStyle) = (book.AddStyle(texts), book.AddStyle(sums), book.AddStyle(days));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = sheet.Column(i + 1);
            column.Width = ColumnWidth;
            column.DefaultStyle = ByForm(table.Columns[i].Form, texts, sums, days);
        }

        await book.StartWorksheetAsync(table.Name, sheet, stop);
        var heading = book.AddStyle(texts with { Font = new Font { Bold = true } });
        await book.AddHeaderRowAsync(table.Columns.Select(c => FormulaGuard.Kept(c.Heading)).ToList(), heading, stop);
        var cells = new List<SheetCell>(table.Columns.Count);
        foreach (var row in table.Rows)
        {
            cells.Clear();
            foreach (var cell in row)
            {
                cells.Add(Written(cell, table.Columns[cells.Count].Form));
            }

            await book.AddRowAsync(cells, stop);
        }

        await book.FinishAsync(stop);

        SheetCell Written(TableCell cell, FieldForm form) => cell switch
        {
            { Number: { } number } => new SheetCell(number, sumStyle),
            { Day: { } day } => new SheetCell(day.ToDateTime(TimeOnly.MinValue), dayStyle),
            { Text: { } text } => new SheetCell(FormulaGuard.Kept(text), textStyle),
            _ => new SheetCell((string?)null, ByForm(form, textStyle, sumStyle, dayStyle)),
        };
    }

    public static async Task<byte[]> CsvAsync(Table table, CancellationToken stop)
    {
        using var file = new MemoryStream();
        await WriteCsvAsync(table, file, stop);
        return file.ToArray();
    }

    public static async Task<byte[]> XlsxAsync(Table table, CancellationToken stop)
    {
        using var file = new MemoryStream();
        await WriteXlsxAsync(table, file, stop);
        return file.ToArray();
    }

    private static T ByForm<T>(FieldForm form, T text, T sum, T day) => form switch
    {
        FieldForm.Text => text,
        FieldForm.Sum or FieldForm.Count => sum,
        FieldForm.Day => day,
    };

    private static string Line(IEnumerable<string> fields) => string.Join(Separator, fields.Select(Field));

    private static string Field(string text) =>
        text.AsSpan().ContainsAny($"{Separator},\t\"\r\n") || text.StartsWith(' ') || text.EndsWith(' ')
            ? string.Create(CultureInfo.InvariantCulture, $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            : text;
}
