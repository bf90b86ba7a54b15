using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// What was billed in a month, what banks debited for it and what BPJS confirmed, with every cause of a difference.
/// </summary>
/// <param name="Lines">The bills of the month.</param>
public sealed record TieOutMonth(IReadOnlyList<MonthLine> Lines)
{
    public Rupiah Billed => Sum(l => l.Bill.Amount);

    /// <summary>All that banks executed for these bills and kept, as far as we know.</summary>
    public Rupiah Debited => Sum(l => (l.Row.PaidBy?.Amount ?? Rupiah.Zero) + l.Surplus);

    /// <summary>Of the receipts that count.</summary>
    public Rupiah Receipts => Sum(l => l.Row.Receipt?.Amount ?? Rupiah.Zero);

    /// <summary>Billed and not paid.</summary>
    public Rupiah Open => Sum(l => l.Bill.State.IsPaid() ? Rupiah.Zero : l.Bill.Amount);

    /// <summary>Paid without an attempt of ours.</summary>
    public Rupiah PaidOtherwise => Sum(l => IsPaidOtherwise(l) ? l.Bill.Amount : Rupiah.Zero);

    /// <summary>By how much bills are above the debits that pay them.</summary>
    public Rupiah DebitDiffers => Sum(l => l.Row.PaidBy is { } paid ? l.Bill.Amount - paid.Amount : Rupiah.Zero);

    /// <summary>Executed beside what pays a bill.</summary>
    public Rupiah Surplus => Sum(l => l.Surplus);

    /// <summary>Debited, and BPJS has not confirmed it.</summary>
    public Rupiah NoReceipt => Sum(l => l.Row is { PaidBy: { } paid, Receipt: null } ? paid.Amount : Rupiah.Zero);

    /// <summary>Confirmed by BPJS without a debit of ours.</summary>
    public Rupiah ReceiptOnly => Sum(
        l => l.Row is { PaidBy: null, Receipt: { } receipt } ? receipt.Amount : Rupiah.Zero);

    /// <summary>By how much debits are above their receipts.</summary>
    public Rupiah ReceiptDiffers => Sum(
        l => l.Row is { PaidBy: { } paid, Receipt: { } receipt } ? paid.Amount - receipt.Amount : Rupiah.Zero);

    public static bool IsPaidOtherwise(MonthLine line) => line.Row.PaidBy is null && line.Bill.State.IsPaid();

    private Rupiah Sum(Func<MonthLine, Rupiah> of) => Rupiah.Sum(Lines.Select(of));
}

/// <summary>The tie-out of a calendar year, month by month.</summary>
/// <param name="Year">Of the pay months.</param>
/// <param name="Months">Those with a bill, in order.</param>
/// <param name="Problems">What cannot be read: the sums lack it.</param>
public sealed record TieOut(
    int Year, IReadOnlyList<(PayMonth Month, TieOutMonth Sums)> Months, IReadOnlyList<string> Problems)
{
    public TieOutMonth Total => new([.. Months.SelectMany(m => m.Sums.Lines)]);

    public static TieOut Of(int year, IReadOnlyList<DistrictMonths> districts) => new(
        year,
        [
            .. districts.SelectMany(d => d.Lines).GroupBy(l => l.Bill.Id.PayMonth).OrderBy(g => g.Key)
                .Select(g => (g.Key, new TieOutMonth([.. g]))),
        ],
        [.. districts.SelectMany(d => d.Problems)]);
}
