namespace Premium.Domain;

/// <summary>Holds a sheet against its journal: the audit that a row changed from outside cannot pass.</summary>
public static class JournalCheck
{
    /// <summary>
    /// What does not fit, one line each: a missing number, a broken chain, a head that is not the newest entry, a row
    /// that is not as its newest entry left it. Empty if all fits.
    /// </summary>
    public static IReadOnlyList<string> Problems(Sheet sheet, IReadOnlyList<JournalEntry> journal)
    {
        var problems = new List<string>();
        var last = Head.None;
        var hashes = new Dictionary<string, (string Hash, int Entry)>(StringComparer.Ordinal);
        foreach (var entry in journal)
        {
            if (entry.Number != last.Number + 1)
            {
                problems.Add($"{sheet.Key} entry {entry.Number} follows {last.Number}.");
            }

            if (entry.Previous != last.Hash)
            {
                problems.Add($"{sheet.Key} entry {entry.Number} does not follow from the entry before.");
            }

            last = new Head(entry.Number, entry.Hash);
            foreach (var line in entry.Rows.Split('\n'))
            {
                var space = line.LastIndexOf(' ');
                hashes[line[..space]] = (line[(space + 1)..], entry.Number);
            }
        }

        if (sheet.Head != last)
        {
            problems.Add($"{sheet.Key} has head {sheet.Head.Number}, its journal ends with {last.Number}.");
        }

        foreach (var row in sheet.Rows.OrderBy(r => r.RowKey, StringComparer.Ordinal))
        {
            if (!hashes.Remove(row.RowKey, out var known))
            {
                problems.Add($"{sheet.Key} row {row.RowKey} is in no entry.");
            }
            else if (known.Hash != JournalEntry.HashOf(row))
            {
                problems.Add($"{sheet.Key} row {row.RowKey} is not as entry {known.Entry} left it.");
            }
        }

        problems.AddRange(hashes.Select(h => $"{sheet.Key} row {h.Key} of entry {h.Value.Entry} is gone."));
        return problems;
    }
}
