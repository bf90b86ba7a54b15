using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Reads a file of the register, as it comes from people, into entries and what is wrong with it.</summary>
public static class RegisterFileReader
{
    private const int RowsBetweenLooks = 1_000;

    /// <param name="file">CSV or XLSX.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="map">Whose headings they are.</param>
    /// <param name="progress">Told the number of rows read, now and then.</param>
    /// <param name="stop">Leaves the file.</param>
    /// <exception cref="FormatException">The file as a whole is not taken; the message says what is.</exception>
    public static RegisterFile Read(
        ReadOnlyMemory<byte> file, ImportKind kind, FieldMap map, Action<int>? progress = null,
        CancellationToken stop = default)
    {
        var sheets = SpreadsheetReader.Open(file);
        var headings = HeadingsOf(sheets, kind, map);
        var fields = RegisterFields.Of(kind);
        var row = new RowReader(headings, fields, map);
        var remarks = new RowRemarks(headings, fields);
        var entries = IEntryRows.Of(kind);
        var read = 0;
        foreach (var found in headings.Sheet.Rows)
        {
            if (found.Number <= headings.Number || remarks.PassesOver(found))
            {
                continue;
            }

            read++;
            row.Begin(found);
            entries.Take(row);
            if (read % RowsBetweenLooks == 0)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Invoke(read);
            }
        }

        progress?.Invoke(read);
        var doubtful = row.RefuseDoubtfulDays();
        var taken = entries.Into(new RegisterFile(kind, read, row.Wrong));
        return taken with
        {
            Villages = Without(doubtful, taken.Villages),
            Mandates = Without(doubtful, taken.Mandates),
            Remarks = [.. remarks.All(sheets, row)],
        };
    }

    /// <summary>Only villages and mandates have days.</summary>
    private static IReadOnlyList<Placed<T>> Without<T>(IReadOnlySet<int> rows, IReadOnlyList<Placed<T>> entries) =>
        rows.Count == 0 ? entries : [.. entries.Where(e => !rows.Contains(e.Row))];

    /// <summary>
    /// The columns of a file and the field map for them: the saved one that fits and names most of them, or what its
    /// headings suggest. A person says yes to it.
    /// </summary>
    /// <exception cref="FormatException">The file has no row of text that may be headings.</exception>
    public static FileColumns Propose(ReadOnlyMemory<byte> file, ImportKind kind, IReadOnlyList<SavedMap> saved)
    {
        var sheets = SpreadsheetReader.Open(file);
        foreach (var known in saved.OrderByDescending(s => s.Map.Columns.Count).ThenByDescending(s => s.At))
        {
            if (Fitting(sheets, kind, known.Map) is { } fitting)
            {
                return Columns(fitting, kind, known.Map) with { Saved = known };
            }
        }

        var headings = HeadingSearch.Likely(sheets, kind);
        return Columns(headings, kind, new FieldMap(Suggested(headings, RegisterFields.Of(kind))));
    }

    private static HeadingRow? Fitting(IReadOnlyList<WorkSheet> sheets, ImportKind kind, FieldMap map)
    {
        try
        {
            return HeadingsOf(sheets, kind, map);
        }
        catch (RefusedFileException)
        {
            return null;
        }
    }

    private static FileColumns Columns(HeadingRow headings, ImportKind kind, FieldMap map) => new(
        headings.Place, [.. headings.Headings.Where(h => h.Length > 0).Distinct()],
        [.. RegisterFields.Of(kind).Select(f => new FileField(f.Key, f.Heading, f.Accepted, f.IsRequired))], map);

    private static Dictionary<string, string> Suggested(HeadingRow headings, IReadOnlyList<RegisterField> fields)
    {
        var columns = headings.Columns.ToDictionary(
            c => c.Key, c => headings.Headings[c.Value], StringComparer.Ordinal);
        var free = headings.Unread.ToList();
        foreach (var field in fields.Where(f => !columns.ContainsKey(f.Key)))
        {
            // One that says more than the field does, as 'Nama Lengkap Tenaga Kerja' for a name.
            var alike = free
                .Where(h => field.Folded
                    .Any(n => n.Length >= 3 && Folding.Fold(h).Contains(n, StringComparison.Ordinal)))
                .ToList();
            if (alike is [var only])
            {
                columns[field.Key] = only;
                free.Remove(only);
            }
        }

        return columns;
    }

    internal static HeadingRow HeadingsOf(IReadOnlyList<WorkSheet> sheets, ImportKind kind, FieldMap map)
    {
        var headings = HeadingSearch.Best(sheets, kind, map);
        Said[] problems =
        [
            .. headings.Problems, .. headings.Missing(RegisterFields.Of(kind)).Select(FileText.NoColumnFor),
        ];
        return problems.Length == 0
            ? headings
            : throw new RefusedFileException(FileText.HeadingsDoNotFit(
                headings.Place, problems, headings.Headings.Where(h => h.Length > 0).Take(40)))
            {
                IsAboutColumns = true,
            };
    }
}
