using System.Globalization;

namespace Premium.Domain;

/// <summary>Bukti bayar of BPJS Ketenagakerjaan for one bill: only this makes cover active.</summary>
public sealed record Receipt : SheetRow
{
    public required BillId Bill { get; init; }

    /// <summary>1 for the first; a bill whose money was given back gets another when it is paid again.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The number BPJS gave it.</summary>
    public required string Number { get; init; }

    public required Rupiah Amount { get; init; }

    public required DateOnly PaidOn { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public override string RowKey => KeyOf(Bill, Ordinal);

    public override BillId BillId => Bill;

    public static string KeyOf(BillId bill, int ordinal) => string.Create(
        CultureInfo.InvariantCulture, $"bill~{bill.Village.Number}~{bill.Segment.Key()}~receipt~{ordinal:00}");

    /// <summary>Letters count the same in either case.</summary>
    public bool HasNumber(string number) => string.Equals(Number, number, StringComparison.OrdinalIgnoreCase);

    public override void Write(RowWriter row)
    {
        row.Text("Number", Number);
        row.Long("Amount", Amount.Value);
        row.Text("PaidOn", PaidOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        row.Text("RecordedBy", RecordedBy);
        row.Time("RecordedAt", RecordedAt);
    }

    public static Receipt Read(BillId bill, int ordinal, RowReader row) => new()
    {
        Bill = bill,
        Ordinal = ordinal,
        Number = row.Text("Number"),
        Amount = new Rupiah(row.Long("Amount")),
        PaidOn = row.Day("PaidOn"),
        RecordedBy = row.Text("RecordedBy"),
        RecordedAt = row.Time("RecordedAt"),
    };
}
