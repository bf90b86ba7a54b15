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
            throw new RefusedFileException(FileText.UnknownField(unknown, fields));
        }

        var best = sheets
            .Select(sheet => BestOf(sheet, fields, map))
            .OfType<HeadingRow>()
            .OrderByDescending(Score)
            .ToList();
        return best switch
        {
            [] => throw NothingFound(sheets, fields),
            [var first, var second, ..] when Score(first) == Score(second) => throw new RefusedFileException(
                FileText.HeadingsTwice(first.Place, second.Place)),
            [var first, ..] => first,
        };

        // What is shown goes before what is hidden, and the headings that are not missing before both.
        (int, int, int) Score(HeadingRow row) =>
            (-row.Missing(fields).Count(), row.Sheet.IsHidden ? 0 : 1, row.Columns.Count);
    }

    /// <summary>The headings, or else the row that may be them: the first with the most texts in it.</summary>
    /// <exception cref="FormatException">Two places fit alike, or there is no text.</exception>
    public static HeadingRow Likely(IReadOnlyList<WorkSheet> sheets, ImportKind kind)
    {
        var fields = RegisterFields.Of(kind);
        if (sheets.Any(sheet => BestOf(sheet, fields, FieldMap.None) is not null))
        {
            return Best(sheets, kind, FieldMap.None);
        }

        var rows =
            from sheet in sheets.OrderBy(s => s.IsHidden)
            from row in sheet.Rows.Take(RowsLookedAt)
            let texts = row.Cells.Count(c => c.Kind == CellKind.Text && c.Text.Any(char.IsLetter))
            where texts >= FieldsMin
            select (sheet, row, texts);
        return rows.OrderByDescending(r => r.texts).Select(r => HeadingRow.Of(r.sheet, r.row, fields, FieldMap.None))
            .FirstOrDefault() ?? throw NothingFound(sheets, fields);
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
                throw new RefusedFileException(FileText.HeadingsEither(best.Place, found.Number));
            }
        }

        return best;
    }

    private static RefusedFileException NothingFound(
        IReadOnlyList<WorkSheet> sheets, IReadOnlyList<RegisterField> fields) => new(sheets.All(s => !s.Rows.Any())
            ? FileText.NoRows
            : FileText.NoHeadings(RowsLookedAt, fields))
        {
            IsAboutColumns = sheets.Any(s => s.Rows.Any()),
        };
}
