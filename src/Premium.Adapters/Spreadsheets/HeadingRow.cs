using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>A row of headings, and which field each of its columns holds.</summary>
internal sealed record HeadingRow(WorkSheet Sheet, int Number, IReadOnlyList<string> Headings)
{
    /// <summary>Column of each field that the row has, by key.</summary>
    public required IReadOnlyDictionary<string, int> Columns { get; init; }

    /// <summary>Two columns that say the same of themselves, and fields of a map that are not there.</summary>
    public required IReadOnlyList<Said> Problems { get; init; }

    /// <summary>As people find the column: its heading, or its letter where it has none.</summary>
    public string NameOf(int column) =>
        column < Headings.Count && Headings[column].Length > 0 ? Headings[column] : ColumnName.Of(column);

    public Said Place => Sheet.Name.Length > 0
        ? new($"lembar '{Sheet.Name}', baris {Number}", $"sheet '{Sheet.Name}', row {Number}")
        : new($"baris {Number}", $"row {Number}");

    /// <summary>Headings that hold no field.</summary>
    public IEnumerable<string> Unread => Headings.Where((h, i) => h.Length > 0 && !Columns.Values.Contains(i));

    public static HeadingRow Of(WorkSheet sheet, SheetRow row, IReadOnlyList<RegisterField> fields, FieldMap map)
    {
        var headings = row.Cells
            .Select(c => string.Join(' ', c.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Select(h => h.Length > 100 ? h[..100] : h)
            .ToList();
        var folded = headings.Select(Folding.Fold).ToList();
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var problems = new List<Said>();
        foreach (var field in fields.Where(f => map.Columns.ContainsKey(f.Key)))
        {
            Take(field, [Folding.Fold(map.Columns[field.Key])]);
            if (!columns.ContainsKey(field.Key))
            {
                problems.Add(FileText.NoMappedColumn(map.Columns[field.Key], field));
            }
        }

        // A heading of ours says more than one of others: all of ours are taken before any of theirs.
        foreach (var field in fields.Where(f => !map.Columns.ContainsKey(f.Key)))
        {
            Take(field, field.Folded.Take(1));
        }

        foreach (var field in fields.Where(f => !map.Columns.ContainsKey(f.Key) && !columns.ContainsKey(f.Key)))
        {
            Take(field, field.Folded.Skip(1));
        }

        return new HeadingRow(sheet, row.Number, headings) { Columns = columns, Problems = problems };

        string Named(int column) => $"{ColumnName.Of(column)} ('{headings[column]}')";

        void Take(RegisterField field, IEnumerable<string> names)
        {
            var known = names.Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
            var found = Enumerable.Range(0, folded.Count)
                .Where(i => known.Contains(folded[i]) && !columns.ContainsValue(i))
                .ToList();
            if (found.Count > 0)
            {
                columns[field.Key] = found[0];
            }

            if (found.Count > 1)
            {
                problems.Add(FileText.TwoColumnsFor(field, Named(found[0]), Named(found[1])));
            }
        }
    }

    public IEnumerable<RegisterField> Missing(IEnumerable<RegisterField> fields) =>
        fields.Where(f => f.IsRequired && !Columns.ContainsKey(f.Key));

    /// <summary>Whether a row says the headings again, as printed lists do on each page.</summary>
    public bool IsRepeatedBy(SheetRow row) =>
        Columns.Values.All(i => Folding.Fold(row[i].Text) == Folding.Fold(Headings[i]));
}
