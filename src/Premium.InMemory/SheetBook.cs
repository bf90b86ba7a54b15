using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>
/// One sheet, with what is long in its journal and evidence packed, one bundle a commit. The entry number is the lock.
/// </summary>
/// <param name="empty">The sheet before its first commit.</param>
/// <param name="keepsStored">Keeps the rows as a table would hold them, too.</param>
internal sealed class SheetBook(Sheet empty, bool keepsStored)
{
    private readonly Lock gate = new();
    private readonly List<KeptEntry> entries = [];
    private readonly Dictionary<(DebitId, int, int), KeptEvidence> evidence = [];
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

            List<EvidenceRow> proofs = [.. rows.OfType<EvidenceRow>()];
            if (proofs.Find(e => evidence.ContainsKey(KeyOf(e))) is { } twice)
            {
                throw new InvalidOperationException($"{sheet.Key} has {twice.RowKey} already: evidence stays.");
            }

            entries.Add(KeptEntry.Of(entry, proofs));
            var from = entry.Rows.Length;
            foreach (var row in proofs)
            {
                var kept = KeptEvidence.Of(row, entries.Count - 1, from);
                evidence.Add(KeyOf(row), kept);
                from = kept.End;
            }

            sheet = sheet.With(new Head(entry.Number, entry.Hash), rows);
            stored?.Put(rows, [entry], sheet.Head);
            return new CommitResult.Committed(sheet);
        }
    }

    public IReadOnlyList<JournalEntry> Journal()
    {
        lock (gate)
        {
            return [.. entries.Select(e => e.Entry)];
        }
    }

    public IReadOnlyList<EvidenceRow> EvidenceOf(BillId bill)
    {
        lock (gate)
        {
            var ours = Unpacked(evidence.Values.Where(e => e.Bare.Id.Bill == bill));
            return [.. ours.OrderBy(e => e.RowKey, StringComparer.Ordinal)];
        }
    }

    public IReadOnlyList<DateTimeOffset?> CallTimesOf(DebitId id)
    {
        lock (gate)
        {
            return
            [
                .. evidence.Values.Select(e => e.Bare).Where(e => e.Id == id)
                    .OrderBy(e => e.RowKey, StringComparer.Ordinal).Select(e => e.Call.SentAt),
            ];
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
                all.Put(sheet.Rows.Concat(Unpacked(evidence.Values)), Journal(), sheet.Head);
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

    private static (DebitId Id, int Entry, int Number) KeyOf(EvidenceRow row) => (row.Id, row.Entry, row.Number);

    private IEnumerable<EvidenceRow> Unpacked(IEnumerable<KeptEvidence> kept) =>
        kept.GroupBy(e => e.Commit).SelectMany(commit =>
        {
            var texts = entries[commit.Key].Texts.Text();
            return commit.Select(e => e.Row(texts));
        });

    /// <param name="Bare">The entry without its rows.</param>
    /// <param name="Rows">How long the text of its rows is.</param>
    /// <param name="Texts">Its rows, then the texts of the calls that were kept with it.</param>
    private sealed record KeptEntry(JournalEntry Bare, int Rows, Packed Texts)
    {
        public JournalEntry Entry => Bare with { Rows = Texts.Text()[..Rows] };

        public static KeptEntry Of(JournalEntry entry, IEnumerable<EvidenceRow> evidence)
        {
            var calls = evidence.SelectMany(e => new[] { e.Call.Request, e.Call.Reply });
            var texts = string.Concat(calls.Prepend(entry.Rows));
            return new(entry with { Rows = "" }, entry.Rows.Length, new Packed(texts));
        }
    }

    /// <param name="Bare">The row without the texts of its call.</param>
    /// <param name="Commit">Index of the entry that it came with.</param>
    /// <param name="Request">Where the request begins in the texts of that entry.</param>
    /// <param name="Reply">Where the reply begins.</param>
    /// <param name="End">Where it ends.</param>
    private sealed record KeptEvidence(EvidenceRow Bare, int Commit, int Request, int Reply, int End)
    {
        public EvidenceRow Row(string texts) =>
            Bare with { Call = Bare.Call with { Request = texts[Request..Reply], Reply = texts[Reply..End] } };

        public static KeptEvidence Of(EvidenceRow row, int commit, int from)
        {
            var reply = from + row.Call.Request.Length;
            var bare = row with { Call = row.Call with { Request = "", Reply = "" } };
            return new(bare, commit, from, reply, reply + row.Call.Reply.Length);
        }
    }
}
