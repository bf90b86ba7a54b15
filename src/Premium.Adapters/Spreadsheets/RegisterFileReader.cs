using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Which column of a file holds what, as its headings say it.</summary>
/// <param name="Sheet">Empty in a CSV file.</param>
/// <param name="HeadingRow">As the spreadsheet program numbers it.</param>
/// <param name="Map">For people to look at, change and keep.</param>
/// <param name="Headings">All that the file has.</param>
/// <param name="Missing">Fields that every file of the kind needs and that no heading was found for.</param>
public sealed record MapProposal(
    string Sheet, int HeadingRow, FieldMap Map, IReadOnlyList<string> Headings, IReadOnlyList<RegisterField> Missing);

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
        var row = new RowReader(headings, RegisterFields.Of(kind), map);
        var remarks = new RowRemarks(headings);
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
        var doubtful = row.RefuseEithers();
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

    /// <summary>The field map that the headings of a file suggest; a person says yes to it.</summary>
    /// <exception cref="FormatException">No headings are found.</exception>
    public static MapProposal Propose(ReadOnlyMemory<byte> file, ImportKind kind)
    {
        var fields = RegisterFields.Of(kind);
        var headings = HeadingSearch.Best(SpreadsheetReader.Open(file), kind, FieldMap.None);
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

        return new MapProposal(
            headings.Sheet.Name, headings.Number, new FieldMap(columns),
            [.. headings.Headings.Where(h => h.Length > 0)],
            [.. fields.Where(f => f.IsRequired && !columns.ContainsKey(f.Key))]);
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
                headings.Place, problems, headings.Headings.Where(h => h.Length > 0).Take(40)));
    }
}
