using System.Globalization;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Verification.Fuzzing;

/// <summary>Files that are right, of every kind and form: what is broken later begins as one of them.</summary>
public static class FuzzSeeds
{
    private const int Rows = 20;

    public static async Task<IReadOnlyList<(ImportKind Kind, byte[] File)>> MakeAsync(CancellationToken stop)
    {
        var files = new List<(ImportKind, byte[])>();
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            var table = Filled(RegisterTemplates.Of(kind));
            files.Add((kind, await TableWriter.CsvAsync(table, stop)));
            files.Add((kind, await TableWriter.XlsxAsync(table, stop)));
            files.Add((kind, AsExcelMakesIt(kind, table)));
        }

        return files;
    }

    private static Table Filled(Table template)
    {
        var examples = template.Rows.ToList();
        return template with
        {
            Rows = Enumerable.Range(0, Rows).Select(i => (IReadOnlyList<TableCell>)
            [
                TableCell.Of(string.Create(CultureInfo.InvariantCulture, $"33.16.12.{2001 + i}")),
                .. examples[i % examples.Count].Skip(1),
            ]),
        };
    }

    /// <summary>With texts that are shared, formulas, days as numbers, hidden columns and a title.</summary>
    private static byte[] AsExcelMakesIt(ImportKind kind, Table table)
    {
        var book = new RawXlsx();
        var rows = RawXlsx.Row(1, book.Shared("DAFTAR"))
            + RawXlsx.Row(3, [.. table.Columns.Select(c => book.Shared(c.Heading))])
            + string.Concat(table.Rows.Select((row, i) => RawXlsx.Row(i + 4, [.. row.Select(c => Written(book, c))])))
            + RawXlsx.Row(Rows + 5, book.SharedInParts("JUM", "LAH", "x"));
        return book
            .Sheet("Data", rows, before: """<cols><col min="2" max="3" hidden="1"/></cols>""")
            .Sheet(kind.ToString(), RawXlsx.Row(1, RawXlsx.Error("#REF!")), attributes: """state="hidden" """)
            .Bytes();
    }

    private static string Written(RawXlsx book, TableCell cell) => cell switch
    {
        { Number: { } number } => RawXlsx.Formula("1+1", number.ToString(CultureInfo.InvariantCulture)),
        { Day: { } day } => RawXlsx.Number(
            day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), RawXlsx.DayStyle),
        { Text: { } text } => book.Shared(text),
        _ => RawXlsx.Nothing,
    };
}
