namespace Premium.Domain;

/// <summary>
/// The rows of a sheet, kept by village because commits never split one: a change takes over all other villages as
/// they are, with what was sorted of them before.
/// </summary>
internal sealed class SheetRows
{
    public static readonly SheetRows None = new([]);

    private readonly Dictionary<int, VillageRows> villages;
    private VillageRows[]? inOrder;

    private SheetRows(Dictionary<int, VillageRows> villages) => this.villages = villages;

    public IEnumerable<SheetRow> Values => InOrder.SelectMany(v => v.Rows);

    private VillageRows[] InOrder => inOrder ??= [.. villages.OrderBy(v => v.Key).Select(v => v.Value)];

    public IEnumerable<string> MisfitsWhere(Func<VillageCode, bool> isReadable) => InOrder
        .Where(v => v.Misfits.Count > 0 && isReadable(v.Rows[0].Village))
        .SelectMany(v => v.Misfits);

    /// <summary>None for a village of another district: the one with its number here is a stranger.</summary>
    public VillageRows Of(VillageCode village) =>
        villages.TryGetValue(village.Local, out var its) && its.Rows[0].Village == village ? its : VillageRows.None;

    public bool ContainsKey(string rowKey) => GetValueOrDefault(rowKey) is not null;

    public SheetRow? GetValueOrDefault(string rowKey) =>
        rowKey.Split('~', 3) is [_, var number, _] && int.TryParse(number, out var local)
            ? villages.GetValueOrDefault(local, VillageRows.None).Find(rowKey)
            : null;

    /// <summary>Rows of one kind in order of row key.</summary>
    public T[] Sorted<T>()
        where T : SheetRow => [.. InOrder.SelectMany(v => v.Of<T>())];

    public IEnumerable<VillageCode> Debited =>
        InOrder.Where(v => v.Debits.Length > 0).Select(v => v.Debits[0].Village);

    public IEnumerable<Debit> Taken => InOrder.SelectMany(v => v.Taken);

    public IEnumerable<SheetRow> Corrections => InOrder.SelectMany(v => v.Corrections);

    /// <summary>These rows with others in place of those of the same key.</summary>
    public SheetRows With(IEnumerable<SheetRow> changed)
    {
        var next = new Dictionary<int, VillageRows>(villages);
        foreach (var rows in changed.GroupBy(r => r.Village.Local))
        {
            next[rows.Key] = next.GetValueOrDefault(rows.Key, VillageRows.None).With(rows);
        }

        return new SheetRows(next);
    }
}

/// <summary>The rows of one village in a sheet, in ordinal order of row key.</summary>
internal sealed class VillageRows
{
    public static readonly VillageRows None = new([], []);

    private readonly List<string> keys;
    private readonly List<SheetRow> rows;
    private Bill[]? bills;
    private Bill[]? billsBySegment;
    private Debit[]? debits;
    private Alert[]? alerts;
    private SheetRow[]? corrections;
    private Decision[]? decisions;
    private ReceiptWithdrawal[]? withdrawals;
    private Debit[]? taken;
    private string[]? misfits;

    private VillageRows(List<string> keys, List<SheetRow> rows) => (this.keys, this.rows) = (keys, rows);

    public IReadOnlyList<SheetRow> Rows => rows;

    public Bill[] Bills => bills ??= [.. rows.OfType<Bill>()];

    /// <summary>In the order of the segments.</summary>
    public Bill[] BillsBySegment => billsBySegment ??=
        [.. Segments.All.Select(segment => Array.Find(Bills, b => b.Id.Segment == segment)).OfType<Bill>()];

    public Debit[] Debits => debits ??= [.. rows.OfType<Debit>()];

    public Alert[] Alerts => alerts ??= [.. rows.OfType<Alert>()];

    public Adoption? Adoption(DebitId id) =>
        Array.Find(Corrections, r => r is Domain.Adoption a && a.Debit == id) as Adoption;

    public Reversal? Reversal(DebitId id) =>
        Array.Find(Corrections, r => r is Domain.Reversal b && b.Debit == id) as Reversal;

    // Every reader of debits asks for these, and hardly a village has one.
    public SheetRow[] Corrections => corrections ??= [.. rows.Where(r => r is Domain.Adoption or Domain.Reversal)];

    /// <summary>Debits of which the bank took the money and kept it, or may have.</summary>
    public Debit[] Taken => taken ??= Array.FindAll(Debits, d => !d.State.IsFinal() || IsExecuted(d));

    public Decision[] Decisions => decisions ??= [.. rows.OfType<Decision>()];

    public ReceiptWithdrawal[] Withdrawals => withdrawals ??= [.. rows.OfType<ReceiptWithdrawal>()];

    /// <summary>Why these rows cannot all be true, one line each; empty if they fit together.</summary>
    public IReadOnlyList<string> Misfits => misfits ??= [.. Domain.Misfits.Of(this)];

    public IEnumerable<T> Of<T>()
        where T : SheetRow => typeof(T) == typeof(Bill) ? (IEnumerable<T>)(object)Bills
        : typeof(T) == typeof(Debit) ? (IEnumerable<T>)(object)Debits
        : typeof(T) == typeof(Alert) ? (IEnumerable<T>)(object)Alerts
        : typeof(T) == typeof(Decision) ? (IEnumerable<T>)(object)Decisions
        : typeof(T) == typeof(ReceiptWithdrawal) ? (IEnumerable<T>)(object)Withdrawals
        : rows.OfType<T>();

    /// <summary>The bank took the money for it and kept it, as far as we know.</summary>
    public bool IsExecuted(Debit debit) =>
        (debit.State == DebitState.Paid || Adoption(debit.Id) is not null) && Reversal(debit.Id) is null;

    /// <summary>Two people took it back: it covers nothing.</summary>
    public bool IsTakenBack(Receipt receipt) =>
        Array.Exists(Withdrawals, w => w.IsConfirmed && w.IsOf(receipt));

    public SheetRow? Find(string rowKey)
    {
        var at = keys.BinarySearch(rowKey, StringComparer.Ordinal);
        return at >= 0 ? rows[at] : null;
    }

    public VillageRows With(IEnumerable<SheetRow> changed)
    {
        var next = new VillageRows([.. keys], [.. rows]);
        foreach (var row in changed)
        {
            var key = row.RowKey;
            var at = next.keys.BinarySearch(key, StringComparer.Ordinal);
            if (at >= 0)
            {
                next.rows[at] = row;
            }
            else
            {
                next.keys.Insert(~at, key);
                next.rows.Insert(~at, row);
            }
        }

        return next;
    }
}
