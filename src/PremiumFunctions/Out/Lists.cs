using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.UseCases;
using static PremiumFunctions.Listing;

namespace PremiumFunctions;

/// <summary>What each list holds as a file.</summary>
internal static class Lists
{
    public static Table Of(IEnumerable<WorkItem> items, DateOnly today, Rules rules)
    {
        var words = Words(rules);
        return TableOf(
            "Daftar kerja", items,
            Text<WorkItem>("Kunci", i => i.Key),
            Text<WorkItem>("Hal", i => words.Of(i.Kind.Title)),
            Text<WorkItem>("Di mana", i => words.Of(i.Place)),
            Text<WorkItem>("Kode desa", i => i.Village?.ToString()),
            Text<WorkItem>("Mengapa", i => words.Of(i.Why)),
            Text<WorkItem>("Yang harus dilakukan", i => words.Of(i.Kind.ToDo)),
            Text<WorkItem>("Siapa", i => words.Label(i.Kind.Actor)),
            Text<WorkItem>("Mendesak", i => YesNo(i.IsUrgent(today))),
            Time<WorkItem>("Sejak", rules, i => i.Since),
            Day<WorkItem>("Sampai", i => i.Due),
            Count<WorkItem>("Hari lagi", i => i.DaysLeft(today)),
            Day<WorkItem>("Perlindungan terputus", i => i.LapsesOn),
            Sum<WorkItem>("Taruhan", i => i.AtStake),
            Count<WorkItem>("Peserta", i => i.People),
            Text<WorkItem>("Tagihan", i => string.Join(' ', i.Bills)),
            Text<WorkItem>("Dipegang oleh", i => i.Note?.Owner),
            Day<WorkItem>("Ditunda sampai", i => i.Note?.SnoozedUntil),
            Text<WorkItem>("Komentar", i => i.Note?.Comment),
            Text<WorkItem>("Yang mana", i => string.Join("; ", i.Names)),
            Text<WorkItem>("Catatan sistem", i => Premium.Pages.Words.Problem(i.Detail)));
    }

    public static Table Of(DistrictView view, Rules rules)
    {
        var words = Words(rules);
        return TableOf(
            "Tagihan", view.Bills,
            Text<BillView>("Kode desa", b => b.Village.Code.ToString()),
            Text<BillView>("Desa", b => b.Village.Name),
            Text<BillView>("Segmen", b => b.Bill.Id.Segment.Label()),
            Text<BillView>("Bulan iuran", b => b.Bill.Id.Period.ToString()),
            Count<BillView>("Peserta", b => b.Bill.HeadCount),
            Sum<BillView>("Jumlah", b => b.Bill.Amount),
            Text<BillView>("Keadaan", b => words.Label(b.Bill.State)),
            Text<BillView>("Sebab", b => b.Bill.State.IsPaid() ? "" : words.Reason(b.Bill)),
            Text<BillView>("Status perlindungan", b => words.Label(b.Standing)),
            Day<BillView>("Batas aman", b => b.SafeDay),
            Count<BillView>("Hari lagi", b => b.DaysLeft),
            Day<BillView>("Perlindungan terputus", b => b.LapsesOn),
            Count<BillView>("Percobaan", b => b.Bill.Attempts),
            Text<BillView>("Rujukan", b => b.Attempt?.Id.PaymentReference));
    }

    public static Table Of(IEnumerable<Run> runs, Rules rules)
    {
        var words = Words(rules);
        return TableOf(
            "Proses", runs,
            Text<Run>("Id", r => r.Id),
            Text<Run>("Proses", r => words.Label(r.Purpose)),
            Text<Run>("Bank", r => r.Bank),
            Text<Run>("Bulan bayar", r => r.PayMonth?.ToString()),
            Time<Run>("Mulai", rules, r => r.StartedAt),
            Time<Run>("Selesai", rules, r => r.ClosedAt),
            Text<Run>("Keadaan", r => words.Label(r.State)),
            Count<Run>("Seharusnya", r => r.Tally.Expected),
            Count<Run>("Dibayar", r => r.Tally.Done),
            Count<Run>("Saldo kurang", r => r.Tally.Short),
            Count<Run>("Ditolak", r => r.Tally.Refused),
            Count<Run>("Belum pasti", r => r.Tally.Unknown),
            Count<Run>("Ditahan", r => r.Tally.Held),
            Count<Run>("Belum dicoba", r => r.Tally.Skipped),
            Count<Run>("Peringatan", r => r.Tally.Alerts),
            Text<Run>("Catatan", r => words.Noted(r.Note)));
    }

    public static Table OfPauses(IEnumerable<Stop> stops, DateOnly today, Rules rules) =>
        Of("Penghentian", "Lingkup", "diaktifkan", stops, today, rules);

    public static Table OfMutes(IEnumerable<Stop> stops, DateOnly today, Rules rules) =>
        Of("Tanpa pesan", "Kode desa", "diakhiri", stops, today, rules);

    private static Table Of(
        string name, string scope, string ended, IEnumerable<Stop> stops, DateOnly today, Rules rules) => TableOf(
        name, stops,
        Text<Stop>("Nomor", s => s.Id),
        Text<Stop>(scope, s => s.Scope),
        Text<Stop>("Berlaku", s => YesNo(s.IsOn(today))),
        Text<Stop>("Alasan", s => s.Reason),
        Text<Stop>("Oleh", s => s.By),
        Time<Stop>("Pada", rules, s => s.At),
        Day<Stop>("Mulai", s => s.From),
        Day<Stop>("Sampai", s => s.Until),
        Text<Stop>($"{char.ToUpperInvariant(ended[0])}{ended[1..]} oleh", s => s.Ended?.By),
        Text<Stop>($"Alasan {ended}", s => s.Ended?.Reason),
        Time<Stop>($"{char.ToUpperInvariant(ended[0])}{ended[1..]} pada", rules, s => s.Ended?.At));

    /// <summary>A village's year, and the bills of a month, are the same columns.</summary>
    public static Table Of(IEnumerable<BookRow> rows, Rules rules)
    {
        var words = Words(rules);
        return TableOf(
            "Tagihan", rows,
            Text<BookRow>("Kecamatan", r => r.District),
            Text<BookRow>("Kode desa", r => r.Row.Bill.Village.ToString()),
            Text<BookRow>("Desa", r => r.Name),
            Text<BookRow>("Bulan bayar", r => r.Row.Bill.Id.PayMonth.ToString()),
            Text<BookRow>("Segmen", r => r.Row.Bill.Id.Segment.Label()),
            Text<BookRow>("Bulan iuran", r => r.Row.Bill.Id.Period.ToString()),
            Count<BookRow>("Peserta", r => r.Row.Bill.HeadCount),
            Sum<BookRow>("Ditagih", r => r.Row.Bill.Amount),
            Text<BookRow>("Keadaan", r => words.Label(r.Row.Bill.State)),
            Text<BookRow>("Sebab", r => r.Row.Bill.State.IsPaid() ? "" : words.Reason(r.Row.Bill)),
            Sum<BookRow>("Didebet", r => r.Row.PaidBy?.Amount),
            Day<BookRow>("Tanggal debet", r => r.Row.DebitedOn),
            Text<BookRow>("Rujukan", r => r.Row.PaidBy?.Id.PaymentReference),
            Text<BookRow>("Rujukan bank", r => r.Row.PaidBy?.BankReference),
            Text<BookRow>("Bukti bayar", r => r.Row.Receipt?.Number),
            Sum<BookRow>("Jumlah bukti bayar", r => r.Row.Receipt?.Amount),
            Day<BookRow>("Tanggal bukti bayar", r => r.Row.Receipt?.PaidOn),
            Sum<BookRow>("Belum dibayar", r => r.Row.Bill.State.IsPaid() ? Rupiah.Zero : r.Row.Bill.Amount));
    }

    public static Table Of(TieOut year) => TableOf(
        $"Pencocokan {year.Year}",
        year.Months.Select(m => (Month: m.Month.ToString(), m.Sums)).Append((Month: "Jumlah", Sums: year.Total)),
        Text<(string Month, TieOutMonth Sums)>("Bulan bayar", m => m.Month),
        Count<(string Month, TieOutMonth Sums)>("Tagihan", m => m.Sums.Lines.Count),
        Sum<(string Month, TieOutMonth Sums)>("Ditagih", m => m.Sums.Billed),
        Sum<(string Month, TieOutMonth Sums)>("Belum dibayar", m => m.Sums.Open),
        Sum<(string Month, TieOutMonth Sums)>("Dibayar dengan cara lain", m => m.Sums.PaidOtherwise),
        Sum<(string Month, TieOutMonth Sums)>("Beda jumlah debet", m => m.Sums.DebitDiffers),
        Sum<(string Month, TieOutMonth Sums)>("Kelebihan debet", m => m.Sums.Surplus),
        Sum<(string Month, TieOutMonth Sums)>("Didebet", m => m.Sums.Debited),
        Sum<(string Month, TieOutMonth Sums)>("Bukti bayar belum ada", m => m.Sums.NoReceipt),
        Sum<(string Month, TieOutMonth Sums)>("Bukti bayar tanpa debet", m => m.Sums.ReceiptOnly),
        Sum<(string Month, TieOutMonth Sums)>("Beda jumlah bukti bayar", m => m.Sums.ReceiptDiffers),
        Sum<(string Month, TieOutMonth Sums)>("Bukti bayar", m => m.Sums.Receipts));

    private static string YesNo(bool yes) => yes ? "ya" : "tidak";
}

/// <summary>A bill with its place.</summary>
/// <param name="District">Name.</param>
/// <param name="Name">Of the village.</param>
/// <param name="Row">The bill, and how it is paid.</param>
internal sealed record BookRow(string District, string Name, StatementRow Row);
