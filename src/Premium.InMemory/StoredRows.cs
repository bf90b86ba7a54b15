using Premium.Domain;

namespace Premium.InMemory;

/// <summary>The rows of one sheet as a table would hold them, in order of key; made when somebody asks.</summary>
internal sealed class StoredRows
{
    private readonly SortedList<string, StoredRow> made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<RowWriter>> unmade = new(StringComparer.Ordinal);
    private StoredSheet? all;

    public void Put(IEnumerable<SheetRow> rows, IEnumerable<JournalEntry> entries, Head head)
    {
        foreach (var row in rows)
        {
            unmade[row.RowKey] = row.Write;
        }

        foreach (var entry in entries)
        {
            unmade[entry.RowKey] = entry.Write;
        }

        unmade[Head.RowKey] = head.Write;
        all = null;
    }

    public StoredSheet Of(string sheet)
    {
        foreach (var (key, write) in unmade)
        {
            var row = new RowWriter();
            write(row);
            made[key] = new StoredRow(key, new Dictionary<string, object>(row.Columns, StringComparer.Ordinal));
        }

        unmade.Clear();
        return all ??= new StoredSheet(sheet, [.. made.Values]);
    }
}
