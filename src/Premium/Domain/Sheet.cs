using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Premium.Ports;

namespace Premium.Domain;

/// <summary>Number and hash of the newest journal entry; 0 and empty for a sheet never written.</summary>
public sealed record Head(int Number, string Hash)
{
    public static readonly Head None = new(0, "");
}

/// <summary>
/// All rows of one district for one contribution month as they stood at <see cref="Head"/>. Never changed in place:
/// a commit gives a new one.
/// </summary>
public sealed class Sheet
{
    private readonly Dictionary<string, SheetRow> rows;

    // A sheet never changes, and most of its readers ask for the same again: sorted and grouped once, when first asked.
    private IReadOnlyList<Bill>? bills;
    private IReadOnlyList<Debit>? debits;
    private IReadOnlyList<Alert>? alerts;
    private Dictionary<(VillageCode, Segment), Bill>? billsByVillage;
    private ILookup<VillageCode, Debit>? debitsByVillage;
    private ILookup<BillId, Alert>? alertsByBill;

    public Sheet(DistrictCode district, Period period, Head head, IEnumerable<SheetRow> rows)
        : this(district, period, head, rows.ToDictionary(r => r.RowKey, StringComparer.Ordinal))
    {
    }

    private Sheet(DistrictCode district, Period period, Head head, Dictionary<string, SheetRow> rows)
    {
        District = district;
        Period = period;
        Head = head;
        this.rows = rows;
    }

    public DistrictCode District { get; }

    public Period Period { get; }

    public Head Head { get; }

    /// <summary>Partition key of the sheet: <c>33.16.12~2026-11</c>.</summary>
    public string Key => KeyOf(District, Period);

    public IEnumerable<SheetRow> Rows => rows.Values;

    /// <summary>Stored rows that cannot be read, for a person to mend.</summary>
    public IReadOnlyList<MalformedRow> Malformed { get; init; } = [];

    /// <summary>In order of row key, like debits and alerts.</summary>
    public IReadOnlyList<Bill> Bills => bills ??= Sorted<Bill>();

    public IReadOnlyList<Debit> Debits => debits ??= Sorted<Debit>();

    public IReadOnlyList<Alert> Alerts => alerts ??= Sorted<Alert>();

    public static string KeyOf(DistrictCode district, Period period) => $"{district}~{period}";

    public static Sheet Empty(DistrictCode district, Period period) =>
        new(district, period, Head.None, new Dictionary<string, SheetRow>(StringComparer.Ordinal));

    /// <summary>
    /// False where a row of the village cannot be read: it may tell of a debit, so nothing of this village may be
    /// decided or committed until it is mended. The ledger refuses to.
    /// </summary>
    public bool IsReadable(VillageCode village) => Malformed.All(row => row.Village != village);

    public bool Has(string rowKey) => rows.ContainsKey(rowKey);

    public Bill? Bill(VillageCode village, Segment segment) =>
        (billsByVillage ??= Bills.ToDictionary(b => (b.Village, b.Id.Segment))).GetValueOrDefault((village, segment));

    public Debit? Debit(DebitId id) =>
        rows.GetValueOrDefault(Domain.Debit.KeyOf(id)) as Debit;

    public IEnumerable<Debit> DebitsOf(VillageCode village) =>
        (debitsByVillage ??= Debits.ToLookup(d => d.Village))[village];

    /// <summary>The newest attempt of a bill; null before the first.</summary>
    public Debit? LastDebit(Bill bill) => bill.Attempts == 0 ? null : Debit(bill.Id.Attempt(bill.Attempts));

    /// <summary>What people proposed and decided about an attempt, oldest first.</summary>
    public IEnumerable<Decision> DecisionsOn(DebitId id) => Sorted<Decision>().Where(d => d.Debit == id);

    public IReadOnlyList<Receipt> Receipts => Sorted<Receipt>();

    public bool IsGivenBack(DebitId id) => rows.ContainsKey(Reversal.KeyOf(id));

    public Alert? Alert(BillId bill, string stage) =>
        (alertsByBill ??= Alerts.ToLookup(a => a.Bill))[bill].FirstOrDefault(a => a.Stage == stage);

    /// <summary>The sheet with these rows in place of those of the same key.</summary>
    public Sheet With(Head head, IEnumerable<SheetRow> changed)
    {
        var next = new Dictionary<string, SheetRow>(rows, StringComparer.Ordinal);
        foreach (var row in changed)
        {
            next[row.RowKey] = row;
        }

        return new Sheet(District, Period, head, next) { Malformed = Malformed };
    }

    private T[] Sorted<T>()
        where T : SheetRow
    {
        var keys = new List<string>(rows.Count);
        var found = new List<T>(rows.Count);
        foreach (var (key, row) in rows)
        {
            if (row is T one)
            {
                keys.Add(key);
                found.Add(one);
            }
        }

        var sorted = found.ToArray();
        Array.Sort(keys.ToArray(), sorted, StringComparer.Ordinal);
        return sorted;
    }

    /// <exception cref="InvalidOperationException">
    /// The change would write over a row that could not be read, or belongs to another sheet.
    /// </exception>
    public void CheckTakes(Change change)
    {
        foreach (var village in change.Rows.Select(r => r.Village).Distinct())
        {
            if (village.District != District)
            {
                throw new InvalidOperationException($"A row of {village} does not belong to the sheet {Key}.");
            }

            if (!IsReadable(village))
            {
                throw new InvalidOperationException(
                    $"Sheet {Key} has an unreadable row of {village}: nothing of it may change until it is mended.");
            }
        }
    }
}

/// <summary>Rows to write, by whom, when and why. Empty changes are not committed.</summary>
public sealed record Change(DateTimeOffset At, string Actor, string Reason, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>An entity-group transaction takes 100 entities; head and journal entry are two of them.</summary>
    public const int RowsMax = 98;

    /// <summary>The change in parts that fit one commit each, never splitting a village.</summary>
    public IEnumerable<Change> Parts()
    {
        var part = new List<SheetRow>();
        foreach (var village in Rows.GroupBy(r => r.Village))
        {
            var count = village.Count();
            if (count > RowsMax)
            {
                throw new InvalidOperationException(
                    $"{count} changed rows of village {village.Key} do not fit one commit of {RowsMax}.");
            }

            if (part.Count + count > RowsMax)
            {
                yield return this with { Rows = part };
                part = [];
            }

            part.AddRange(village);
        }

        if (part.Count > 0)
        {
            yield return this with { Rows = part };
        }
    }
}

/// <summary>
/// One commit in the journal: what changed, by whom and why, with a hash of each changed row in canonical form and of
/// the entry before, so that a row changed from outside no longer fits its entry.
/// </summary>
/// <param name="Number">1 for the first commit of a sheet, then without gaps.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Actor">Which function or person.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Rows">Changed rows, one <c>key hash</c> a line.</param>
/// <param name="Writer">Unique to the writing attempt: tells our own lost answer from another writer's entry.</param>
/// <param name="Previous">Hash of the entry before; empty for the first.</param>
public sealed record JournalEntry(
    int Number, DateTimeOffset At, string Actor, string Reason, string Rows, string Writer, string Previous)
{
    public string Hash => Digest(string.Create(
        CultureInfo.InvariantCulture,
        $"{Number}\n{At.UtcDateTime:O}\n{Actor}\n{Reason}\n{Writer}\n{Previous}\n{Rows}"));

    public string RowKey => RowKeyOf(Number);

    public static string RowKeyOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"entry~{number:000000}");

    public static JournalEntry After(Head head, Change change, string writer) => new(
        head.Number + 1,
        change.At,
        change.Actor,
        change.Reason,
        string.Join('\n', change.Rows.Select(r => $"{r.RowKey} {HashOf(r)}")),
        writer,
        head.Hash);

    /// <summary>SHA-256 of a row in canonical form: its key, then its columns in ordinal order of name.</summary>
    public static string HashOf(SheetRow row)
    {
        var text = new StringBuilder(512).Append(row.RowKey).Append('\n');
        foreach (var (name, value) in row.Columns().OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var canonical = value switch
            {
                DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => (string)value,
            };
            text.Append(name).Append('=').Append(canonical.Length).Append(':').Append(canonical).Append('\n');
        }

        return Digest(text.ToString());
    }

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
