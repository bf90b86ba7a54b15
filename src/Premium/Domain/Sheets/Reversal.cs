namespace Premium.Domain;

/// <summary>
/// The bank gave the money of a paid attempt back. The attempt itself is never edited: this row corrects it.
/// </summary>
public sealed record Reversal : SheetRow
{
    public required DebitId Debit { get; init; }

    public required Rupiah Amount { get; init; }

    /// <summary>When the bank booked it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The statement line that shows it.</summary>
    public required string TransactionId { get; init; }

    public override string RowKey => Domain.Debit.KeyOf(Debit) + "~reversal";

    public override BillId BillId => Debit.Bill;

    public override void Write(RowWriter row)
    {
        row.Long("Amount", Amount.Value);
        row.Time("At", At);
        row.Text("TransactionId", TransactionId);
    }

    public static Reversal Read(DebitId debit, RowReader row) => new()
    {
        Debit = debit,
        Amount = new Rupiah(row.Long("Amount")),
        At = row.Time("At"),
        TransactionId = row.TextOrEmpty("TransactionId"),
    };
}
