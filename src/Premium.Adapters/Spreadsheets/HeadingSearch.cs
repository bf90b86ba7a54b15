using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Finds the row of headings: not always the first, nor on the first sheet.</summary>
internal static class HeadingSearch
{
    private const int RowsLookedAt = 20;

    /// <summary>Fewer are a chance: a title may hold a word that is a heading elsewhere.</summary>
    private const int FieldsMin = 2;

    /// <exception cref="FormatException">Two places fit alike.</exception>
    public static HeadingRow Best(IReadOnlyList<WorkSheet> sheets, ImportKind kind, FieldMap map)
    {
        var fields = RegisterFields.Of(kind);
        if (map.Columns.Keys.Except(fields.Select(f => f.Key)).FirstOrDefault() is { } unknown)
        {
            throw new FormatException(
                $"The field map names '{unknown}', which is no field. " +
                $"Expected: {string.Join(", ", fields.Select(f => f.Key))}.");
        }

        var best = sheets
            .Select(sheet => BestOf(sheet, fields, map))
            .OfType<HeadingRow>()
            .OrderByDescending(Score)
            .ToList();
        return best switch
        {
            [] => throw NothingFound(sheets, fields),
            [var first, var second, ..] when Score(first) == Score(second) => throw new FormatException(
                $"The headings are found twice: {first.Place}, and {second.Place}. " +
                "Leave one of the two in the file, or hide the sheet that does not count."),
            [var first, ..] => first,
        };

        // What is shown goes before what is hidden, and the headings that are not missing before both.
        (int, int, int) Score(HeadingRow row) =>
            (-row.Missing(fields).Count(), row.Sheet.IsHidden ? 0 : 1, row.Columns.Count);
    }

    private static HeadingRow? BestOf(WorkSheet sheet, IReadOnlyList<RegisterField> fields, FieldMap map)
    {
        HeadingRow? best = null;
        foreach (var row in sheet.Rows.Take(RowsLookedAt))
        {
            var found = HeadingRow.Of(sheet, row, fields, map);
            if (found.Columns.Count >= FieldsMin && found.Columns.Count > (best?.Columns.Count ?? 0))
            {
                best = found;
            }
            else if (best is not null && found.Columns.Count == best.Columns.Count && !best.IsRepeatedBy(row))
            {
                throw new FormatException(
                    $"The headings may be in {best.Place} or in row {found.Number}. Leave one of the two in the file.");
            }
        }

        return best;
    }

    private static FormatException NothingFound(
        IReadOnlyList<WorkSheet> sheets, IReadOnlyList<RegisterField> fields) => new(sheets.All(s => !s.Rows.Any())
            ? "The file holds no rows. Expected a row of headings and rows below it."
            : $"No headings were found in the first {RowsLookedAt} rows. Expected a row with: " +
                $"{string.Join(", ", fields.Where(f => f.IsRequired).Select(f => f.Heading))}.");
}
