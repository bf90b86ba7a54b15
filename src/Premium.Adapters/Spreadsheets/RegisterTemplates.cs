using System.Globalization;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>
/// An empty file of each kind: headings and two example rows, of a region that does not exist. The reader passes
/// over them, so that nobody is insured for not deleting them.
/// </summary>
public static class RegisterTemplates
{
    public static Table Of(ImportKind kind)
    {
        var fields = RegisterFields.Of(kind);
        return new Table(
            RegisterFields.Title(kind), RegisterTables.ColumnsOf(kind),
            Enumerable.Range(0, fields[0].Examples.Count).Select(i => fields.Select(f => Example(f, i)).ToList()));
    }

    /// <summary>Such as <c>template-peserta.xlsx</c>.</summary>
    public static string FileName(ImportKind kind, string extension) =>
        $"template-{RegisterFields.Title(kind)}.{extension}";

    private static TableCell Example(RegisterField field, int row) => (field.Form, field.Examples[row]) switch
    {
        (_, "") => TableCell.Empty,
        (FieldForm.Sum or FieldForm.Count, var number) =>
            TableCell.Of(long.Parse(number, CultureInfo.InvariantCulture)),
        (FieldForm.Day, var day) => TableCell.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (FieldForm.Text, var text) => TableCell.Of(text),
    };
}
