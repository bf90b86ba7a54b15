namespace Premium.Domain;

/// <summary>
/// The statement proves that an attempt held to be refused or never executed was executed, and the bill is paid by it.
/// The attempt itself is never edited: this row corrects it.
/// </summary>
public sealed record Adoption : SheetRow
{
    public required DebitId Debit { get; init; }

    public required Rupiah Amount { get; init; }

    /// <summary>When the bank booked it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The statement line that shows it (<see cref="StatementLine.Key"/>).</summary>
    public required string Line { get; init; }

    /// <summary>By what the line is known to be this attempt's.</summary>
    public required string Proof { get; init; }

    public override string RowKey => Domain.Debit.KeyOf(Debit) + "~adoption";

    public override BillId BillId => Debit.Bill;

    public override void Write(RowWriter row)
    {
        row.Long("Amount", Amount.Value);
        row.Time("At", At);
        row.Text("Line", Line);
        row.Text("Proof", Proof);
    }

    public static Adoption Read(DebitId debit, RowReader row) => new()
    {
        Debit = debit,
        Amount = new Rupiah(row.Long("Amount")),
        At = row.Time("At"),
        Line = row.Text("Line"),
        Proof = row.Text("Proof"),
    };
}
