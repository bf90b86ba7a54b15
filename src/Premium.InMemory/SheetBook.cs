using System.Text;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>
/// One sheet, with what is long in its journal and evidence as bytes: as text that would take twice the room. The entry
/// number is the lock.
/// </summary>
/// <param name="empty">The sheet before its first commit.</param>
/// <param name="keepsStored">Keeps the rows as a table would hold them, too.</param>
internal sealed class SheetBook(Sheet empty, bool keepsStored)
{
    private readonly Lock gate = new();
    private readonly List<(JournalEntry Bare, byte[] Rows)> entries = [];
    private readonly Dictionary<string, KeptEvidence> evidence = new(StringComparer.Ordinal);
    private StoredRows? stored;
    private volatile Sheet sheet = empty;

    public Sheet Sheet => sheet;

    public CommitResult Append(JournalEntry entry, IReadOnlyList<SheetRow> rows)
    {
        lock (gate)
        {
            if (entry.Number != entries.Count + 1)
            {
                return new CommitResult.Lost();
            }

            if (rows.OfType<EvidenceRow>().FirstOrDefault(e => evidence.ContainsKey(e.RowKey)) is { } twice)
            {
                throw new InvalidOperationException($"{sheet.Key} has {twice.RowKey} already: evidence stays.");
            }

            foreach (var row in rows.OfType<EvidenceRow>())
            {
                evidence.Add(row.RowKey, KeptEvidence.Of(row));
            }

            entries.Add((entry with { Rows = "" }, Encoding.UTF8.GetBytes(entry.Rows)));
            sheet = sheet.With(new Head(entry.Number, entry.Hash), rows);
            stored?.Put(rows, [entry], sheet.Head);
            return new CommitResult.Committed(sheet);
        }
    }

    public IReadOnlyList<JournalEntry> Journal()
    {
        lock (gate)
        {
            return [.. entries.Select(e => e.Bare with { Rows = Encoding.UTF8.GetString(e.Rows) })];
        }
    }

    public IReadOnlyList<EvidenceRow> EvidenceOf(BillId bill)
    {
        lock (gate)
        {
            var ours = evidence.Where(e => e.Value.Bare.Id.Bill == bill);
            return [.. ours.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value.Row)];
        }
    }

    /// <summary>As a table would hold them; a spoiled row is none, for nobody wrote it.</summary>
    public StoredSheet AsStored()
    {
        lock (gate)
        {
            var all = stored ?? new StoredRows();
            if (stored is null)
            {
                all.Put(sheet.Rows.Concat(evidence.Values.Select(e => e.Row)), Journal(), sheet.Head);
            }

            stored = keepsStored ? all : null;
            return all.Of(sheet.Key);
        }
    }

    /// <returns>Puts the sheet back as it is now, with its journal and evidence.</returns>
    public Func<Sheet> Export()
    {
        lock (gate)
        {
            var (then, count, kept) = (sheet, entries.Count, evidence.Keys.ToHashSet());
            return () =>
            {
                lock (gate)
                {
                    entries.RemoveRange(count, entries.Count - count);
                    foreach (var later in evidence.Keys.Where(k => !kept.Contains(k)).ToList())
                    {
                        evidence.Remove(later);
                    }

                    stored = null;
                    return sheet = then;
                }
            };
        }
    }

    public void Tamper(Func<IEnumerable<SheetRow>, IEnumerable<SheetRow>> hand)
    {
        lock (gate)
        {
            stored = null;
            sheet = new Sheet(sheet.District, sheet.PayMonth, sheet.Head, hand([.. sheet.Rows]))
            {
                Malformed = sheet.Malformed,
            };
        }
    }

    public void Spoil(SheetRow row, string problem)
    {
        lock (gate)
        {
            stored = null;
            var rest = sheet.Rows.Where(r => r.RowKey != row.RowKey);
            var malformed = new MalformedRow($"sheets {sheet.Key} {row.RowKey}", problem, row.Village);
            sheet = new Sheet(sheet.District, sheet.PayMonth, sheet.Head, rest)
            {
                Malformed = [.. sheet.Malformed, malformed],
            };
        }
    }

    /// <param name="Bare">The row without the texts of its call.</param>
    /// <param name="Request">Of the call.</param>
    /// <param name="Reply">Of the call.</param>
    private sealed record KeptEvidence(EvidenceRow Bare, byte[] Request, byte[] Reply)
    {
        public EvidenceRow Row => Bare with
        {
            Call = Bare.Call with
            {
                Request = Encoding.UTF8.GetString(Request),
                Reply = Encoding.UTF8.GetString(Reply),
            },
        };

        public static KeptEvidence Of(EvidenceRow row) => new(
            row with { Call = row.Call with { Request = "", Reply = "" } },
            Encoding.UTF8.GetBytes(row.Call.Request),
            Encoding.UTF8.GetBytes(row.Call.Reply));
    }
}
