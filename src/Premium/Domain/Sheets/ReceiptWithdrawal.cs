using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// One person's proposal to take a wrong receipt back and, once another person confirmed it, the correction. The
/// receipt itself is never edited. Kept for ever, as are withdrawn proposals.
/// </summary>
public sealed record ReceiptWithdrawal : SheetRow
{
    public required BillId Bill { get; init; }

    /// <summary>Which receipt of the bill, by <see cref="Receipt.Ordinal"/>.</summary>
    public required int Receipt { get; init; }

    /// <summary>1 for the first proposal on the receipt.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>A person other than <see cref="ProposedBy"/>; empty until confirmed.</summary>
    public string ConfirmedBy { get; init; } = "";

    public string WithdrawnBy { get; init; } = "";

    /// <summary>When it was confirmed or withdrawn.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public bool IsOpen => ClosedAt is null;

    public bool IsConfirmed => ConfirmedBy.Length > 0;

    public override string RowKey => string.Create(
        CultureInfo.InvariantCulture, $"{Domain.Receipt.KeyOf(Bill, Receipt)}~withdrawal~{Ordinal:00}");

    public override BillId BillId => Bill;

    public bool IsOf(Receipt receipt) => Bill == receipt.Bill && Receipt == receipt.Ordinal;

    public override void Write(RowWriter row)
    {
        row.Text("Reason", Reason);
        row.Text("ProposedBy", ProposedBy);
        row.Time("ProposedAt", ProposedAt);
        row.Text("ConfirmedBy", ConfirmedBy);
        row.Text("WithdrawnBy", WithdrawnBy);
        row.Time("ClosedAt", ClosedAt);
    }

    public static ReceiptWithdrawal Read(BillId bill, int receipt, int ordinal, RowReader row)
    {
        var withdrawal = new ReceiptWithdrawal
        {
            Bill = bill,
            Receipt = receipt,
            Ordinal = ordinal,
            Reason = row.Text("Reason"),
            ProposedBy = row.Text("ProposedBy"),
            ProposedAt = row.Time("ProposedAt"),
            ConfirmedBy = row.TextOrEmpty("ConfirmedBy"),
            WithdrawnBy = row.TextOrEmpty("WithdrawnBy"),
            ClosedAt = row.TimeOrNull("ClosedAt"),
        };
        Decision.CheckSigned(
            row, withdrawal.ProposedBy, withdrawal.ConfirmedBy, withdrawal.WithdrawnBy, withdrawal.ClosedAt);
        return withdrawal;
    }
}
