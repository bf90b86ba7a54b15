using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// Holds a stored sheet against its journal: every row, head and entry as it is stored, not as it reads. What was
/// changed, removed or inserted from outside no longer fits, unless the whole journal after it was written anew; that
/// is what <see cref="Anchor"/>s are for.
/// </summary>
public sealed class JournalCheck
{
    /// <summary>Stands for an entry whose key names no number, and comes after all that do.</summary>
    private const int Unnumbered = int.MaxValue;

    private readonly StoredSheet sheet;
    private readonly List<(int Order, Finding Finding)> found = [];
    private readonly Dictionary<string, (string Hash, JournalEntry Entry)> known = new(StringComparer.Ordinal);
    private readonly SortedList<int, Link> chain = [];

    /// <summary>From this number on the journal is not whole: rows may be what a lost entry made them.</summary>
    private int lostFrom = Unnumbered;

    private readonly SheetAudit audit;

    internal JournalCheck(StoredSheet sheet)
    {
        this.sheet = sheet;
        audit = Run();
    }

    private int Last => chain.Keys.LastOrDefault(n => n != Unnumbered);

    /// <param name="sheet">Everything stored in the partition.</param>
    /// <param name="anchors">What was noted of this sheet outside.</param>
    public static SheetAudit Of(StoredSheet sheet, params IReadOnlyList<Anchor> anchors) => sheet.Check.With(anchors);

    private SheetAudit With(IReadOnlyList<Anchor> anchors)
    {
        var lost = anchors.Where(a => a.Sheet == sheet.Key).Select(a => Check(a.Head))
            .OfType<(int Order, Finding Finding)>().ToList();
        return lost.Count == 0
            ? audit
            : audit with { Findings = [.. found.Concat(lost).OrderBy(f => f.Order).Select(f => f.Finding)] };
    }

    private SheetAudit Run()
    {
        if (!Sheet.TryParseKey(sheet.Key, out var district, out var payMonth))
        {
            Add(0, FindingKind.SheetUnknown, "", null, "is the sheet of no district and pay month");
            return new SheetAudit(sheet.Key, Head.None, 0, sheet.Rows.Count, 0, [found[0].Finding]);
        }

        var rows = sheet.Rows.Where(r => r.Key != Head.RowKey && !r.IsEntry).ToList();
        var entries = sheet.Rows.Where(r => r.IsEntry).ToList();
        entries.ForEach(Take);

        CheckChain();
        CheckHead(sheet.Rows.FirstOrDefault(r => r.Key == Head.RowKey));
        foreach (var row in rows)
        {
            Check(row, district, payMonth);
        }

        foreach (var (key, (_, entry)) in known)
        {
            AddRow(FindingKind.RowGone, key, entry, "is gone", null);
        }

        var last = chain.GetValueOrDefault(Last);
        return new SheetAudit(
            sheet.Key,
            last?.Entry is null ? Head.None : new Head(last.Entry.Number, last.Own),
            entries.Count,
            rows.Count(r => !r.IsEvidence),
            rows.Count(r => r.IsEvidence),
            [.. found.OrderBy(f => f.Order).Select(f => f.Finding)]);
    }

    /// <summary>An entry that cannot be read leaves a gap, which is found with the chain.</summary>
    private void Take(StoredRow row)
    {
        StoredEntry read;
        try
        {
            read = row.Entry;
        }
        catch (UnreadableRowException e)
        {
            var number = int.TryParse(
                row.Key.AsSpan(JournalEntry.KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture,
                out var said) && row.Key == JournalEntry.RowKeyOf(said) ? said : Unnumbered;
            lostFrom = Math.Min(lostFrom, number);
            Add(number, FindingKind.EntryChanged, row.Key, null, $"cannot be read: {e.Message}", row.WrittenAt);
            chain[number] = new Link(null, "", "");
            return;
        }

        var entry = read.Entry;
        if (!read.IsAsWritten)
        {
            lostFrom = Math.Min(lostFrom, entry.Number);
            Add(entry.Number, FindingKind.EntryChanged, row.Key, entry, "is not as it was written", row.WrittenAt);
        }

        chain[entry.Number] = new Link(entry, read.Stored, read.Hash);
        foreach (var (key, hash) in read.Rows)
        {
            known[key] = (hash, entry);
        }
    }

    private void CheckChain()
    {
        var last = 0;
        var hash = "";
        foreach (var (number, link) in chain)
        {
            if (number == Unnumbered)
            {
                break;
            }

            if (number != last + 1)
            {
                AddGone(last + 1, number - 1);
            }
            else if (link.Entry is { } entry && last > 0 && entry.Previous != hash
                && !IsChanged(last) && !IsChanged(number))
            {
                lostFrom = Math.Min(lostFrom, last);
                Add(last, FindingKind.EntryReplaced, JournalEntry.RowKeyOf(last), chain[last].Entry,
                    $"is not the one that entry {number} was written after");
            }

            (last, hash) = (number, link.Hash);
        }
    }

    private void CheckHead(StoredRow? row)
    {
        var last = Last;
        var entry = chain.GetValueOrDefault(last)?.Entry;
        if (row is null)
        {
            // Where no journal was begun, rows were put in from outside, and are found one by one; one that was taken
            // out whole is known by noted heads.
            found.AddRange(
                chain.Count == 0 ? [] : [(last, Found(FindingKind.HeadGone, Head.RowKey, entry, "is gone"))]);
            return;
        }

        Head head;
        try
        {
            head = Head.Read(row.Reader);
        }
        catch (UnreadableRowException e)
        {
            Add(last, FindingKind.HeadChanged, row.Key, entry, $"cannot be read: {e.Message}", row.WrittenAt);
            return;
        }

        // The hash of an entry that is there shows that it is the head which lies, not the journal.
        if (head.Number > last && (last == 0 || head.Hash != chain[last].Hash))
        {
            AddGone(last + 1, head.Number);
        }
        else if (!row.HasColumnsOf(head.Write)
            || head.Number != last
            || (head.Hash != chain.GetValueOrDefault(last)?.Hash && !IsChanged(last)))
        {
            var text = $"names entry {head.Number}; the journal ends with {last}, or not with that hash";
            Add(last, FindingKind.HeadChanged, row.Key, entry, text, row.WrittenAt);
        }
    }

    private void Check(StoredRow row, DistrictCode district, PayMonth payMonth)
    {
        if (!known.Remove(row.Key, out var by))
        {
            AddRow(FindingKind.RowInserted, row.Key, null, "is in no entry", row.WrittenAt);
            return;
        }

        var problem = row.Problem(district, payMonth);
        if (by.Hash != row.Hash)
        {
            var detail = problem is null ? "" : $" ({problem})";
            AddRow(FindingKind.RowChanged, row.Key, by.Entry, "was changed" + detail, row.WrittenAt);
        }
        else if (problem is not null)
        {
            AddRow(FindingKind.RowUnreadable, row.Key, by.Entry, $"cannot be read: {problem}", row.WrittenAt);
        }
    }

    private (int Order, Finding Finding)? Check(Head noted)
    {
        var isThere = noted.Number <= 0
            || (chain.GetValueOrDefault(noted.Number) is { Entry: not null } link && link.Own == noted.Hash);
        return isThere
            ? null
            : (noted.Number, Found(
                FindingKind.EntryNotAsNoted, JournalEntry.RowKeyOf(noted.Number), null,
                "is not the one that was noted outside"));
    }

    private bool IsChanged(int entry) =>
        found.Exists(f => f.Order == entry && f.Finding.Kind == FindingKind.EntryChanged);

    private void AddGone(int first, int last)
    {
        lostFrom = Math.Min(lostFrom, first);
        var text = first == last ? "is gone" : $"and all up to {last} are gone";
        var before = chain.GetValueOrDefault(first - 1)?.Entry;
        Add(first, FindingKind.EntryGone, JournalEntry.RowKeyOf(first), before, text);
    }

    /// <summary>A row that fits no entry may be what a lost or changed entry made it: named after that one.</summary>
    private void AddRow(FindingKind kind, string key, JournalEntry? entry, string what, DateTimeOffset? writtenAt)
    {
        var order = entry?.Number ?? Unnumbered;
        var isDoubtful = lostFrom != Unnumbered && (entry is null || lostFrom >= entry.Number);
        var by = entry is null
            ? ""
            : $"; entry {entry.Number} ({entry.At:O}, {entry.Actor}, {entry.Reason}) wrote it last";
        var doubt = isDoubtful && lostFrom != entry?.Number ? $"; entry {lostFrom}, lost or changed, may have" : "";
        Add(isDoubtful ? lostFrom : order, kind, key, entry, what + by + doubt, writtenAt);
    }

    private void Add(
        int order, FindingKind kind, string key, JournalEntry? entry, string what, DateTimeOffset? writtenAt = null) =>
        found.Add((order, Found(kind, key, entry, what, writtenAt)));

    private Finding Found(
        FindingKind kind, string key, JournalEntry? entry, string what, DateTimeOffset? writtenAt = null)
    {
        var when = writtenAt is { } at ? $"; storage has it from {at.UtcDateTime:O}" : "";
        var name = key.Length == 0 ? sheet.Key : $"{sheet.Key} {key}";
        return new Finding(kind, sheet.Key, key, entry?.Number ?? 0, entry?.At, $"{name} {what}{when}.");
    }

    /// <param name="Entry">Null where it cannot be read.</param>
    /// <param name="Hash">Stored with it.</param>
    /// <param name="Own">Of what it is.</param>
    private sealed record Link(JournalEntry? Entry, string Hash, string Own);
}
