using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

/// <content>The report of a month, and the year that adds up.</content>
public sealed partial class Words
{
    public string Month(PayMonth month) => Month(Period.Of(month.FirstDay));

    /// <summary>What bills are open for, without the figures of a single one.</summary>
    public string OpenFor(Bill bill) => bill switch
    {
        { Doubt: not null } => Say("Mutasi rekening harus diperiksa", "The statement must be looked at"),
        { Hold: { } hold } => Capital(Label(hold)),
        { State: BillState.Short or BillState.Refused, Refusal: { } refusal } => Capital(Refusal(refusal)),
        _ => Label(bill.State),
    };

    /// <summary><c>+Rp1.000</c>, <c>-Rp1.000</c>, <c>sama</c>.</summary>
    public string Change(Rupiah now, Rupiah before) => (now - before).Value switch
    {
        0 => Say("sama", "the same"),
        > 0 => $"+{now - before}",
        _ => $"{now - before}",
    };

    /// <summary>Every cause of what is billed and not debited; each that there is.</summary>
    public IReadOnlyList<string> NotDebited(TieOutMonth sums) =>
    [
        .. Cause(sums.Open, sums.Lines.Count(l => !l.Bill.State.IsPaid()), "belum dibayar", "unpaid"),
        .. Cause(
            sums.PaidOtherwise, sums.Lines.Count(TieOutMonth.IsPaidOtherwise),
            "dibayar dengan cara lain", "paid another way"),
        .. Cause(
            sums.DebitDiffers, sums.Lines.Count(l => l.Row.PaidBy is { } p && p.Amount != l.Bill.Amount),
            "jumlah debet berbeda", "debited with another sum"),
        .. Cause(
            Rupiah.Zero - sums.Surplus, sums.Lines.Count(l => l.Surplus != Rupiah.Zero),
            "didebet lebih, harus kembali", "debited too much, must come back"),
    ];

    /// <summary>Every cause of what is debited and not confirmed; each that there is.</summary>
    public IReadOnlyList<string> NotConfirmed(TieOutMonth sums) =>
    [
        .. Cause(
            sums.NoReceipt, sums.Lines.Count(l => l.Row is { PaidBy: not null, Receipt: null }),
            "bukti bayar belum ada", "no receipt yet"),
        .. Cause(
            sums.Surplus, sums.Lines.Count(l => l.Surplus != Rupiah.Zero),
            "didebet lebih, harus kembali", "debited too much, must come back"),
        .. Cause(
            sums.ReceiptDiffers,
            sums.Lines.Count(l => l.Row is { PaidBy: { } p, Receipt: { } r } && p.Amount != r.Amount),
            "jumlah bukti bayar berbeda", "receipts with another sum"),
        .. Cause(
            Rupiah.Zero - sums.ReceiptOnly, sums.Lines.Count(l => l.Row is { PaidBy: null, Receipt: not null }),
            "bukti bayar tanpa debet", "receipts without a debit"),
    ];

    private IEnumerable<string> Cause(Rupiah sum, int bills, string indonesian, string english) =>
        bills == 0 ? [] : [$"{sum} {Say(indonesian, english)} ({Bills(bills)})"];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
