using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

/// <content>Whether a person was covered, in a sentence.</content>
public sealed partial class Words
{
    public string Cover(CoverAnswer found, Period month) =>
        found.Evidence.FirstOrDefault(f => f.IsCovered) is { } covered ? CoverAt(covered)
        : found.Unreadable.Count > 0 ? CoverUnknown(found.Unreadable)
        : found.Evidence.FirstOrDefault(f => f.IsUncertain) is { } uncertain ? CoverAt(uncertain)
        : found.Evidence.Count > 0 ? CoverAt(found.Evidence[0])
        : Say(
            $"Belum terlindungi: tidak ada desa yang mencatat NIK ini sebagai peserta pada {Month(month)}.",
            $"Not covered: no village lists this NIK among its members in {Month(month)}.");

    private string CoverUnknown(IReadOnlyList<MalformedRow> unreadable)
    {
        var lists = string.Join(", ", unreadable.Select(u => u.Village?.ToString() ?? u.Place));
        return Say(
            $"Belum dapat dipastikan: daftar peserta berikut tidak dapat dibaca dan mungkin memuat orang ini: {lists}. "
                + "Perbaiki dulu dengan impor yang benar, lalu periksa lagi.",
            $"Nobody can tell: these lists of members cannot be read and may have this person: {lists}. Mend them by a "
                + "correct import first, then check again.");
    }

    public string CoverAt(CoverEvidence evidence) => evidence switch
    {
        { IsCovered: true, Receipt: { } receipt } => Say(
            $"Terlindungi: bukti bayar {receipt.Number} tanggal {Day(receipt.PaidOn)}.",
            $"Covered: receipt {receipt.Number} of {Day(receipt.PaidOn)}."),
        { IsCovered: true } => Say(
            "Terlindungi: tagihan tercatat berbukti bayar.", "Covered: the bill has its receipt."),
        { Bill: null } => Say(
            "Belum terlindungi: belum ada tagihan untuk bulan itu.", "Not covered: there is no bill of that month."),
        { Bill.IsConfirmed: true } => Say(
            "Belum pasti: tagihan bulan itu berbukti bayar, tetapi daftar peserta berubah sesudahnya. Tanyakan kepada "
                + "kantor cabang BPJS Ketenagakerjaan apakah orang ini sudah terhitung.",
            "Not certain: the bill of that month has its receipt, but the list of members changed afterwards. Ask the "
                + "branch of BPJS Ketenagakerjaan whether this person was counted."),
        { Bill: { State: BillState.Covered, Doubt: { } doubt }, Receipt: { } receipt } => Say(
            $"Belum pasti: bukti bayar {receipt.Number} ada, tetapi {Unsure(doubt)}; masih diperiksa dengan bank.",
            $"Not certain: receipt {receipt.Number} is in, but {Unsure(doubt)}; it is being looked at with the bank."),
        { Bill.Doubt: not null } => Say(
            "Belum terlindungi: pembayaran tagihan ini masih diperiksa dengan bank.",
            "Not covered: the payment of this bill is still being looked at with the bank."),
        { Bill.State: BillState.Debited } => Say(
            "Belum terlindungi: iuran sudah didebet, bukti bayar BPJS belum ada.",
            "Not covered: the premium is debited, the receipt of BPJS is not in."),
        { Bill: { } bill } => Say(
            $"Belum terlindungi: iuran belum dibayar ({Label(bill.State).ToLowerInvariant()}).",
            $"Not covered: the premium is not paid ({Label(bill.State).ToLowerInvariant()})."),
    };

    private string Unsure(BillDoubt doubt) => doubt == BillDoubt.MoneyMayBeBack
        ? Say("dananya mungkin sudah dikembalikan bank", "the bank may have given the money back")
        : Say(
            "bank mencatat pendebetan dengan jumlah atau rekening yang lain",
            "the bank has its debit with another sum or account");
}
